/** How far the times of visits can be trusted, by what the log said of when they were written (time:T5). */
import type { VisitRow } from '#shared/domain/record.ts'
import { type GradedTime, gradeTime } from '#shared/domain/visit-time.ts'
import type { KetuDb, MarkRow } from '../db.ts'

/** By visit. One without an entry has no grade: it waits to be sent, or comes from a time before there were any. */
export async function visitTimes(db: KetuDb, visits: readonly VisitRow[]): Promise<ReadonlyMap<string, GradedTime>> {
  const docs = [...new Set(visits.map(({ doc }) => doc))]
  const lists = await Promise.all(
    docs.map(doc => db.marks.where('[doc+client+start]').between([doc], [doc, []]).toArray()),
  )
  const marksByDoc = new Map(docs.map((doc, i) => [doc, lists[i] ?? []]))
  return new Map(
    visits.flatMap(visit => {
      const time = timeOf(visit, marksByDoc.get(visit.doc) ?? [])
      return time === undefined ? [] : [[visit.id, time] as const]
    }),
  )
}

function timeOf({ state, at, timeIn }: VisitRow, marks: readonly MarkRow[]): GradedTime | undefined {
  if (state !== 'done' || at === null || timeIn === undefined) return undefined
  const [client, clock] = timeIn
  const mark = marks.find(each => each.client === client && each.start <= clock && clock < each.end)
  return mark && gradeTime(at, mark)
}
