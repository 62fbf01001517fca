/** The class a customer has: what was computed has to hold, and a person may say otherwise for a while (DOMAIN 3.2). */
import { type Held, held } from '../analysis/held.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import type { AbcClass, AbcPlace } from './abc.ts'

/** A customer's place in the classes on a day; see `abcClasses`. */
export type AbcReading = Pick<AbcPlace, 'class' | 'before'> & { readonly day: Day }

export interface ClassOverride {
  readonly class: AbcClass
  readonly reason: string
  /** Last day it holds. */
  readonly until: Day
  readonly by: string
}

export interface HeldClass extends Held<AbcClass> {
  /** What counts: the override while it holds, else the class that held. */
  readonly shown: AbcClass | null
  /** The override that counts. */
  readonly override?: ClassOverride
  /** Why an override that was given does not count. */
  readonly overrideLapsed?: 'no-reason' | 'expired'
}

/** @param readings oldest first: month-ends, and asOf at the end. */
export function heldClass(
  readings: readonly AbcReading[],
  override: ClassOverride | undefined,
  asOf: Day,
  { abc }: Pick<AnalysisSettings, 'abc'>,
): HeldClass {
  const found = held(
    readings.map((reading, n) => ({
      day: reading.day,
      value: reading.class,
      isClear: Math.abs(reading.before - (readings[n - 1]?.before ?? reading.before)) > abc.clearMove,
    })),
    abc.monthEnds,
  )
  if (!override) return { ...found, shown: found.value }
  if (override.reason.trim() === '') return { ...found, shown: found.value, overrideLapsed: 'no-reason' }
  if (override.until < asOf) return { ...found, shown: found.value, overrideLapsed: 'expired' }
  return { ...found, shown: override.class, override }
}
