/** `npm run verify`: format, lint, types, tests without a browser, dead code, build, size. Stops at the first failure. */
import { afterTests, beforeTests } from './checks.ts'
import { runSteps } from './step.ts'
import { printCount, runTests } from './test-report.ts'

if (await runSteps(beforeTests)) {
  const run = await runTests('tests', ['--project', 'fast'])
  const isGood = run.isGood && (await runSteps(afterTests))
  printCount([run])
  if (!isGood) process.exitCode = 1
} else process.exitCode = 1
