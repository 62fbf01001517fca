/** The browser as a device needs it: clock, randomness, timers, the lock of the leading tab, hints, persistence. */
import { hasDraft } from './data/draft.ts'
import type { DevicePorts } from './device.ts'
import { after, now } from './platform/clock.ts'
import { onHint } from './platform/hints.ts'
import { lead, locksOf } from './platform/locks.ts'
import { tabsOf } from './platform/tabs.ts'
import { random, randomBytes } from './platform/random.ts'
import type { DeviceStorage } from './platform/storage.ts'

export function browserPorts(storage: DeviceStorage): DevicePorts {
  return {
    origin: location.origin,
    now,
    random,
    randomBytes,
    fetch: (url, init) => fetch(url, init),
    after,
    lead: (name, work) => lead(locksOf(navigator), `${name}-sync`, { ...tabsOf(`${name}-tabs`), after }, work),
    onHint,
    onNewer: () => {
      if (!hasDraft()) location.reload()
    },
    isPersistent: () => storage.use().isPersistent,
    report: error => console.error(error),
  }
}
