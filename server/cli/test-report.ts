/** Runs test projects and counts what they ran. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { bin, runStep } from './step.ts'

export interface TestCount {
  readonly passed: number
  readonly failed: number
}

export interface TestRun extends TestCount {
  readonly isGood: boolean
}

const report = v.object({ numPassedTests: v.number(), numFailedTests: v.number() })

/** `args` go to vitest. */
export async function runTests(name: string, args: readonly string[], env = {}): Promise<TestRun> {
  const folder = mkdtempSync(join(tmpdir(), 'ketu-tests-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  try {
    const isGood = await runStep({
      name,
      args: [bin('vitest/vitest.mjs'), 'run', ...args, ...reporters],
      isLoud: true,
      env,
    })
    return { isGood, ...readCount(file) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function printCount(runs: readonly TestCount[]): void {
  const sum = (count: (run: TestCount) => number): number => runs.reduce((total, run) => total + count(run), 0)
  console.log(`Tests: ${sum(run => run.passed)} passed, ${sum(run => run.failed)} failed`)
}

/** A run that broke before its end wrote no report. */
function readCount(file: string): TestCount {
  try {
    const { numPassedTests, numFailedTests } = v.parse(report, JSON.parse(readFileSync(file, 'utf8')))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { passed: 0, failed: 0 }
    throw error
  }
}
