/** `npm run test:crash -- --kills 200 --seed 7`: many kills of the server under load; exit code 1 when anything was lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { testRandom } from '../kit/test-random.ts'
import { killServer } from './kill-server.ts'

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } })
const kills = Number(values.kills ?? 200)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed))
  throw new Error('--kills and --seed take whole numbers')
const data = mkdtempSync(join(tmpdir(), 'ketu-crash-'))
const report = await killServer(kills, testRandom(seed), data)
console.log({ seed, ...report })
const isGood = report.lost.length + report.damage.length + report.different.length === 0
if (isGood) rmSync(data, { recursive: true, force: true })
else console.log(`the data is kept in ${data}`)
process.exitCode = isGood ? 0 : 1
