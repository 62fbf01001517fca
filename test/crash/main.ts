/**
 * `npm run test:crash -- --kills 200 --seed 7`: many kills of the server under load; `-- --commits`: a phone that dies at every commit
 * of its day; `-- --browser --kills 100`: kills of Chromium right after 已保存. Exit code 1 when anything was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { testRandom } from '../kit/test-random.ts'
import { dieAtCommits } from './every-commit.ts'
import { killBrowser } from './kill-browser.ts'
import { killServer } from './kill-server.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    seed: { type: 'string' },
    browser: { type: 'boolean' },
    commits: { type: 'boolean' },
  },
})
const kills = Number(values.kills ?? (values.browser === true ? 100 : 200))
const seed = Number(values.seed ?? Date.now() % 1_000_000)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed))
  throw new Error('--kills and --seed take whole numbers')
const isAllThere =
  values.commits === true ? dieEverywhere() : values.browser === true ? killBrowserOften() : killServerOften()
process.exitCode = (await isAllThere) ? 0 : 1

async function dieEverywhere(): Promise<boolean> {
  const report = await dieAtCommits(1)
  console.log(report)
  return report.problems.length === 0
}

async function killBrowserOften(): Promise<boolean> {
  const report = await killBrowser(kills)
  console.log(report)
  return report.lost.length + report.doubled.length + report.errors.length === 0
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
