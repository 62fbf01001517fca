/** What people were told is saved, and what the server said is stored: both have to be somewhere in the end (rel:I2, rel:I3). */
import type { Workspace } from '#app/data/ketu.ts'
import { type Device, updatesOf } from './device.ts'

export interface Intent {
  readonly device: Device
  readonly doc: string
  readonly bytes: Uint8Array
  /** Why nobody can be asked for it any more: the only device that had it is gone, or its customer was erased. */
  excuse?: string
}

export interface Intents {
  readonly all: readonly Intent[]
  /** Takes in what the device has stored since it was last looked at. */
  look(device: Device): void
  /** The server has promised to keep it. */
  acknowledged(doc: string, body: Uint8Array): void
  isAcknowledged(intent: Intent): boolean
  newCanary(): number
  newWord(): number
}

const keyOf = (doc: string, bytes: Uint8Array): string => `${doc} ${Buffer.from(bytes).toString('latin1')}`

export function createIntents(workspace: Workspace): Intents {
  const all: Intent[] = []
  const acknowledged = new Set<string>()
  let canaries = 0
  let words = 0
  return {
    all,
    look: device => {
      for (const row of updatesOf(device, workspace) ?? []) {
        if (row.n <= device.seenN) continue
        device.seenN = row.n
        // Rows of a pull are no command's.
        if (row.group !== 0) all.push({ device, doc: row.doc, bytes: row.bytes })
      }
    },
    acknowledged: (doc, body) => acknowledged.add(keyOf(doc, body)),
    isAcknowledged: ({ doc, bytes }) => acknowledged.has(keyOf(doc, bytes)),
    newCanary: () => ++canaries,
    newWord: () => ++words,
  }
}
