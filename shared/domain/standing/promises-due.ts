/** Our promises that came due, and which of them were kept on time (DOMAIN 3.9, 4.3). */
import type { Day } from '../day.ts'
import type { ActionRow } from '../record.ts'

export type PromiseFact = Pick<ActionRow, 'id' | 'due' | 'doneOn' | 'isPromise' | 'side' | 'deletedAt'>

/** Due between two days, both included, by id; one that is due on the last of them and open is not broken yet. */
export const promisesDue = (promises: readonly PromiseFact[], from: Day, to: Day): readonly PromiseFact[] =>
  promises
    .filter(one => one.isPromise && one.side === 'us' && one.deletedAt === undefined)
    .filter(one => one.due >= from && (one.due < to || (one.due === to && isKept(one, to))))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

/** Done by its day, as far as it had been done by `asOf`. Kept late is not kept. */
export const isKept = ({ doneOn, due }: PromiseFact, asOf: Day): boolean =>
  doneOn !== '' && doneOn <= due && doneOn <= asOf
