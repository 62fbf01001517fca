/** The same work by all sides, one after the other, round after round: what else the machine does hits all of them alike. */

export interface Side<T> {
  readonly name: string
  readonly run: () => Promise<T>
}

export const ourName = 'ketu'

/**
 * Results by side. Every other round goes backwards, so that nobody is always first. A side that fails is told and left out, a row
 * needs two that ran; when it is ours, or no peer is left, it throws.
 */
export async function alternate<T>(
  rounds: number,
  sides: readonly Side<T>[],
  tell: (text: string) => void,
): Promise<ReadonlyMap<string, readonly T[]>> {
  const results = new Map<string, T[]>(sides.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const order = sides.filter(({ name }) => results.has(name))
    for (const { name, run } of round % 2 === 0 ? order : order.reverse()) {
      try {
        results.get(name)?.push(await run())
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        if (name === ourName || results.size === 2) throw new Error(`${name} did not run: ${why}`, { cause: error })
        tell(`${name} did not run, its rows are left out: ${why}`)
        results.delete(name)
      }
    }
  }
  return results
}
