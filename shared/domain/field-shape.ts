/** What a value of a field is, for whoever shows it or asks for another one: derived from the field tables. */
import { type Field, type Json } from './field.ts'
import { type GoalMetric, recordTypes, type RecordType } from './record.ts'

export type FieldShape =
  | 'text'
  | 'day'
  /** Milliseconds since the epoch. */
  | 'instant'
  /** Minor units. */
  | 'money'
  | 'number'
  | 'choice'
  | 'flag'
  | 'set'
  /** Id of another record, or of a member. */
  | 'record'
  | 'member'

/** What a table cannot say: meaning beyond the JSON type. */
const meanings: { readonly [label: string]: FieldShape } = {
  'action.contact': 'record',
  'action.owner': 'member',
  'action.visit': 'record',
  'benefit.contact': 'record',
  'benefit.cost': 'money',
  'benefit.entitled': 'money',
  'benefit.given': 'money',
  'comment.about': 'record',
  'comment.mentions': 'member',
  'customer.mergedInto': 'record',
  'customer.owner': 'member',
  'customer.potential': 'money',
  'customer.referredBy': 'record',
  'factor.visit': 'record',
  'feedback.contact': 'record',
  'feedback.goal': 'record',
  'feedback.visit': 'record',
  'goal.owner': 'member',
  'issue.contact': 'record',
  'issue.customer': 'record',
  'issue.owner': 'member',
  'issue.visit': 'record',
  'judgement.contact': 'record',
  'judgement.visit': 'record',
  'need.contact': 'record',
  'need.visit': 'record',
  'opportunity.amount': 'money',
  'opportunity.contacts': 'record',
  'opportunity.owner': 'member',
  'opportunity.visit': 'record',
  'order.amount': 'money',
  'order.cost': 'money',
  'order.customer': 'record',
  'order.discount': 'money',
  'order.visit': 'record',
  'response.contacts': 'record',
  'response.customer': 'record',
  'response.visit': 'record',
  'rivalNews.price': 'money',
  'rivalNews.visit': 'record',
  'visit.action': 'record',
  'visit.at': 'instant',
  'visit.contacts': 'record',
  'visit.customer': 'record',
  'visit.goal': 'record',
  'visit.order': 'record',
  'visit.sampleCost': 'money',
  'visit.travelCost': 'money',
  'walletLine.potential': 'money',
}

const isRecordType = (type: string): type is RecordType => Object.hasOwn(recordTypes, type)

/** @param metric of the goal whose target it is: money or a count. A field this version does not know is text. */
export function fieldShape(type: string, name: string, metric?: GoalMetric): FieldShape {
  if (type === 'goal' && name === 'target') return metric === 'revenue.net' ? 'money' : 'number'
  const field = isRecordType(type) ? fieldOf(recordTypes[type], name) : undefined
  if (field === undefined) return name === 'deletedAt' ? 'instant' : 'text'
  return meanings[field.label] ?? shapeOfKind(field)
}

type AnyField = Pick<Field, 'kind' | 'default' | 'label'> & { readonly fits: (value: Json) => boolean }

const fieldOf = (table: { readonly [name: string]: AnyField }, name: string): AnyField | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

function shapeOfKind(field: AnyField): FieldShape {
  if (field.kind === 'set') return 'set'
  if (field.kind === 'text' || field.fits('any words')) return 'text'
  if (field.fits('2026-01-31')) return 'day'
  if (field.fits(true)) return 'flag'
  return field.fits(1) ? 'number' : 'choice'
}
