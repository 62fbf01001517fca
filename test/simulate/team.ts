/** Everybody and everything of one simulated world. */
import type { Workspace } from '#app/data/ketu.ts'
import type { Fact } from '#shared/doc/fact.ts'
import type { Device, DevicePorts } from './device.ts'
import type { Intents } from './intent.ts'
import type { Office } from './office.ts'
import type { Rights } from './oracle.ts'
import type { World } from './world.ts'

export interface Team {
  readonly world: World
  readonly office: Office
  readonly workspace: Workspace
  readonly devices: Device[]
  readonly ports: DevicePorts
  readonly intents: Intents
  readonly members: readonly string[]
  readonly territories: readonly string[]
  readonly random: () => number
  readonly hit: (what: string) => void
  readonly broke: (what: string) => void
  /** Rights as the facts of the log say now; undefined while the server is down. */
  readonly rightsOf: (member: string) => Rights | undefined
  readonly newDevice: (member: string, device?: string) => Device
  readonly start: (device: Device) => void
  /** Says what the server may alone say. */
  readonly state: (...facts: Fact[]) => void
  /** Device and scope of every wipe that was ever told. */
  readonly takenAway: Set<string>
  restores: number
  /** How the faults of this moment end. */
  readonly ends: Set<() => void>
  /** Operations so far: commands begun and faults that struck. */
  done: number
}

/** Every tab of every device hears that the network may be back. */
export function hintAll({ devices }: Team): void {
  for (const { tabs } of devices) for (const tab of tabs) tab.page.run(tab.hint)
}
