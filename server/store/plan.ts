/** Keeps a plan's own failure apart from a failure of the store: a plan that throws has written nothing. */

export class PlanFailed extends Error {
  override readonly name = 'PlanFailed'
}

export function runPlan<T>(plan: () => T): T {
  try {
    return plan()
  } catch (error) {
    throw new PlanFailed('the plan failed', { cause: error })
  }
}
