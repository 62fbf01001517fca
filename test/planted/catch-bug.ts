/** Runs tests with a bug planted, in a Vitest of its own, and tells whether each of them has seen it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { NamedTest, PlantedBug } from './planted-bug.ts'
import { plantedVariable } from './planted-bugs.ts'

export interface Verdict {
  readonly isCaught: boolean
  /** Why not, or which tests have seen it. */
  readonly words: string
  readonly ms: number
}

interface TestEnd {
  readonly file: string
  readonly name: string
  readonly status: string
  /** What it failed with. */
  readonly failure: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Of a test that waits for what the mistake keeps from it. */
const timeout = 'TestTimeoutError'

const report = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.optional(v.array(v.string()), []) }),
      ),
    }),
  ),
})

/** Each of the bug's tests goes red with it, by what it asserts: a module that does not load or throws shows nothing. */
export async function catchBug(bug: PlantedBug): Promise<Verdict> {
  const start = performance.now()
  const ends = await runTests(bug.caughtBy, bug)
  const words = bug.caughtBy.map(test => ({ test, ...verdictOf(test, ends) }))
  const missed = words.filter(({ isCaught }) => !isCaught)
  return {
    isCaught: missed.length === 0,
    words: (missed.length > 0 ? missed : words).map(({ test, why }) => `${why}: ${test.title}`).join('\n'),
    ms: performance.now() - start,
  }
}

function verdictOf(test: NamedTest, ends: readonly TestEnd[]): { readonly isCaught: boolean; readonly why: string } {
  const own = ends.filter(end => isOf(test, end))
  const red = own.filter(({ status }) => status === 'failed')
  if (!own.some(({ status }) => status === 'passed' || status === 'failed'))
    return { isCaught: false, why: 'did not run' }
  if (red.length === 0) return { isCaught: false, why: 'stays green' }
  const isSeen = red.some(({ failure }) =>
    test.failsWith === undefined ? isAssertion(failure) : failure.startsWith(test.failsWith),
  )
  if (!isSeen) return { isCaught: false, why: `red for another reason (${red[0]?.failure.split('\n')[0] ?? ''})` }
  return { isCaught: true, why: 'red' }
}

/** What `expect` and fast-check throw. */
const isAssertion = (failure: string): boolean =>
  /^AssertionError|^Error: (expected|promise (resolved|rejected)|Property failed)/.test(failure)

/** Tests that are not green, or not there, without any bug. */
export async function notGreen(bugs: readonly PlantedBug[]): Promise<readonly string[]> {
  const tests = bugs.flatMap(({ caughtBy }) => caughtBy)
  const ends = await runTests(tests)
  const isGreen = (test: NamedTest): boolean => {
    const own = ends.filter(end => isOf(test, end))
    return own.length > 0 && own.every(({ status }) => status === 'passed')
  }
  return [...new Set(tests.filter(test => !isGreen(test)).map(({ file, title }) => `${file}: ${title}`))]
}

const isOf = ({ file, suite = '', title }: NamedTest, end: TestEnd): boolean =>
  end.file.endsWith(file) && end.name.startsWith(suite) && end.name.includes(title)

async function runTests(tests: readonly NamedTest[], bug?: PlantedBug): Promise<readonly TestEnd[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ketu-planted-'))
  const file = join(folder, 'report.json')
  const names = tests.map(({ suite, title }) => `${suite === undefined ? '' : `${escape(suite)} .*`}${escape(title)}`)
  const args = [
    ...['node_modules/vitest/vitest.mjs', 'run', '--project', 'fast'],
    // Servers that tests start take their time on a machine that does two things at once.
    ...['--hookTimeout', '60000', '--reporter', 'json', '--outputFile', file],
    ...(tests.some(({ failsWith }) => failsWith === timeout) && bug !== undefined ? ['--testTimeout', '15000'] : []),
    ...['-t', [...new Set(names)].join('|')],
    ...new Set(tests.map(test => test.file)),
  ]
  try {
    await endOf(args, bug?.name ?? '')
    const { testResults } = v.parse(report, JSON.parse(readFileSync(file, 'utf8')))
    return testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(one => ({
        ...{ file: name, name: one.fullName, status: one.status },
        failure: one.failureMessages.join('\n'),
      })),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Ends well or not: what became of the tests is in their report. */
async function endOf(args: readonly string[], bug: string): Promise<void> {
  const preload = `--import=${new URL('./in-node.ts', import.meta.url).href}`
  // Nothing of a Vitest this one may run inside of.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...env,
      [plantedVariable]: bug,
      ...(bug !== '' && { NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} ${preload}`.trim() }),
    },
    stdio: 'ignore',
  })
  await new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()))
}
