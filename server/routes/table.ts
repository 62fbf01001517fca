/** The route table: every address under /api there is. test/scenario/rights.test.ts asks each of them as everybody. */
import { type AccountPorts, createAccountRoutes } from './account.ts'
import { createPokeRoute, type PokePorts } from './poke.ts'
import type { Route } from './route.ts'
import { createSyncRoutes, type Sync } from './sync.ts'
import { createWorkspaceRoutes, type WorkspacePorts } from './workspace.ts'

export const createRoutes = (
  ports: AccountPorts & WorkspacePorts & PokePorts & { readonly sync: Sync },
): readonly Route[] => [
  ...createAccountRoutes(ports),
  ...createWorkspaceRoutes(ports),
  ...createSyncRoutes(ports.sync),
  createPokeRoute(ports),
]
