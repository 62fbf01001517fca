/** The browser as a device needs it: clock, randomness, timers, the lock of the leading tab, hints, persistence. */
import type { DevicePorts } from '../device.ts'
import { after, now } from './clock.ts'
import { onHint } from './hints.ts'
import { lead, locksOf } from './locks.ts'
import { random, randomBytes } from './random.ts'
import type { DeviceStorage } from './storage.ts'

export function browserPorts(storage: DeviceStorage): DevicePorts {
  return {
    origin: location.origin,
    now,
    random,
    randomBytes,
    after,
    lead: (name, work) => lead(locksOf(navigator), `${name}-sync`, work),
    onHint,
    isPersistent: () => storage.use().isPersistent,
    report: error => console.error(error),
  }
}
