/** `node test/crash/main.ts [kills] [seed]`: many kills of the server under load; exit code 1 when anything was lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testRandom } from '../kit/test-random.ts'
import { killServer } from './kill-server.ts'

const kills = Number(process.argv[2] ?? 200)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const data = mkdtempSync(join(tmpdir(), 'ketu-crash-'))
const report = await killServer(kills, testRandom(seed), data)
console.log({ seed, ...report })
const isGood = report.lost.length + report.damage.length + report.different.length === 0
if (isGood) rmSync(data, { recursive: true, force: true })
else console.log(`the data is kept in ${data}`)
process.exitCode = isGood ? 0 : 1
