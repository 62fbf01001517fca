/**
 * `npm run test:crash -- --kills 200 --seed 7`: many kills of the server under load; `-- --commits`: a phone that dies at every commit
 * of its day. Exit code 1 when anything was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { testRandom } from '../kit/test-random.ts'
import { dieAtCommits } from './every-commit.ts'
import { killServer } from './kill-server.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string' }, commits: { type: 'boolean' } },
})
const kills = Number(values.kills ?? 200)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed))
  throw new Error('--kills and --seed take whole numbers')
process.exitCode = (await (values.commits === true ? dieEverywhere() : killServerOften())) ? 0 : 1

async function dieEverywhere(): Promise<boolean> {
  const report = await dieAtCommits(1)
  console.log(report)
  return report.problems.length === 0
}

async function killServerOften(): Promise<boolean> {
  const data = mkdtempSync(join(tmpdir(), 'ketu-crash-'))
  const report = await killServer(kills, testRandom(seed), data)
  console.log({ seed, ...report })
  const isGood = report.lost.length + report.damage.length + report.different.length === 0
  if (isGood) rmSync(data, { recursive: true, force: true })
  else console.log(`the data is kept in ${data}`)
  return isGood
}
