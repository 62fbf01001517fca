/** What `npm run bench:peers` was asked for: a part (`server`, `device`, `build`), rows by their ids, and how often. */
import { parseArgs } from 'node:util'

/** The measurements in the order they run; S4 prints S4a to S4d. */
export const measurements = {
  build: ['W1'],
  server: ['S1', 'S2', 'S2b', 'S3', 'S4', 'S5', 'S5b'],
  device: ['D1', 'D2', 'D3', 'D5', 'D7'],
} as const

export type Part = keyof typeof measurements
export type Id = (typeof measurements)[Part][number]

export interface Asked {
  readonly ids: readonly Id[]
  /** SIGKILLs of the server, for each side (S1). */
  readonly kills: number
  /** SIGKILLs of the browser, for each side (D7). */
  readonly rounds: number
}

const parts = Object.keys(measurements) as Part[]
const allIds: readonly Id[] = parts.flatMap(part => measurements[part])

/** A sentence when the words mean nothing here. */
export function readAsked(args: readonly string[]): Asked | string {
  let parsed: { values: { kills?: string; rounds?: string }; positionals: string[] }
  try {
    const options = { kills: { type: 'string' }, rounds: { type: 'string' } } as const
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const { values, positionals } = parsed
  const [kills, rounds] = [Number(values.kills ?? 20), Number(values.rounds ?? 10)]
  if (!isCount(kills) || !isCount(rounds)) return '--kills and --rounds take a whole number above zero.'
  const asked = new Set<Id>()
  for (const word of positionals) {
    const named = idsOf(word)
    if (named.length === 0) return `There is no ${word}. Parts: ${parts.join(', ')}. Rows: ${allIds.join(', ')}.`
    for (const id of named) asked.add(id)
  }
  return { ids: allIds.filter(id => asked.size === 0 || asked.has(id)), kills, rounds }
}

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0

/** S4 stands for its rows: S4c asks for all four, which are one measurement. */
function idsOf(word: string): readonly Id[] {
  const part = parts.find(known => known === word.toLowerCase())
  if (part !== undefined) return measurements[part]
  const id = word.toUpperCase().replace(/^S4[A-D]$/, 'S4')
  return allIds.filter(known => known.toUpperCase() === id)
}
