/** `npm run demo`: Ketu with a sample team in a folder of its own. `npm run demo -- --reset` makes the team anew. */
import { buildChanged } from './build-changed.ts'

if (await buildChanged()) {
  const { startDemo } = await import('../demo/start-demo.ts')
  await startDemo(process.env, process.argv.slice(2))
} else process.exitCode = 1
