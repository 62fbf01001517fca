/** Feedback of all customers by product, what weighs most first (feat:G13). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { NoteRow } from '../record.ts'

type Feedback = Pick<NoteRow<'feedback'>, 'id' | 'customer' | 'product' | 'severity' | 'day'>

export interface HeardFeedback<F extends Feedback> {
  readonly feedback: F
  /** Of the customer, 0–100; null when nobody knows. */
  readonly importance: number | null
}

export interface ProductFeedback<F extends Feedback> {
  /** '' when none was named. */
  readonly product: string
  /** The weightiest first, of equals the latest. */
  readonly items: readonly HeardFeedback<F>[]
  /** Customers that said something. */
  readonly customers: number
}

/** Of five, for what nobody has graded. */
const middleSeverity = 3

/**
 * What one customer said weighs its importance times how severe it is; a product weighs what was said of it together. An
 * importance nobody knows counts as the settings say. Feedback that names no product comes last.
 */
export function feedbackByProduct<F extends Feedback>(
  heard: readonly HeardFeedback<F>[],
  { visiting }: Pick<AnalysisSettings, 'visiting'>,
): readonly ProductFeedback<F>[] {
  const weightOf = ({ feedback, importance }: HeardFeedback<F>): number =>
    (importance ?? visiting.unknownImportance) * (feedback.severity ?? middleSeverity)
  const products = new Map<string, HeardFeedback<F>[]>()
  for (const each of heard) {
    const known = products.get(each.feedback.product)
    if (known) known.push(each)
    else products.set(each.feedback.product, [each])
  }
  return [...products]
    .map(([product, items]) => {
      const sorted = items.toSorted((a, b) => weightOf(b) - weightOf(a) || laterFirst(a.feedback, b.feedback))
      const weight = sorted.reduce((sum, each) => sum + weightOf(each), 0)
      return { product, items: sorted, customers: new Set(items.map(({ feedback }) => feedback.customer)).size, weight }
    })
    .sort(
      (a, b) =>
        Number(a.product === '') - Number(b.product === '') || b.weight - a.weight || compare(a.product, b.product),
    )
    .map(({ product, items, customers }) => ({ product, items, customers }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const laterFirst = (a: Feedback, b: Feedback): number => compare(b.day, a.day) || compare(a.id, b.id)
