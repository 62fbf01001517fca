/** A phone that stops dead at one commit of its database, and is switched on again over what its disk holds. */
import type { KetuDb } from '#app/data/db.ts'
import { createDisk, type Disk } from '../simulate/disk.ts'

export interface Death {
  /** Which commit, counted from 0 over all lives of the phone. */
  readonly commit: number
  readonly side: 'before the commit' | 'after the commit'
}

export interface MortalPhone {
  readonly disk: Disk
  /** Commits so far. */
  commits(): number
  hasDied(): boolean
  /** A new page. */
  open(name: string): KetuDb
  /** True when the work came to its end, false when the phone died of it: then the work hangs for ever. */
  survives(work: Promise<unknown>): Promise<boolean>
}

export function createMortalPhone(death: Death | undefined): MortalPhone {
  const disk = createDisk()
  let commits = 0
  let hasDied = false
  let died = (): void => undefined
  const diesAt = (): Death['side'] | undefined => {
    if (commits++ !== death?.commit) return undefined
    hasDied = true
    died()
    return death.side
  }
  return {
    disk,
    commits: () => commits,
    hasDied: () => hasDied,
    open: name => disk.open({ isAlive: true, connections: [], diesAt }, name),
    survives: async work => {
      const end = new Promise<boolean>(resolve => {
        died = () => resolve(false)
      })
      return Promise.race([work.then(() => true), end])
    },
  }
}
