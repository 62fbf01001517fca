/** `npm run test:planted [names]`: deliberate mistakes switched on one after the other, each of which its tests have to see. */
import { runStep } from './step.ts'

const args = ['test/planted/main.ts', ...process.argv.slice(2)]
if (!(await runStep({ name: 'planted bugs', args, isLoud: true }))) process.exitCode = 1
