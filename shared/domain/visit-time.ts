/**
 * How far the time a visit gives for itself can be trusted (rel 4.3). The server vouches for when those words were written;
 * people may say anything. A grade is shown with its reason and decides nothing: every visit counts.
 */

export type VisitGrade = 'verified' | 'bounded' | 'unverified'

export interface GradedTime {
  readonly grade: VisitGrade
  /** exact, between: it fits. later: written after the time it gives. ahead: it gives a time after it had arrived. unknown: nothing vouches. */
  readonly why: 'exact' | 'between' | 'later' | 'ahead' | 'unknown'
  /** When it was written by the server's clock, not before and not after (ms since the epoch); `after` is 0 when nobody knows. */
  readonly after: number
  readonly before: number
}

/** What people leave between a visit and its words, and phones between their clock and the true one. */
const nearMs = 5 * 60_000
/** A moment rather than a while: five seconds to either side (time:T2). */
const momentMs = 10_000

/** Pure. @param at what the visit says, ms since the epoch. */
export function gradeTime(at: number, { after, before }: Pick<GradedTime, 'after' | 'before'>): GradedTime {
  const graded = (grade: VisitGrade, why: GradedTime['why']): GradedTime => ({ grade, why, after, before })
  if (at > before + nearMs) return graded('unverified', 'ahead')
  if (after === 0) return graded('unverified', 'unknown')
  if (at < after - nearMs) return graded('unverified', 'later')
  return before - after <= momentMs ? graded('verified', 'exact') : graded('bounded', 'between')
}
