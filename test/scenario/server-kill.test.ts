import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { killServer } from '../crash/kill-server.ts'
import { testRandom } from '../kit/test-random.ts'

const kills = Number(process.env['KETU_KILLS'] ?? 20)

it(`log:L1 nothing acknowledged is lost when the server is killed under write load, ${kills} times`, {
  timeout: kills * 10_000,
}, async () => {
  const data = mkdtempSync(join(tmpdir(), 'ketu-kill-'))
  const report = await killServer(kills, testRandom(20), data)
  expect(report).toMatchObject({ kills, lost: [], damage: [], different: [] })
  expect(report.acknowledged).toBeGreaterThanOrEqual(kills * 3)
  expect(report.cutOff).toBeGreaterThan(kills)
  rmSync(data, { recursive: true, force: true })
})
