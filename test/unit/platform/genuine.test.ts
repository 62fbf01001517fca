/** The worker stores only what it asked for: a captive portal answers every address with a page. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isAsItShouldBe, pageMark } from '#app/pwa/genuine.ts'

const answer = (type: string, body = '', init: ResponseInit = {}) =>
  new Response(body, { ...init, headers: { 'content-type': type } })

it('a script is stored only as a script, a page only with the mark of our own page', async () => {
  const cases: [string, Response, boolean][] = [
    ['/assets/index-a1.js', answer('text/javascript; charset=utf-8'), true],
    ['/assets/index-a1.js', answer('text/html', 'Welcome to the airport'), false],
    ['/assets/index-a1.css', answer('text/html', 'Welcome to the airport'), false],
    ['/icons/192.png', answer('image/png'), true],
    ['/manifest.webmanifest', answer('application/manifest+json'), true],
    ['/index.html?__WB_REVISION__=1', answer('text/html', `<meta ${pageMark} />`), true],
    ['/index.html', answer('text/html', 'Welcome to the airport'), false],
    ['/assets/index-a1.js', answer('text/javascript', '', { status: 404 }), false],
  ]
  for (const [url, response, stored] of cases) expect(await isAsItShouldBe(url, response), url).toBe(stored)
})

it('the page of the app carries its mark', () => {
  expect(readFileSync(new URL('../../../app/index.html', import.meta.url), 'utf8')).toContain(pageMark)
})
