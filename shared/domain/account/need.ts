/** Which needs of a customer still stand, and which of them comes first. Pure. */
import type { NoteRow } from '../record.ts'

type Need = Pick<NoteRow<'need'>, 'id' | 'state' | 'strength' | 'day'>

/** Neither met nor given up; one that changed is still needed, in other words. */
export const isOpenNeed = ({ state }: { readonly state: string }): boolean => state === 'open' || state === 'changed'

/** Changed ones, then by urgency, then the older. */
export const mostUrgentFirst = (a: Need, b: Need): number =>
  Number(b.state === 'changed') - Number(a.state === 'changed') ||
  (b.strength ?? 0) - (a.strength ?? 0) ||
  compare(a.day, b.day) ||
  compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
