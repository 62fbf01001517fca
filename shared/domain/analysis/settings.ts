/** The settings of an organisation: the document's defaults with its own changes, checked, and a version made of what they say. */
import type { Json } from '../field.ts'
import { defaultSettings } from './default-settings.ts'
import { fingerprint } from './fingerprint.ts'

type Frozen<T> = T extends readonly (infer E)[]
  ? readonly E[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

export type AnalysisSettings = Frozen<typeof defaultSettings> & {
  /** Equal for equal settings, whoever made them and when. */
  readonly version: string
}

/** What a word among the settings may be. */
const choices: { readonly [path: string]: readonly string[] } = {
  'rfm.method': ['mid-rank', 'quantile'],
  'abc.value': ['revenue', 'margin', 'clv'],
}

/** What is divided by. */
const aboveZero: readonly string[] = [
  'windowDays',
  'hiatus.factor',
  'trend.days',
  'trust.priorDue',
  'trust.halfLifeDays',
  'loyalty.fullTenureDays',
]

export interface ChangedSettings {
  readonly settings: AnalysisSettings
  /** Paths of changes that do not fit (`rfm.method`, `abc.cutC`): their defaults stand. */
  readonly refused: readonly string[]
}

/**
 * @param changes only what differs from the defaults, in the same shape, from outside: numbers not below zero (those that
 * are divided by, above it), words from their list, rows of cuts of the same length running the same way; class A ends before class B.
 */
export function changeSettings(changes: Json): ChangedSettings {
  const refused: string[] = []
  const checked = overlay(defaultSettings, changes, '', refused)
  const areCutsInOrder = checked.abc.cutA < checked.abc.cutB
  if (!areCutsInOrder) refused.push('abc.cutA', 'abc.cutB')
  const values = areCutsInOrder ? checked : { ...checked, abc: defaultSettings.abc }
  return { settings: { ...values, version: fingerprint(JSON.stringify(values)) }, refused }
}

type Tree = { readonly [key: string]: Json }

const isTree = (value: Json | undefined): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys in the order of the defaults, so that equal settings have one text. */
function overlay<T extends Tree>(defaults: T, changes: Json, path: string, refused: string[]): T {
  if (!isTree(changes)) {
    refused.push(path)
    return defaults
  }
  const name = (key: string): string => (path === '' ? key : `${path}.${key}`)
  for (const key of Object.keys(changes)) if (!Object.hasOwn(defaults, key)) refused.push(name(key))
  const entries = Object.entries(defaults).map(([key, value]) => {
    const change = Object.hasOwn(changes, key) ? changes[key] : undefined
    if (change === undefined) return [key, value]
    if (isTree(value)) return [key, overlay(value, change, name(key), refused)]
    if (fits(value, change, name(key))) return [key, change]
    refused.push(name(key))
    return [key, value]
  })
  // The keys are those of T, each with a value of the same kind.
  return Object.fromEntries(entries) as T
}

function fits(value: Json, change: Json, path: string): boolean {
  if (typeof value === 'string') return typeof change === 'string' && (choices[path] ?? []).includes(change)
  if (typeof value === 'number') return isAmount(change) && (change > 0 || !aboveZero.includes(path))
  if (!Array.isArray(value) || !Array.isArray(change) || value.length !== change.length) return false
  return change.every(isAmount) && change.every((one, n) => n === 0 || runsLike(value, one, change[n - 1], n))
}

const isAmount = (value: Json): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0

const runsLike = (row: readonly Json[], one: Json, before: Json | undefined, n: number): boolean =>
  Number(row[n]) > Number(row[n - 1]) ? Number(one) > Number(before) : Number(one) < Number(before)

/** The document's own. */
export const standardSettings: AnalysisSettings = changeSettings({}).settings
