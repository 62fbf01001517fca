/** What a visit, an order or an issue is called in the timeline, on screen and on paper. */
import type { NoteRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

/** 有进展 · 电话 · 服务: how it went, or that it is planned; then the way, when it was no visit, and whose, when not of sales. */
export function visitWords({ customer: words, fields }: Words, visit: VisitRow): string {
  const channel = visit.channel === 'visit' ? '' : fields.values['visit.channel'][visit.channel]
  const state =
    visit.state === 'planned'
      ? words.visitPlanned
      : visit.state === 'cancelled'
        ? words.cancelled
        : visit.outcome === ''
          ? words.visited
          : fields.values['visit.outcome'][visit.outcome]
  const department = visit.department === 'sales' ? '' : fields.values['visit.department'][visit.department]
  return [state, channel, department].filter(word => word !== '').join(' · ')
}

export const orderWords = ({ customer: words }: Words, format: Format, { amount }: OrderRow): string =>
  amount < 0 ? words.returnLine(format.money(-amount)) : words.orderLine(format.money(amount))

/** 投诉 · 12/2 解决 · 还没告诉客户. */
export function issueState({ fields, needs }: Words, format: Format, issue: NoteRow<'issue'>): string {
  const { kind, resolvedOn, toldOn } = issue
  const told = resolvedOn === '' ? '' : toldOn === '' ? needs.toTell : needs.toldOn(format.dayOfMonth(toldOn))
  const resolved = resolvedOn === '' ? '' : needs.resolvedOn(format.dayOfMonth(resolvedOn))
  return [fields.values['issue.kind'][kind], resolved, told].filter(part => part !== '').join(' · ')
}
