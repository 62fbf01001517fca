/** Builds the app when its sources changed since it was built last. */
import { hashSources, isBuilt, rememberBuild } from './build-stamp.ts'
import { buildSteps } from './checks.ts'
import { runSteps } from './step.ts'

/** False when the build failed; its words are out. */
export async function buildChanged(): Promise<boolean> {
  const hash = hashSources()
  if (isBuilt(hash)) return true
  if (!(await runSteps(buildSteps))) return false
  rememberBuild(hash)
  return true
}
