/** rel:I9: what a device has read of the log it does not forget: no cursor goes back but by a new epoch or a scope that was taken away. */
import type { Device } from './device.ts'
import { nameOfDatabase } from './device.ts'
import type { Disk } from './disk.ts'
import type { Team } from './team.ts'

interface Seen {
  readonly disk: Disk
  readonly epoch: unknown
  readonly cursors: { readonly [scope: string]: number }
}

export type Monotone = Map<Device, Seen>

export const createMonotone = (): Monotone => new Map()

/** Looks at every device again. */
export function lookBack({ devices, workspace, takenAway, broke }: Team, monotone: Monotone): void {
  for (const device of devices) {
    const rows = device.disk.peek(nameOfDatabase(device, workspace), 'meta')
    if (rows === undefined) continue
    const valueOf = (key: string): unknown => rows.find(row => row.key === key)?.value
    const cursors = (valueOf('cursors') ?? {}) as Seen['cursors']
    const now = { disk: device.disk, epoch: valueOf('epoch'), cursors }
    const before = monotone.get(device)
    monotone.set(device, now)
    if (before?.disk !== now.disk || before.epoch !== now.epoch) continue
    for (const [scope, seq] of Object.entries(before.cursors)) {
      const after = cursors[scope]
      // A scope that is wiped and given back is read from its beginning.
      if (after !== undefined && after < seq && !takenAway.has(`${device.device} ${scope}`))
        broke(`I9: ${device.name} had read ${scope} to ${seq} and is back at ${after}`)
    }
  }
}
