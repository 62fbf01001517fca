/** What `npm run verify` checks besides the tests, in the order in which it is cheapest to fail. */
import { existsSync } from 'node:fs'
import { bin, root, type Step } from './step.ts'

/** One project per runtime: what a folder may see of its surroundings is in its tsconfig. */
const projects = ['shared', 'server', 'app', 'app/pwa', 'test'].filter(folder =>
  existsSync(`${root}${folder}/tsconfig.json`),
)

export const beforeTests: readonly Step[] = [
  { name: 'format', args: [bin('@biomejs/biome/bin/biome'), 'format', '.'] },
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  ...projects.map(folder => ({
    name: `types of ${folder}`,
    args: [bin('typescript/bin/tsc'), '-p', folder, '--noEmit'],
  })),
]

export const buildSteps: readonly Step[] = [
  { name: 'build', args: [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'] },
  { name: 'size', args: ['server/cli/check-size.ts'] },
  { name: 'browser floor', args: ['server/cli/check-floor.ts'] },
]

export const afterTests: readonly Step[] = [{ name: 'dead code', args: [bin('knip/bin/knip.js')] }, ...buildSteps]
