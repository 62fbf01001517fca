/** Customers of which something waits to be looked at; asked for once the list itself stands. */
import { useLive } from '#app/context.tsx'
import { reviewOfAll } from '#app/data/queries/review.ts'
import { useToday } from '#app/now.ts'

const none: ReadonlySet<string> = new Set()

/** @param isStanding nothing is asked of the database before. */
export function useReviewed(isStanding: boolean): ReadonlySet<string> {
  const today = useToday()
  const found = useLive(
    async ketu => (isStanding ? new Set((await reviewOfAll(ketu)).map(({ card }) => card.id)) : none),
    [isStanding, today],
  )
  return found ?? none
}
