import { expect, it } from 'vitest'
import { killBrowser } from '../crash/kill-browser.ts'

/** More of them with `npm run test:crash -- --browser --kills 100`. */
const kills = 5

it(`rel:D4 nothing said to be saved is lost when the browser is killed the moment it says so, ${kills} times`, async () => {
  const { slowestKillMs, ...report } = await killBrowser(kills)
  expect(report).toEqual({ kills, lost: [], doubled: [], errors: [] })
  expect(slowestKillMs).toBeLessThan(100)
})
