/** The route table: every address under /api there is. test/scenario/rights.test.ts asks each of them as everybody. */
import { type AccountPorts, createAccountRoutes } from './account.ts'
import { createCustomerRoutes, type CustomerPorts } from './customer.ts'
import { createDemoRoutes, type DemoPorts } from './demo.ts'
import { createDocumentRoutes, type DocumentPorts } from './document.ts'
import { createPokeRoute, type PokePorts } from './poke.ts'
import { createRoomRoute, type RoomPorts } from './room.ts'
import type { Route } from './route.ts'
import { createSurveyLinkRoutes, type SurveyLinkPorts } from './survey-link.ts'
import { createSyncRoutes, type SyncPorts } from './sync.ts'
import { createTeamRoutes, type TeamPorts } from './team.ts'
import { createWorkspaceRoutes, type WorkspacePorts } from './workspace.ts'

export const createRoutes = (
  ports: AccountPorts &
    WorkspacePorts &
    TeamPorts &
    CustomerPorts &
    DocumentPorts &
    DemoPorts &
    PokePorts &
    RoomPorts &
    SurveyLinkPorts &
    SyncPorts,
): readonly Route[] => [
  ...createAccountRoutes(ports),
  ...createWorkspaceRoutes(ports),
  ...createTeamRoutes(ports),
  ...createCustomerRoutes(ports),
  ...createDocumentRoutes(ports),
  ...createDemoRoutes(ports),
  ...createSurveyLinkRoutes(ports),
  ...createSyncRoutes(ports),
  createPokeRoute(ports),
  createRoomRoute(ports),
]
