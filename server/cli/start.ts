/** `npm start`: builds the app when its sources changed, then serves it. */
import { buildChanged } from './build-changed.ts'

if (await buildChanged()) await import('../main.ts')
else process.exitCode = 1
