/** All planted bugs, and the one this process is asked for. */
import { deviceBugs } from './device-bugs.ts'
import { logBugs } from './log-bugs.ts'
import type { PlantedBug } from './planted-bug.ts'
import { roomBugs } from './room-bugs.ts'

export const plantedBugs: readonly PlantedBug[] = [...logBugs, ...roomBugs, ...deviceBugs]

/** Names the mistake that is switched on. */
export const plantedVariable = 'KETU_PLANTED'

/** Throws for a name nobody knows: a run that is asked for a mistake never goes on without it. */
export function plantedNow(env: { readonly [name: string]: string | undefined }): PlantedBug | undefined {
  const name = env[plantedVariable]
  if (name === undefined || name === '') return undefined
  const bug = plantedBugs.find(one => one.name === name)
  if (bug === undefined) throw new Error(`no planted bug is called ${name}`)
  return bug
}
