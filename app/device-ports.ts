/** The browser as a device needs it: clock, randomness, timers, hints, persistence. */
import { hasDraft } from './data/draft.ts'
import type { DevicePorts } from './device.ts'
import { after, now, steady } from './platform/clock.ts'
import { onHint } from './platform/hints.ts'
import { random, randomBytes } from './platform/random.ts'
import { onStandstill } from './platform/standstill.ts'
import type { DeviceStorage } from './platform/storage.ts'
import { nextPaint } from './ui/next-paint.ts'

export function browserPorts(storage: DeviceStorage): DevicePorts {
  return {
    now,
    steady,
    random,
    randomBytes,
    after,
    painted: nextPaint,
    onHint,
    onStandstill,
    onNewer: () => {
      if (!hasDraft()) location.reload()
    },
    isPersistent: () => storage.use().isPersistent,
    report: error => console.error(error),
  }
}
