/** Refused work in words: record by record what it said, for reading and for copying. Pure. */
import { canonicalJson } from '#shared/doc/canonical-json.ts'
import type { Json } from '#shared/domain/field.ts'
import { fieldShape } from '#shared/domain/field-shape.ts'
import { type GoalMetric, recordTypes, type RecordType } from '#shared/domain/record.ts'
import type { TrayChange, TrayRow } from '#app/data/db.ts'
import { fieldName } from '#app/words/field-words.ts'
import { valueText, type ValueReader } from '#app/words/value-text.ts'

export interface TrayRecord {
  readonly id: string
  /** 拜访 · 新增. */
  readonly title: string
  readonly lines: readonly TrayLine[]
}

export interface TrayLine {
  readonly field: string
  readonly name: string
  readonly value: string
  /** What it said before; absent for a new record. */
  readonly before?: string
}

/**
 * Every record of the item with the values that say something: what a new record left empty is left out.
 * @param metrics of the goals this device knows.
 */
export function trayRecords(
  item: Pick<TrayRow, 'changes'>,
  read: ValueReader,
  metrics: ReadonlyMap<string, GoalMetric>,
): readonly TrayRecord[] {
  const ids = [...new Set(item.changes.map(change => change.id))]
  return ids.map(id => {
    const changes = item.changes.filter(change => change.id === id)
    const type = changes[0]?.type ?? ''
    const isNew = changes.every(change => change.before === undefined)
    const metric = changes.some(change => change.field === 'metric' && change.after === 'revenue.net')
      ? ('revenue.net' as const)
      : metrics.get(id)
    const word = isType(type) ? read.words.fields.types[type] : type
    return {
      id,
      title: isNew ? `${word} · ${read.words.sync.added}` : word,
      lines: changes
        .filter(change => !isNew || !isIdle(change, read.names))
        .map(change => {
          const place = { type, field: change.field, metric }
          const value = valueText(read, place, toJson(change.after))
          const line = { field: change.field, name: fieldName(read.words, type, change.field), value }
          return isNew ? line : { ...line, before: valueText(read, place, toJson(change.before)) }
        }),
    }
  })
}

/** The whole item as text, to paste somewhere else. */
export function trayText(title: string, records: readonly TrayRecord[], { words }: ValueReader): string {
  const lines = records.flatMap(record => [
    record.title,
    ...record.lines.map(({ name, value, before }) =>
      before === undefined ? words.sync.pair(name, value) : words.sync.pairWas(name, value, before),
    ),
  ])
  return [title, ...lines].join('\n')
}

const isType = (type: string): type is RecordType => Object.hasOwn(recordTypes, type)

/** What a new record need not say: its customer (the title), its day (beside the time), its defaults, links to what is not here. */
function isIdle({ type, field, after }: TrayChange, names: ReadonlyMap<string, string>): boolean {
  if (field === 'customer' || (type === 'visit' && field === 'day')) return true
  if (fieldShape(type, field) === 'record' && ![after].flat().some(id => typeof id === 'string' && names.has(id)))
    return true
  const table: { readonly [field: string]: { readonly default: Json } | undefined } = isType(type)
    ? recordTypes[type]
    : {}
  const known = table[field]
  return known !== undefined && canonicalJson(known.default) === canonicalJson(toJson(after))
}

/** Values of the tray came from a document, so they are JSON; absent reads as empty. */
const toJson = (value: unknown): Json => (value === undefined ? null : (value as Json))
