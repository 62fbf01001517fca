/** Moving a customer to another territory. Who may is decided on the one it leaves and the one it comes to. */
import type { Move, Moved } from '#server/sync/move-customer.ts'
import { type MoveReply, moveRequest } from '#shared/api/account.ts'
import { type Scope, territoryOf, territoryScope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import { refuse, type Route, sessionRoute } from './route.ts'

export interface CustomerPorts {
  /** Scopes the documents of a customer are in; none for one that does not exist or is erased. */
  readonly scopesOfCustomer: (workspace: string, customer: string) => Promise<ReadonlySet<Scope>>
  readonly moveCustomer: (move: Move) => Promise<Moved>
}

export function createCustomerRoutes({ scopesOfCustomer, moveCustomer }: CustomerPorts): readonly Route[] {
  return [
    sessionRoute('POST', '/api/customers/:id/move', moveRequest, async ({ to, heads }, { auth, actor, session }, c) => {
      const customer = c.req.param('id') ?? ''
      const from = [...(await scopesOfCustomer(auth.workspace, customer))].map(territoryOf)
      const may = from.every(territory => decide(actor, { kind: 'customer.move', from: territory, to }))
      if (from.length === 0 || !may || !auth.directory.hasTerritory(to)) return refuse(c, 'not-found')
      const moved = await moveCustomer({
        ...{ ws: auth.workspace, customer, heads, to: territoryScope(to) },
        ...{ by: session.member, device: session.device },
      })
      if (moved.kind === 'unknown') return refuse(c, 'not-found')
      if (moved.kind === 'conflict') return refuse(c, 'changed')
      return c.json({ territory: to } satisfies MoveReply)
    }),
  ]
}
