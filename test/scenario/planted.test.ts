/** A few of the planted bugs in every run of the tests, those whose tests cost least; all of them with `npm run test:planted`. */
import { expect, it } from 'vitest'
import { catchBug } from '../planted/catch-bug.ts'
import { plantedNow, plantedVariable } from '../planted/planted-bugs.ts'

const cheapest = [
  'acknowledged-before-commit',
  'commit-not-synced',
  'postgres-head-without-lock',
  'complete-by-clocks-alone',
  'lead-never-released',
]

it.each(cheapest)('rel:D31 the tests see that %s', { timeout: 120_000 }, async name => {
  const bug = plantedNow({ [plantedVariable]: name })
  expect(bug && (await catchBug(bug))).toMatchObject({ isCaught: true })
})
