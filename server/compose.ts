/** Puts the server together from its stores and its ports. No port is listened on here: tests call the app directly. */
import type { DemoPerson } from '#shared/api/demo.ts'
import type { RandomBytes } from '#shared/domain/id.ts'
import { makeId } from '#shared/domain/id.ts'
import { customerDoc, parseDocName } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import { decodeFact } from '#shared/sync/fact-body.ts'
import { maxRoomClients, maxRoomUpdateBytes } from '#shared/sync/limit.ts'
import { createApp } from './app.ts'
import { type Auth, createAuth } from './auth/auth.ts'
import type { FactLog } from './auth/directory.ts'
import { createHeard } from './auth/heard.ts'
import type { Passwords } from './auth/password.ts'
import { createTokens } from './auth/token.ts'
import type { Config } from './config.ts'
import type { Databases } from './databases.ts'
import { createDemoDoor } from './demo/demo-door.ts'
import { type Log, placeOf } from './log.ts'
import { createPacedHub } from './rooms/paced-hub.ts'
import { createRooms, type Rooms } from './rooms/rooms.ts'
import { createPokeSockets, type PokeSockets } from './routes/poke-sockets.ts'
import { createRequester } from './routes/requester.ts'
import type { Route } from './routes/route.ts'
import type { Sync } from './routes/sync.ts'
import { createRoutes } from './routes/table.ts'
import type { StaticFiles } from './static/static-files.ts'
import type { LogStore } from './store/log-store.ts'
import { type Accept, createAccept } from './sync/accept.ts'
import { createAppendFacts } from './sync/append-facts.ts'
import { createBaseBuilder } from './sync/base-builder.ts'
import { isContent } from './sync/base-row.ts'
import { compactHeaviest, createCompact } from './sync/compact.ts'
import { createMoveCustomer } from './sync/move-customer.ts'
import { type CommitNews, createCommitNews } from './sync/commit-news.ts'
import { createPokeHub, type PokeHub } from './sync/poke-hub.ts'
import { createPull } from './sync/pull.ts'
import { createRights, type RightsOf } from './sync/rights.ts'
import { createReceipts } from './sync/receipts.ts'
import { createTickets, withTicket } from './sync/tickets.ts'
import { createSurveyLinks } from './survey/survey-links.ts'

export interface Parts {
  readonly config: Pick<Config, 'url' | 'trustProxy'>
  readonly databases: Databases
  readonly secret: string
  readonly passwords: Passwords
  readonly files: StaticFiles
  readonly clock: () => number
  readonly random: RandomBytes
  readonly log: Log
  /** False while the server stops. */
  readonly isOpen: () => boolean
  /** The sample team: anybody signs in as one of them with a tap. Never given for a workspace that people made. */
  readonly demo?: readonly DemoPerson[]
}

export interface Composed {
  readonly app: ReturnType<typeof createApp>
  readonly routes: readonly Route[]
  readonly auth: Auth
  readonly sockets: PokeSockets
  readonly rooms: Rooms
  /** Call once a second: what other nodes wrote and what ended by the clock reaches the open sockets. */
  tick(): Promise<void>
  /** Call every 15 s: sockets whose other side is gone are cut. */
  pingSockets(): void
  /** The server stops: whoever is connected comes back later. */
  closeSockets(): void
  /** One round of compaction; a call while one runs joins it. */
  compact(): Promise<void>
  close(): Promise<void>
}

export function composeServer({
  config,
  databases,
  secret,
  passwords,
  files,
  clock,
  random,
  log,
  isOpen,
  demo,
}: Parts): Composed {
  const report = (error: unknown): void => log('error', { what: 'broken', error: placeOf(error) })
  const hub = createPokeHub(setImmediate, report)
  const commits = createCommitNews()
  const newId = (): string => makeId(clock(), random)
  const tokens = createTokens(secret, random)
  const auth = createAuth({
    store: databases.accounts,
    facts: createFactLog(databases.log, hub, clock),
    tokens,
    passwords,
    clock,
    newId,
  })
  const requester = createRequester(config)
  const heard = createHeard({ store: databases.accounts, clock })
  const rightsOf = createRights(databases.log, clock)
  const { sessions } = auth
  const sockets = createPokeSockets({ hub, sessions, clock, after })
  const pacedHub = createPacedHub(hub, clock)
  const limits = { maxBytes: maxRoomUpdateBytes, maxClients: maxRoomClients }
  const accept = createAccept({ store: databases.log, hub: pacedHub, commits, clock, decide, limits })
  const rooms = createRooms({
    ...{ store: databases.log, hub, commits, sessions, clock, report },
    accept: withRights(accept, rightsOf),
    after,
  })
  const builder = createBaseBuilder()
  const door = demo && createDemoDoor({ people: demo, accounts: databases.accounts, sessions: auth.sessions })
  const routes = createRoutes({
    demo: door,
    auth,
    requester,
    sockets,
    rooms,
    clock,
    newId,
    heard,
    surveyLinks: createSurveyLinks({
      ...{ store: databases.surveyLinks, tokens, clock, newId },
      isErased: async customer => {
        const open = await auth.open()
        return open !== undefined && (await databases.log.doc(open.workspace, customerDoc(customer)))?.isErased === true
      },
    }),
    devices: databases.accounts,
    report,
    closeSession: hash => {
      sockets.closeSession(hash)
      rooms.closeSession(hash)
    },
    epoch: async workspace => (await databases.log.head(workspace)).epoch,
    sync: createSync({ store: databases.log, hub, commits, clock, rightsOf, secret }),
    scopeOfDoc: async (workspace, name) => {
      const doc = parseDocName(name) && (await databases.log.doc(workspace, name))
      return doc === undefined || doc.isErased ? undefined : doc.scope
    },
    contentHashOf: async (workspace, name) => {
      const rows = await databases.log.rowsOfDoc(workspace, name)
      return builder.contentHash(rows.filter(isContent).map(({ body }) => body))
    },
    scopesOfCustomer: async (workspace, customer) => {
      const docs = [...(await databases.log.docsOfCustomer(workspace, customer)).values()]
      return new Set(docs.filter(({ isErased }) => !isErased).map(({ scope }) => scope))
    },
    moveCustomer: createMoveCustomer({ store: databases.log, builder, clock, hub }),
  })
  const compact = createCompact({ store: databases.log, builder, clock })
  let compacting: Promise<void> | undefined
  const compactAll = async (): Promise<void> => {
    const open = await auth.open()
    if (open) await compactHeaviest(databases.log, compact, open.workspace, (_, error) => report(error))
  }
  const isReady = async (): Promise<boolean> =>
    isOpen() && (await databases.log.isReady()) && (await databases.accounts.setup()) !== undefined
  return {
    app: createApp({ routes, auth, requester, files, isReady, clock, log }),
    routes,
    auth,
    sockets,
    rooms,
    tick: async () => {
      const open = await auth.open()
      await open?.directory.refresh()
      await sockets.recheck()
      await rooms.recheck()
      await rooms.readOn()
      pacedHub.tell()
      await heard.keep()
    },
    pingSockets: () => {
      sockets.pingAll()
      rooms.pingAll()
    },
    closeSockets: () => {
      sockets.closeAll()
      rooms.closeAll()
    },
    compact: () => {
      compacting ??= compactAll().finally(() => {
        compacting = undefined
      })
      return compacting
    },
    close: async () => {
      await compacting
      await builder.close()
      await heard.keep('now')
    },
  }
}

/** Rights are read from the log for every request: what another node took away counts here at once. */
const withRights =
  (accept: Accept, rightsOf: RightsOf): Accept =>
  async (session, request) => {
    const { actor } = await rightsOf(session.ws, session.member)
    return accept({ ...session, actor }, request)
  }

interface SyncParts {
  readonly store: LogStore
  readonly hub: PokeHub
  readonly commits: CommitNews
  readonly clock: () => number
  readonly rightsOf: RightsOf
  readonly secret: string
}

function createSync({ store, hub, commits, clock, rightsOf, secret }: SyncParts): Sync {
  const tickets = createTickets({ secret, clock })
  const receipts = createReceipts({ secret, clock })
  const pull = createPull(store, { receipts })
  return {
    push: withRights(createAccept({ store, hub, commits, clock, decide, tickets, receipts }), rightsOf),
    pull: async (session, request) => {
      const { ws, member } = session
      return withTicket(tickets, session, request, await pull(ws, await rightsOf(ws, member), request))
    },
  }
}

function createFactLog(store: LogStore, hub: PokeHub, clock: () => number): FactLog {
  const appendFacts = createAppendFacts({ store, hub, clock })
  return {
    append: async (workspace, facts, author) => {
      await store.createWorkspace(workspace)
      await appendFacts(workspace, facts, author)
    },
    read: async (workspace, after) =>
      (await store.factsAfter(workspace, after)).map(({ seq, body }) => ({ seq, fact: decodeFact(body) })),
  }
}

const after = (ms: number, call: () => void): (() => void) => {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}
