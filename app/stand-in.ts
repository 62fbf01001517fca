/** Who stands for a customer, once it was merged into another (DESIGN 4). */
import { standInOf } from './data/queries/alias.ts'
import { useLive } from './context.tsx'

/** Undefined while it is itself, or nobody knows yet. */
export function useStandIn(id: string): string | undefined {
  const found = useLive(async ({ db }) => ({ of: id, id: await standInOf(db, id) }), [id])
  return found === undefined || found.of !== id || found.id === id ? undefined : found.id
}
