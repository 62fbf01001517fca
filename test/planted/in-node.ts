/** Plants a bug while Node itself loads the file it is in: preloaded into the server processes and threads that tests start. */
import { registerHooks } from 'node:module'
import { plant } from './planted-bug.ts'
import { plantedNow } from './planted-bugs.ts'

const bug = plantedNow(process.env)
if (bug !== undefined) {
  const url = new URL(`../../${bug.file}`, import.meta.url).href
  registerHooks({
    load: (asked, context, nextLoad) => {
      const loaded = nextLoad(asked, context)
      if (asked.split('?')[0] !== url || loaded.source === undefined || loaded.source === null) return loaded
      const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
      return { ...loaded, source: plant(source, bug) }
    },
  })
}
