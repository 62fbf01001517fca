/** Counts failed tries per key in a sliding window. In memory: a restart forgets, which is as long as any lock should last. */

export interface AttemptLimit {
  /** 0 = try now; else the seconds to wait. */
  wait(key: string): number
  /** Call before the work: tries that run side by side must not pass together. */
  take(key: string): void
  /** The try succeeded: it does not count. */
  giveBack(key: string): void
}

interface Options {
  readonly tries: number
  readonly windowMs: number
  readonly clock: () => number
  /** Above this many keys the one not used for longest is forgotten, so that strangers cannot fill the memory. */
  readonly maxKeys?: number
}

export function createAttemptLimit({ tries, windowMs, clock, maxKeys = 50_000 }: Options): AttemptLimit {
  const triesByKey = new Map<string, readonly number[]>()
  const recent = (key: string): readonly number[] => {
    const since = clock() - windowMs
    return (triesByKey.get(key) ?? []).filter(at => at > since)
  }
  const keep = (key: string, times: readonly number[]): void => {
    triesByKey.delete(key)
    if (times.length > 0) triesByKey.set(key, times)
    const [oldest] = triesByKey.keys()
    if (triesByKey.size > maxKeys && oldest !== undefined) triesByKey.delete(oldest)
  }
  return {
    wait: key => {
      const times = recent(key)
      const first = times.at(-tries)
      return first === undefined ? 0 : Math.max(1, Math.ceil((first + windowMs - clock()) / 1000))
    },
    take: key => keep(key, [...recent(key), clock()].slice(-tries)),
    giveBack: key => keep(key, recent(key).slice(0, -1)),
  }
}

/** An IPv6 customer holds a whole /64, so that is what counts as one address. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'))
  const left = groups(head)
  const right = tail === undefined ? [] : groups(tail)
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const all = tail === undefined ? left : [...left, ...zeros, ...right]
  return `${all
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
