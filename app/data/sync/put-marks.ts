/** When what a page brings was written, into this device's table (time:T5). */
import type { LogRow } from '#shared/sync/message.ts'
import type { KetuDb, MarkRow } from '../db.ts'

/** What is known already stays: what is sent again after a restore, the server can only vouch for less exactly. */
export async function putMarks(db: KetuDb, rows: readonly LogRow[]): Promise<void> {
  const marks = rows.flatMap(({ doc, marks = [] }) => marks.map((mark): MarkRow => ({ ...mark, doc })))
  if (marks.length === 0) return
  const known = await db.marks.bulkGet(marks.map(({ doc, client, start }) => [doc, client, start]))
  await db.marks.bulkPut(marks.filter((_, i) => known[i] === undefined))
}
