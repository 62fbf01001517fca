/** Whether the signed-in person leads others: some lists and action cards are for managers only. */
import { useKetu, useLive } from '#app/context.tsx'
import { managersOf } from '#app/data/matrix/customer-rows.ts'

export function useIsManager(): boolean {
  const { me } = useKetu()
  return useLive(({ db }) => managersOf(db))?.has(me.member) === true
}
