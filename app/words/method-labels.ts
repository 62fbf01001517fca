/** A word for every figure of the settings: the same shape, so that none can be missing. */
import type { defaultSettings } from '#shared/domain/analysis/default-settings.ts'

type Labelled<T> = T extends readonly unknown[]
  ? string
  : T extends object
    ? { readonly [K in keyof T]: Labelled<T[K]> }
    : string

export type LabelsOf = Labelled<typeof defaultSettings>
