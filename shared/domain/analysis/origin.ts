/** What every analysed figure says about itself: made by which rules, from which settings, as of which day (DOMAIN 0.3). */
import type { Day } from '../day.ts'

/** Changes whenever the same facts and settings would give another number. */
export const analysisEngine = 'analysis-1'

export interface Origin {
  readonly engine: string
  /** Version of the settings: equal settings have equal versions on every device. */
  readonly settings: string
  /** Business date in the workspace's zone; facts up to its end are seen. */
  readonly asOf: Day
}

export const originOf = (settings: { readonly version: string }, asOf: Day): Origin => ({
  engine: analysisEngine,
  settings: settings.version,
  asOf,
})
