/** What this disk does with a durable write: the floor of every acknowledgement. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** ms of each of `count` appends of 4 KiB with fdatasync. */
export function durableAppends(count: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'ketu-bench-'))
  const file = openSync(join(folder, 'disk'), 'a')
  const block = Buffer.alloc(4096, 1)
  try {
    return Array.from({ length: count }, () => {
      const start = performance.now()
      writeSync(file, block)
      fdatasyncSync(file)
      return performance.now() - start
    })
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
}
