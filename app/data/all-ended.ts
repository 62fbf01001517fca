/**
 * Like `Promise.all`, but a failure is thrown only when all have ended. Inside a transaction nothing else will do: when the first
 * failure gives it up, what is still on its way would go on outside of it and write there.
 */
export async function allEnded<const T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [I in keyof T]: Awaited<T[I]> }> {
  const ends = await Promise.allSettled(work)
  const failed = ends.find(end => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  // In the order of the work, none of them failed.
  return ends.map(end => (end.status === 'fulfilled' ? end.value : undefined)) as {
    -readonly [I in keyof T]: Awaited<T[I]>
  }
}
