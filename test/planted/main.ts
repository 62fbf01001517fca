/** `npm run test:planted [names]`: every planted bug switched on in turn; exit code 1 when its tests do not see it. */
import { catchBug, notGreen } from './catch-bug.ts'
import { plantedBugs } from './planted-bugs.ts'

/** Two cores are what the tests are meant for. */
const atOnce = 2

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !plantedBugs.some(bug => bug.name === name))
if (unknown.length > 0) throw new Error(`no planted bug is called ${unknown.join(', ')}`)
const bugs = plantedBugs.filter(({ name }) => asked.length === 0 || asked.includes(name))
const width = Math.max(...bugs.map(({ name }) => name.length))

const broken = await notGreen(bugs)
for (const test of broken) console.log(`✗ not green without any bug: ${test}`)
if (broken.length === 0) console.log(`✓ ${bugs.length} bugs; without them all their tests are green`)

let caught = 0
const waiting = [...bugs]
await Promise.all(Array.from({ length: atOnce }, work))
console.log(`${caught} of ${bugs.length} planted bugs are caught`)
process.exitCode = caught === bugs.length && broken.length === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let bug = waiting.shift(); bug !== undefined; bug = waiting.shift()) {
    const { isCaught, words, ms } = await catchBug(bug)
    if (isCaught) caught++
    console.log(
      `${isCaught ? '✓' : '✗'} ${bug.name.padEnd(width)}  ${(ms / 1000).toFixed(1).padStart(5)} s  ${bug.file}`,
    )
    if (!isCaught) console.log(`    ${words.replaceAll('\n', '\n    ')}\n    in the field: ${bug.harm}`)
  }
}
