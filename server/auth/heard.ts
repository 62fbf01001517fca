/**
 * When each device was last heard and how much it said was waiting then (pull:P7). Every request says it, so it is noted in
 * memory and written down now and then: a server that stops hard forgets the last half minute of it and nothing else.
 */
import type { AccountStore, HeardDevice } from './account-store.ts'

export interface Heard {
  note(word: HeardDevice): void
  /** The newest word of each device of these members. */
  of(members: ReadonlySet<string>): Promise<readonly HeardDevice[]>
  /** Writes down what was noted since, when it is time for it; `now` does not wait for that. */
  keep(when?: 'now'): Promise<void>
}

const keepMs = 30_000

interface Ports {
  readonly store: Pick<AccountStore, 'keepHeard' | 'heard'>
  readonly clock: () => number
}

export function createHeard({ store, clock }: Ports): Heard {
  const noted = new Map<string, HeardDevice>()
  let keptAt = clock()
  return {
    note: word => {
      noted.set(word.device, word)
    },
    of: async members => {
      const newest = new Map((await store.heard()).map(word => [word.device, word]))
      for (const word of noted.values())
        if (word.at >= (newest.get(word.device)?.at ?? 0)) newest.set(word.device, word)
      return [...newest.values()].filter(({ member }) => members.has(member))
    },
    keep: async when => {
      if (noted.size === 0 || (when !== 'now' && clock() - keptAt < keepMs)) return
      keptAt = clock()
      const words = [...noted.values()]
      await store.keepHeard(words)
      // What was noted while it was written stays for the next time.
      for (const word of words) if (noted.get(word.device) === word) noted.delete(word.device)
    },
  }
}
