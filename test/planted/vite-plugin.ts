/** Plants a bug while Vitest loads the file it is in. */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'
import { plant } from './planted-bug.ts'
import { plantedNow } from './planted-bugs.ts'

/** None when no bug is asked for. */
export function plantedBug(): Plugin[] {
  const bug = plantedNow(process.env)
  if (bug === undefined) return []
  const path = fileURLToPath(new URL(`../../${bug.file}`, import.meta.url))
  const isIt = (id: string): boolean => id.split('?')[0] === path
  return [
    {
      name: 'planted-bug',
      enforce: 'pre',
      transform: (code, id) => (isIt(id) ? plant(code, bug) : undefined),
      // Vitest keeps what it has loaded for later runs: never this.
      configureVitest: ({ defineCacheKeyGenerator }) =>
        defineCacheKeyGenerator(({ id }) => (isIt(id) ? false : undefined)),
    },
  ]
}
