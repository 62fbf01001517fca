/** The JavaScript a first visit loads, of the build that is measured. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { firstLoad } from '#server/cli/check-size.ts'
import type { Report } from './figure.ts'

const dist = new URL('../../dist/', import.meta.url)

export function measureFirstLoad(report: Report): void {
  const read = (path: string): string | undefined => {
    const file = fileURLToPath(new URL(path, dist))
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  const kb = firstLoad(read).map(path => gzipSync(read(path) ?? '', { level: 9 }).length / 1000)
  report({
    group: 'build',
    name: 'first-load JavaScript, gzip',
    value: kb.reduce((sum, one) => sum + one, 0),
    unit: 'KB',
    aim: '≤ 240 (B6)',
  })
}
