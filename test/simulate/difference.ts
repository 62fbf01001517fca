/** What two devices say differently, in words for a report. */

/** One text for equal values, whatever the order of their fields. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** The first line that only one of them has. */
export function firstDifference(mine: string, theirs: string): string {
  const others = new Set(theirs.split('\n'))
  const own = new Set(mine.split('\n'))
  const [more] = [...own].filter(line => !others.has(line))
  const [less] = [...others].filter(line => !own.has(line))
  return `here ${more ?? 'nothing'}, there ${less ?? 'nothing'}`
}
