/**
 * The data folder of the sample team. A file in it says that it is one: without that file nothing in a folder is ever
 * taken for sample data, so real data cannot be opened to everybody, nor deleted.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { DemoPerson } from '#shared/api/demo.ts'

const person = v.object({
  id: v.string(),
  name: v.string(),
  role: v.picklist(['admin', 'manager', 'rep', 'viewer']),
  territory: v.exactOptional(v.string()),
})

/** `people` is absent while the team is being made: a start that was cut off begins again. */
const markSchema = v.object({
  what: v.literal('sample team'),
  madeAt: v.number(),
  people: v.exactOptional(v.array(person)),
})

export type DemoFolder =
  | { readonly kind: 'made'; readonly people: readonly DemoPerson[] }
  /** Empty and marked: a team is to be made in it. */
  | { readonly kind: 'empty' }
  /** Holds something else. Nothing was touched. */
  | { readonly kind: 'not-ours' }

export interface OpenOptions {
  readonly isReset: boolean
  /** ms since the epoch. */
  readonly now: number
}

const dayMs = 86_400_000
const markOf = (folder: string): string => join(folder, 'demo.json')

/** Empties a sample folder that is older than a day, half made, or to be reset. */
export function openDemoFolder(folder: string, { isReset, now }: OpenOptions): DemoFolder {
  const files = existsSync(folder) ? readdirSync(folder) : []
  const mark = readMark(folder)
  if (mark === undefined && files.length > 0) return { kind: 'not-ours' }
  const isFresh = mark !== undefined && Math.abs(now - mark.madeAt) < dayMs
  if (mark?.people !== undefined && isFresh && !isReset) return { kind: 'made', people: mark.people }
  // The mark goes last and comes first: a folder that lost its power half way is still known as ours.
  for (const file of files) if (file !== 'demo.json') rmSync(join(folder, file), { recursive: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeMark(folder, { what: 'sample team', madeAt: now })
  return { kind: 'empty' }
}

/** From now on the folder holds a whole team. */
export const markMade = (folder: string, people: readonly DemoPerson[], now: number): void =>
  writeMark(folder, { what: 'sample team', madeAt: now, people: [...people] })

const writeMark = (folder: string, mark: v.InferOutput<typeof markSchema>): void =>
  writeFileSync(markOf(folder), JSON.stringify(mark, null, 2), { flush: true })

function readMark(folder: string): v.InferOutput<typeof markSchema> | undefined {
  if (!existsSync(markOf(folder))) return undefined
  try {
    const parsed = v.safeParse(markSchema, JSON.parse(readFileSync(markOf(folder), 'utf8')))
    return parsed.success ? parsed.output : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
