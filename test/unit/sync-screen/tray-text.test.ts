/** Refused work stays readable: its words, record by record, and the text that is copied. */
import { describe, expect, it } from 'vitest'
import type { TrayChange } from '#app/data/db.ts'
import { trayRecords, trayText } from '#app/features/sync/tray-text.ts'
import type { GoalMetric } from '#shared/domain/record.ts'
import { createFormat } from '#app/words/format.ts'
import { words } from '#app/words/zh-CN.ts'

const read = {
  words,
  format: createFormat({ language: 'zh-CN' as const, zone: 'Asia/Shanghai', currency: 'CNY' }),
  names: new Map<string, string>([
    ['c1', '张总'],
    ['x', '长禾汽车'],
  ]),
  now: Date.UTC(2026, 10, 23, 6, 36),
}
const born = (type: string, id: string, values: Record<string, unknown>): TrayChange[] =>
  Object.entries(values).map(([field, after]) => ({ type, id, field, before: undefined, after }))

const metrics = new Map<string, GoalMetric>([['g2', 'revenue.net']])

const visit = born('visit', 'v', {
  customer: 'x',
  state: 'done',
  channel: 'visit',
  at: read.now,
  day: '2026-11-23',
  note: '见了张总，样品认可',
  outcome: 'progress',
  contacts: ['c1'],
  goal: '',
  order: 'gone',
})
const edit: TrayChange[] = [{ type: 'contact', id: 'c1', field: 'mobile', before: '138 0000 5500', after: '' }]

describe('refused work in words', () => {
  it('says what a new record says and leaves out what it need not', () => {
    const [record] = trayRecords({ changes: visit }, read, metrics)
    expect(record?.title).toBe('拜访 · 新增')
    expect(record?.lines.map(line => [line.name, line.value])).toEqual([
      ['时间', '今天 14:36'],
      ['记录', '见了张总，样品认可'],
      ['结果', '有进展'],
      ['见了谁', '张总'],
    ])
  })

  it('says what an edit changed, also when it emptied the field', () => {
    const [record] = trayRecords({ changes: edit }, read, metrics)
    expect(record).toMatchObject({ title: '联系人', lines: [{ name: '手机', value: '空', before: '138 0000 5500' }] })
  })

  it('reads a goal target as money when the goal is about money', () => {
    const goal = born('goal', 'g', { title: '四季度', metric: 'revenue.net', target: 120_000_000 })
    expect(trayRecords({ changes: goal }, read, metrics)[0]?.lines.at(-1)?.value).toBe('¥1,200,000')
  })

  it('reads the edited target of a goal this device knows as money too', () => {
    const changes = [{ type: 'goal', id: 'g2', field: 'target', before: 100, after: 120_000_000 }]
    expect(trayRecords({ changes }, read, metrics)[0]?.lines).toMatchObject([{ value: '¥1,200,000', before: '¥1' }])
  })

  it('copies as text with the name of the customer first', () => {
    expect(trayText('长禾汽车', trayRecords({ changes: edit }, read, metrics), read)).toBe(
      '长禾汽车\n联系人\n手机：空（原来 138 0000 5500）',
    )
  })
})
