/** What public/start.js does before the app's script is there. */
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'

const script = readFileSync(new URL('../../../public/start.js', import.meta.url), 'utf8')
const ahead = {
  'zh-CN': ['/assets/zh-CN.js'],
  en: ['/assets/en.js'],
  '/sign-in': ['/assets/sign-in.js'],
  '/c/': ['/assets/customer.js', '/assets/customer.css'],
}

interface Page {
  readonly path: string
  /** As public/start.js finds it in local storage. */
  readonly kept?: string
  readonly languages?: readonly string[]
}

/** A page whose browser is above the floor, and what the script did to it. */
function open({ path, kept, languages = ['zh-CN'] }: Page) {
  const links: { rel: string; as?: string; href: string }[] = []
  const root = { lang: 'zh-CN', setAttribute: () => undefined }
  const supports = () => true
  const browser = {
    document: {
      documentElement: root,
      currentScript: { getAttribute: () => JSON.stringify(ahead) },
      createElement: () => ({}),
      head: { appendChild: (link: { rel: string; href: string }) => links.push(link) },
    },
    CSS: { supports },
    CSSPropertyRule: {},
    localStorage: { getItem: () => kept ?? null },
    location: { pathname: path },
    navigator: { languages },
  }
  runInNewContext(script, { ...browser, window: browser })
  return { lang: root.lang, links, files: links.map(({ href }) => href) }
}

describe('before the script of the app is there', () => {
  test('the words of the language and the code of the address are asked for', () => {
    expect(open({ path: '/sign-in' }).files).toEqual(['/assets/zh-CN.js', '/assets/sign-in.js'])
    expect(open({ path: '/today' }).files).toEqual(['/assets/zh-CN.js'])
  })

  test('styles come as styles, code as modules', () => {
    const { links } = open({ path: '/c/1' })
    expect(links.map(({ rel, as }) => [rel, as])).toEqual([
      ['modulepreload', undefined],
      ['modulepreload', undefined],
      ['preload', 'style'],
    ])
  })

  test.each([
    ['the one that was chosen', '{"language":"en"}', ['zh-CN'], 'en'],
    ['the first of the browser that Ketu speaks', undefined, ['fr', 'en-GB', 'zh-CN'], 'en'],
    ['the chosen one before those of the browser', '{"language":"zh-CN"}', ['en'], 'zh-CN'],
    ['Chinese where it speaks none', undefined, ['fr'], 'zh-CN'],
    ['Chinese where what was kept is broken', '{"lang', [], 'zh-CN'],
  ] as const)('the language is %s', (_, kept, languages, lang) => {
    const page = open({ path: '/today', languages, ...(kept !== undefined && { kept }) })
    expect([page.lang, page.files]).toEqual([lang, [`/assets/${lang}.js`]])
  })
})
