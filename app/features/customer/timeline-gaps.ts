/** The timeline with the silences between its entries. Pure. */
import type { ContactGap } from '#shared/domain/visiting/contact-gaps.ts'
import type { TimelineEntry } from '#app/data/queries/customer.ts'

export type TimelineLine = TimelineEntry | { readonly kind: 'gap'; readonly day: string; readonly gap: ContactGap }

/** Newest first; a gap stands above the contact it began with. Those that began before what is listed are left out. */
export function withGaps(entries: readonly TimelineEntry[], gaps: readonly ContactGap[]): readonly TimelineLine[] {
  const left = gaps.toReversed()
  return entries.flatMap((entry): readonly TimelineLine[] => {
    const isContact = entry.kind === 'order' || (entry.kind === 'visit' && entry.visit.state === 'done')
    const [next] = left
    if (!isContact || next === undefined || next.from < entry.day) return [entry]
    left.shift()
    return [{ kind: 'gap', day: entry.day, gap: next }, entry]
  })
}
