/** `npm test`: all of `npm run verify`, then the tests in a real browser against the build it made. */
import { afterTests, beforeTests } from './checks.ts'
import { runSteps } from './step.ts'
import { printCount, runTests, type TestRun } from './test-report.ts'

const runs: TestRun[] = []
if (!(await isAllGood())) process.exitCode = 1
printCount(runs)

async function isAllGood(): Promise<boolean> {
  if (!(await runSteps(beforeTests))) return false
  if (!(await test('tests', ['--project', 'fast']))) return false
  if (!(await runSteps(afterTests))) return false
  return test(
    'tests in the browser',
    ['browser', 'e2e', 'e2e-alone'].flatMap(name => ['--project', name]),
  )
}

async function test(name: string, args: readonly string[]): Promise<boolean> {
  const run = await runTests(name, args)
  runs.push(run)
  return run.isGood
}
