/** Several people edit one document in turn, seeing more or less of each other: every update in the order it was made. */
import * as Y from 'yjs'
import { makeWriter, type Writer } from './test-log.ts'

export interface HistoryStep {
  /** Who wrote: 0 … people - 1. */
  readonly person: number
  readonly update: Uint8Array
}

/** Edits as Ketu's documents have them: cells of a record, shared text, set elements, deletes of cells and letters. */
export function randomHistory(random: () => number, people: number, steps: number): readonly HistoryStep[] {
  const writers: Writer[] = Array.from({ length: people }, (_, person) => makeWriter(person * 1000 + 7))
  const history: HistoryStep[] = []
  const pick = (count: number): number => Math.floor(random() * count)
  for (let step = 0; step < steps; step++) {
    const person = pick(people)
    const writer = writers[person]
    if (writer === undefined) throw new Error('a person without a writer')
    if (random() < 0.4) writer.read(...history.slice(0, pick(history.length + 1)).map(({ update }) => update))
    history.push({ person, update: writer.write(doc => edit(doc, pick, step)) })
  }
  return history
}

function edit(doc: Y.Doc, pick: (count: number) => number, step: number): void {
  const text = doc.getText('n')
  const cells = doc.getArray<unknown>('p')
  const records = doc.getMap<Y.Array<unknown>>('r')
  const ids = [...records.keys()]
  const choice = pick(6)
  if (choice === 0 && text.length > 1) text.delete(pick(text.length - 1), 1)
  else if (choice === 1 && cells.length > 0) cells.delete(pick(cells.length), 1)
  else if (choice === 2)
    cells.insert(pick(cells.length + 1), [['name', `v${step}`, step, 'ann', { was: [1, null, 2.5] }]])
  else if (choice === 3) records.set(`record-${step}`, recordOf(step))
  else if (choice === 4 && ids.length > 0) records.get(ids[pick(ids.length)] ?? '')?.push([['note', `客户${step}`]])
  else text.insert(pick(text.length + 1), pick(3) === 0 ? '拜访😀' : `word ${step} `)
}

function recordOf(step: number): Y.Array<unknown> {
  const record = new Y.Array<unknown>()
  record.push([{ at: step }])
  return record
}
