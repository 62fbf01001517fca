/** Customers of which something waits to be looked at; asked for once the list itself stands, and kept up to date by a worker. */
import { useEffect, useState } from 'react'
import { useLive, useMatrixWork } from '#app/context.tsx'
import { customersToReview } from '#app/data/queries/review.ts'
import { after } from '#app/platform/clock.ts'

const none: ReadonlySet<string> = new Set()

/** Whoever only passes by starts no worker. */
const workAfterMs = 2_000

/** @param isStanding nothing is asked of the database before. */
export function useReviewed(isStanding: boolean): ReadonlySet<string> {
  const [isLooking, setLooking] = useState(false)
  useEffect(() => (isStanding ? after(workAfterMs, () => setLooking(true)) : undefined), [isStanding])
  useMatrixWork(isLooking)
  return useLive(async ketu => (isStanding ? await customersToReview(ketu) : none), [isStanding]) ?? none
}
