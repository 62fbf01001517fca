import { expect, it } from 'vitest'
import { dieAtCommits } from '../crash/every-commit.ts'

/** All of them with `npm run test:crash -- --commits`. */
const stride = 5

it('rel:D4 a phone that dies at a commit, before it or right after, loses nothing, does nothing twice and ends the day like everybody', {
  timeout: 600_000,
}, async () => {
  const { commits, deaths, problems } = await dieAtCommits(stride)
  expect(problems).toEqual([])
  expect(commits).toBeGreaterThan(80)
  // Starting the updated app, commands, pushes and pulls: all of them were cut off somewhere.
  expect(deaths.size).toBeGreaterThan(5)
})
