/** Rows asked for before it is certain that they are needed: a phone waits for each answer of its database, so it asks once for all. */
import type { Table } from 'dexie'

export interface Ahead<R, K> {
  /** In the order of the keys; what was not foreseen is asked for now. */
  readonly rows: (keys: readonly K[]) => Promise<(R | undefined)[]>
}

/** Asks at once: call inside the transaction that will write, before it does. */
export function readAhead<R, K extends string | [string, string]>(
  table: Pick<Table<R, K>, 'bulkGet'>,
  foreseen: readonly K[],
): Ahead<R, K> {
  const asked = [...new Map(foreseen.map(key => [String(key), key])).values()]
  const asking = asked.length === 0 ? undefined : table.bulkGet(asked)
  // Given up before anybody needed it: the failure is told where the work ends.
  asking?.catch(() => undefined)
  const places = new Map(asked.map((key, i) => [String(key), i]))
  return {
    rows: async keys => {
      const missing = keys.filter(key => !places.has(String(key)))
      const late = missing.length === 0 ? undefined : table.bulkGet(missing)
      const [known, more] = [asking && (await asking), late && (await late)]
      const found = new Map(missing.map((key, i) => [String(key), more?.[i]]))
      return keys.map(key => {
        const place = places.get(String(key))
        return place === undefined ? found.get(String(key)) : known?.[place]
      })
    },
  }
}
