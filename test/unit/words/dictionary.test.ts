/** What the compiler cannot see in the dictionaries: names for every field, fixed words, plurals, the choice of a language. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { words as en } from '#app/words/en.ts'
import { activityLine, fieldName, fieldValue } from '#app/words/field-words.ts'
import { chooseLanguage } from '#app/words/language.ts'
import { plural } from '#app/words/plural.ts'
import { words as zh } from '#app/words/zh-CN.ts'
import { recordTypes } from '#shared/domain/record.ts'

/** Quoted texts of every area of a language, read from its source: entries may be functions of anything. */
function textsOf(language: string): string[] {
  const folder = new URL(`../../../app/words/${language}/`, import.meta.url)
  const sources = readdirSync(folder).map(file => readFileSync(new URL(file, folder), 'utf8'))
  return sources.flatMap(source => [...source.matchAll(/'(?:[^'\n]|\\')*'|"[^"\n]*"|`[^`]*`/g)].map(([text]) => text))
}

const labels = Object.values(recordTypes).flatMap(table => Object.values(table).map(field => field.label))

describe('dictionary', () => {
  it('names every field of every record type in both languages', () => {
    const unnamed = labels.filter(label => !Object.hasOwn(zh.fields, label) || !Object.hasOwn(en.fields, label))
    expect(unnamed).toEqual([])
  })
  it('keeps the words that are fixed and the calm voice', () => {
    expect(textsOf('zh-CN').length).toBeGreaterThan(200)
    expect(textsOf('zh-CN').filter(text => /未上传|错误|！/.test(text))).toEqual([])
    expect(textsOf('en').filter(text => /[a-z]!|(?<!-)\b[Ee]rrors?\b/.test(text))).toEqual([])
  })
  it('has no Chinese in the English, names of the product and of one language aside', () => {
    expect(textsOf('en').filter(text => /\p{Script=Han}/u.test(text.replace('客图', '')))).toEqual([])
  })
  it('says 1 item and 3 items', () => {
    const { pill, pendingOld } = en.shell
    expect([pill.syncing(1), pill.syncing(3)]).toEqual(['Syncing 1 item', 'Syncing 3 items'])
    expect([pill.needsYou(1), pill.needsYou(2)]).toEqual(['1 item needs you', '2 items need you'])
    expect(pendingOld(5, 3)).toBe('5 items have waited 3 days. Please go online once')
  })
})

describe('words found by key', () => {
  it('name fields and values of a record', () => {
    expect(fieldName(zh, 'customer', 'city')).toBe('城市')
    expect(fieldName(en, 'visit', 'outcome')).toBe('Result')
    expect(fieldValue(zh, 'visit', 'outcome', 'progress')).toBe('有进展')
    expect(fieldValue(zh, 'customer', 'isKey', true)).toBe('是')
    expect(fieldValue(en, 'customer', 'city', '')).toBe('Empty')
  })
  it('show what a newer phone wrote as it is', () => {
    expect(fieldName(zh, 'customer', 'shoeSize')).toBe('shoeSize')
    expect(fieldName(zh, 'robot', 'toString')).toBe('toString')
    expect(fieldValue(zh, 'visit', 'outcome', 'delighted')).toBe('delighted')
    expect(activityLine(zh, 'constructor', {})).toBe('constructor')
  })
  it('tell an activity with its values', () => {
    expect(activityLine(zh, 'logVisit', { name: '禾岭医药' })).toBe('记一笔 禾岭医药')
    expect(activityLine(en, 'import', { count: 1 })).toBe('Imported 1 row')
  })
})

describe('the language of a person', () => {
  it('is the stored choice, then the first language we speak, then Chinese', () => {
    expect(chooseLanguage('en', ['zh-CN'])).toBe('en')
    expect(chooseLanguage('fr', ['en-GB', 'zh'])).toBe('en')
    expect(chooseLanguage(null, ['fr', 'zh-TW', 'en'])).toBe('zh-CN')
    expect(chooseLanguage(null, ['fr'])).toBe('zh-CN')
  })
})

it('English plurals follow the number, grouped', () => {
  const forms = { one: '# visit', other: '# visits' }
  expect([0, 1, 2, 1200].map(n => plural(n, forms))).toEqual(['0 visits', '1 visit', '2 visits', '1,200 visits'])
})
