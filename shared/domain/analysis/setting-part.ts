/** A part of the settings as single figures and words, for whoever shows or edits them one by one. */
import type { Json } from '../field.ts'
import { defaultSettings } from './default-settings.ts'
import { type AnalysisSettings, changeSettings } from './settings.ts'

export type SettingPart = keyof typeof defaultSettings
export const settingParts = Object.keys(defaultSettings) as readonly SettingPart[] // The keys are exactly these.

export interface SettingLeaf {
  /** Such as `rfm.recencyDays.2`: the third of a row of cuts. */
  readonly path: string
  readonly standard: number | string
  readonly value: number | string
}

/** In the order of the defaults. */
export function settingLeaves(part: SettingPart, settings: AnalysisSettings): readonly SettingLeaf[] {
  const leaves: SettingLeaf[] = []
  const walk = (path: string, standard: Json, value: Json | undefined): void => {
    if (typeof standard === 'object' && standard !== null) {
      for (const [key, one] of Object.entries(standard)) walk(`${path}.${key}`, one, childOf(value, key))
    } else if (typeof standard === 'number' || typeof standard === 'string') {
      const known = typeof value === typeof standard ? (value as number | string) : standard // As the line before says.
      leaves.push({ path, standard, value: known })
    }
  }
  walk(part, defaultSettings[part], settings[part])
  return leaves
}

const childOf = (value: Json | undefined, key: string): Json | undefined =>
  typeof value === 'object' && value !== null ? (value as { readonly [key: string]: Json })[key] : undefined

export interface PartChange {
  /** What differs from the default, as a setting holds it. */
  readonly value: Json
  /** Paths that do not fit; of a row of cuts that of the row. */
  readonly refused: readonly string[]
}

/** @param values by path, all of the part's leaves. Rows of cuts are kept whole: one cut means nothing without the others. */
export function partChange(part: SettingPart, values: ReadonlyMap<string, number | string>): PartChange {
  const differing = (path: string, standard: Json): Json | undefined => {
    if (Array.isArray(standard)) {
      const row = standard.map((one, n) => values.get(`${path}.${n}`) ?? one)
      return row.some((one, n) => one !== standard[n]) ? row : undefined
    }
    if (typeof standard === 'object' && standard !== null) {
      const entries = Object.entries(standard).flatMap(([key, one]) => {
        const value = differing(`${path}.${key}`, one)
        return value === undefined ? [] : [[key, value] as const]
      })
      return entries.length === 0 ? undefined : Object.fromEntries(entries)
    }
    const value = values.get(path)
    return value === undefined || value === standard ? undefined : value
  }
  const value = differing(part, defaultSettings[part]) ?? {}
  const isDefault =
    typeof value === 'object' && !Array.isArray(value) && value !== null && Object.keys(value).length === 0
  return { value, refused: isDefault ? [] : changeSettings({ [part]: value }).refused }
}
