import { describe, expect, test } from 'vitest'
import { importFields } from '#app/data/import/import-field.ts'
import type { ProblemReason } from '#app/data/import/problem.ts'
import { fieldChoices } from '#app/features/import/field-choices.ts'
import { withColumn } from '#app/features/import/import-state.ts'
import { type ChooseFailure, failureText, reasonText } from '#app/features/import/import-words.ts'
import { isRate } from '#app/features/import/question-part.tsx'
import { words as en } from '#app/words/en.ts'
import { createFormat } from '#app/words/format.ts'
import { words as zh } from '#app/words/zh-CN.ts'

const format = createFormat({ language: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' })

describe('columns', () => {
  test('a field comes from one column: choosing it for another takes it away from the first', () => {
    expect(withColumn(['customer.name', undefined, 'customer.city'], 1, 'customer.name')).toEqual([
      undefined,
      'customer.name',
      'customer.city',
    ])
    expect(withColumn(['customer.name'], 0, '')).toEqual([undefined])
  })

  test.each([zh, en])('every field has a name of its own in $imports.title', words => {
    for (const kind of ['customers', 'orders'] as const) {
      const choices = fieldChoices(words, { kind, keepUnknown: true })
      const labels = choices.map(({ label }) => label)
      expect(choices).toHaveLength(importFields[kind].size + 1)
      expect(new Set(labels).size).toBe(labels.length)
      expect(labels.filter(label => label === '' || label.includes('.'))).toEqual([])
    }
  })

  test('a column without a field says whether it is kept', () => {
    const first = (keepUnknown: boolean) => fieldChoices(zh, { kind: 'customers', keepUnknown })[0]?.label
    expect([first(true), first(false)]).toEqual(['留在其他列', '不导入'])
  })
})

describe('sentences', () => {
  const failures: readonly ChooseFailure[] = [
    { kind: 'empty' },
    { kind: 'too-large', bytes: 1 },
    { kind: 'old-workbook' },
    { kind: 'encrypted' },
    { kind: 'not-a-workbook' },
    { kind: 'damaged-workbook' },
    { kind: 'unpacks-too-large' },
    { kind: 'no-sheet' },
    { kind: 'binary' },
    { kind: 'not-a-table' },
    { kind: 'web-page' },
    { kind: 'no-rows' },
    { kind: 'too-many-rows', limit: 300_000 },
    { kind: 'too-many-columns', limit: 400 },
    { kind: 'open-quote', row: 7 },
    { kind: 'unreadable' },
  ]

  test.each(failures)('a file that is $kind gets one in both languages', failure => {
    for (const words of [zh, en]) expect(failureText(words, format, failure).length).toBeGreaterThan(8)
  })

  test('figures stand in them', () => {
    expect(failureText(zh, format, { kind: 'too-many-rows', limit: 300_000 })).toContain('300,000')
    expect(failureText(zh, format, { kind: 'too-large', bytes: 1 })).toContain('32 MB')
    expect(failureText(en, format, { kind: 'open-quote', row: 7 })).toContain('row 7')
  })

  test.each(Object.keys(zh.imports.reasons) as ProblemReason[])('a row that is %s gets its reason', reason => {
    for (const words of [zh, en])
      expect(reasonText(words, { row: 2, cells: [], reason, value: '12' })).not.toMatch(/undefined|\[object/)
  })

  test('the preview says what it will do, word for word', () => {
    expect(zh.imports.dry('812', '96', '3')).toBe('将新增 812，更新 96，跳过 3')
    expect(en.imports.dry('812', '96', '3')).toBe('Adds 812, updates 96, skips 3')
  })
})

test('a rate is an exact decimal above zero', () => {
  expect(['7', '7.12', '0.14'].map(isRate)).toEqual([true, true, true])
  expect(['', '0', '0.00', '-1', '7,1', '1e3', 'x'].map(isRate)).toEqual(Array(7).fill(false))
})
