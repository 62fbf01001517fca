/** Judgements of a customer as its document is seeded with them. */
import { randomBytes } from 'node:crypto'
import type { Day } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { SeedRecord } from './push-docs.ts'

/** @param levels by part. @param contact whom they are about; absent: the customer */
export const seedJudgements = (
  levels: { readonly [part: string]: number },
  day: Day,
  contact?: string,
): readonly SeedRecord[] =>
  Object.entries(levels).map(([part, level]) => ({
    type: 'judgement',
    id: makeId(Date.now(), randomBytes),
    values: { part, level, day, ...(contact !== undefined && { contactId: contact }) },
  }))
