/** Puts documents into y-leveldb before its server starts: standard input holds a JSON line `[name, update in base64]` for each. */
import { createInterface } from 'node:readline'
import { requireOutside } from '../outside-package.ts'

interface LeveldbPackage {
  readonly LeveldbPersistence: new (
    folder: string,
  ) => {
    readonly storeUpdate: (doc: string, update: Uint8Array) => Promise<unknown>
    readonly destroy: () => Promise<void>
  }
}

const { LeveldbPersistence } = requireOutside('y-leveldb') as LeveldbPackage
const store = new LeveldbPersistence(process.argv[2] ?? '')
for await (const line of createInterface({ input: process.stdin })) {
  const [name, update] = JSON.parse(line) as readonly [string, string]
  await store.storeUpdate(name, Buffer.from(update, 'base64'))
}
await store.destroy()
