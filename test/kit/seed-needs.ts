/** What the customer that has everything needs, complains of and says of us: of each state one. */
import { addDays, type Day } from '#shared/domain/day.ts'
import type { SeedRecord } from './push-docs.ts'

interface About {
  readonly contact: string
  readonly visit: string
  readonly id: () => string
}

export function needsAndFeedback(
  { need, feedback }: { readonly need: string; readonly feedback: string },
  { contact, visit, id }: About,
  today: Day,
): readonly SeedRecord[] {
  const needs = [
    { text: '交期从六周缩短到三周，每批随货带检测报告', kind: 'pain', strength: 5, contactId: contact, visit },
    { text: '新门诊部开业前完成装机和培训', kind: 'expectation', strength: 4, isLatent: true, visit },
    { text: '付款周期放宽到 90 天', kind: 'decision', strength: 3, state: 'changed', stateOn: addDays(today, -2) },
    { text: '样品试用', kind: 'expectation', state: 'met', stateOn: addDays(today, -20) },
  ]
  const said = [
    { text: '外包装太难拆，护士戴着手套打不开', kind: 'problem', product: '止血敷料', severity: 4, contactId: contact },
    {
      ...{ text: '希望说明书有大字版', kind: 'wish', product: '血糖仪', severity: 2, state: 'planned' },
      ...{ answer: '明年一月的批次换大字版', answeredOn: today },
    },
    { text: '送货师傅很准时', kind: 'praise' },
  ]
  return [
    ...needs.map((values, n) => ({
      type: 'need' as const,
      id: n === 0 ? need : id(),
      values: { day: today, ...values },
    })),
    ...said.map((values, n) => ({
      type: 'feedback' as const,
      id: n === 0 ? feedback : id(),
      values: { day: today, visit, ...values },
    })),
  ]
}

export function issuesOf(
  issue: string,
  { customer, contact, by, id }: About & { readonly customer: string; readonly by: string },
  today: Day,
): readonly SeedRecord[] {
  const issues = [
    { title: '上批两箱外包装破损，要求换货', kind: 'complaint', due: addDays(today, -2), contactId: contact },
    { title: '发票抬头写错', kind: 'billing', resolvedOn: addDays(today, -1) },
    { title: '培训改期', kind: 'service', resolvedOn: addDays(today, -9), toldOn: addDays(today, -8) },
  ]
  return issues.map((values, n) => ({
    type: 'issue',
    id: n === 0 ? issue : id(),
    values: { customer, owner: by, day: addDays(today, -10 + n), ...values },
  }))
}
