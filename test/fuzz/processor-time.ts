/** How long the server keeps the processor, judged so that a busy machine is not taken for a hang. */

/** What a request may take. */
export const maxCpuMs = 250

/** Runs of a seed that are compared. */
const runs = 3

/** Does work and adds what it took the processor of this thread to the list. */
export async function timed<T>(costsMs: number[], work: () => Promise<T>): Promise<T> {
  const start = process.threadCpuUsage()
  const result = await work()
  const { user, system } = process.threadCpuUsage(start)
  costsMs.push((user + system) / 1000)
  return result
}

/**
 * What each piece of work takes at least. The clock of a thread also counts what other machines, the collector and the first run of
 * code took, and that never twice at the same place; a hang is back whenever its seed is. So where something is over the limit the seed
 * runs again from nothing, twice at most, and each piece is judged by the least of its times.
 */
export async function leastCosts(
  costsMs: readonly number[],
  limitMs: number,
  again: () => Promise<readonly number[]>,
): Promise<readonly number[]> {
  let least = costsMs
  for (let run = 1; run < runs && least.some(ms => ms > limitMs); run++) {
    const more = await again()
    least = least.map((ms, i) => Math.min(ms, more[i] ?? ms))
  }
  return least
}
