/** The points of the matrices, and who is to be looked at, as a worker last computed them; undefined until it has once. */
import type { Day } from '#shared/domain/day.ts'
import type { KetuDb } from '../db.ts'
import type { DecisionPoint, PerformancePoints, PersonPoint, RelationshipPoint } from '../matrix/matrix-point.ts'

export interface Computed<T> {
  readonly asOf: Day
  readonly points: T
}

export interface DecisionPoints {
  readonly people: readonly PersonPoint[]
  readonly customers: readonly DecisionPoint[]
}

export const relationshipPoints = ({ db }: Reader): Promise<Computed<readonly RelationshipPoint[]> | undefined> =>
  read(db, 'matrix.relationship')

export const performancePointsOf = ({ db }: Reader): Promise<Computed<PerformancePoints> | undefined> =>
  read(db, 'matrix.performance')

export const decisionPointsOf = ({ db }: Reader): Promise<Computed<DecisionPoints> | undefined> =>
  read(db, 'matrix.decision')

/** With ids of the items. */
export interface ToReview {
  readonly customer: string
  readonly items: readonly string[]
}

/** Customers with something to look at, whether this device has seen it or not; none before they were computed. */
export const computedReviews = async (reader: Reader): Promise<readonly ToReview[]> =>
  (await read<readonly ToReview[]>(reader.db, 'matrix.review'))?.points ?? []

interface Reader {
  readonly db: KetuDb
}

async function read<T>(db: KetuDb, name: string): Promise<Computed<T> | undefined> {
  const row = await db.derived.get(name)
  return row && { asOf: row.asOf, points: row.value as T } // Written under this name by refresh-matrices.ts.
}
