/**
 * The server of a simulated world: the real log, accept, pull, rights, moves, erasure, compaction and poke sockets on a real SQLite
 * file, in a process that may die at any of its awaits, on a disk that may be full or fail to sync.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { createDirectory, type Directory } from '#server/auth/directory.ts'
import { createPokeSockets, type PokeSocket, type PokeSockets } from '#server/routes/poke-sockets.ts'
import type { Caller } from '#server/routes/route.ts'
import type { LogStore } from '#server/store/log-store.ts'
import { openSqlite } from '#server/store/open-sqlite.ts'
import { createSqliteLogStore } from '#server/store/sqlite-log-store.ts'
import { createAccept } from '#server/sync/accept.ts'
import { createAppendFacts } from '#server/sync/append-facts.ts'
import { createCompact } from '#server/sync/compact.ts'
import { createEraseCustomer } from '#server/sync/erase-customer.ts'
import { makeBase } from '#server/sync/make-base.ts'
import { createMoveCustomer } from '#server/sync/move-customer.ts'
import { createPokeHub } from '#server/sync/poke-hub.ts'
import { createPull } from '#server/sync/pull.ts'
import { createRights } from '#server/sync/rights.ts'
import { createReceipts } from '#server/sync/receipts.ts'
import { createTickets, type Tickets, withTicket } from '#server/sync/tickets.ts'
import type { MoveRequest } from '#shared/api/account.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { territoryOf, territoryScope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import {
  type Decoded,
  decodePullRequest,
  decodePushRequest,
  encodePullPage,
  encodePushReply,
} from '#shared/sync/codec.ts'
import { decodeFact } from '#shared/sync/fact-body.ts'
import type { PullPage, PushReply, PushRequest } from '#shared/sync/message.ts'
import type { Lane, World } from './world.ts'

export interface Visitor {
  readonly member: string
  readonly device: string
}

export interface Answer {
  readonly status: number
  readonly body: Uint8Array
}

/** What is seen of every exchange by those who check it. */
export interface Witness {
  /** A pull has come in; what is returned is shown again with its page. */
  readonly arrived: (visitor: Visitor) => ReadonlySet<string>
  readonly pushed: (visitor: Visitor, request: PushRequest, reply: PushReply) => void
  readonly pulled: (visitor: Visitor, arrived: ReadonlySet<string>, page: PullPage, body: Uint8Array) => void
  /** Something threw that may not. */
  readonly broke: (error: unknown) => void
}

export interface DiskTrouble {
  /** Nothing can be written: SQLITE_FULL. */
  isFull: boolean
  /** The next commits fail: 'lost' was not written, 'unsure' was, and the sync failed after it. */
  readonly commits: ('lost' | 'unsure')[]
}

export interface Office {
  readonly ws: string
  readonly trouble: DiskTrouble
  isUp(): boolean
  start(): Promise<void>
  /** At this await. */
  kill(): void
  /** Dies when it has taken so many more steps. */
  killAfter(steps: number): void
  backUp(): void
  hasBackup(): boolean
  /** The process is stopped, the file is the one of the backup, and a new epoch begins. */
  restore(): Promise<void>
  serve(path: string, visitor: Visitor, body: Uint8Array): Promise<Answer>
  move(visitor: Visitor, customer: string, request: MoveRequest): Promise<'ok' | 'changed' | 'not-found'>
  /** False when the server was not there for it. */
  state(facts: readonly Fact[]): Promise<boolean>
  erase(customer: string): Promise<boolean>
  compact(doc: string): Promise<boolean>
  connect(visitor: Visitor, socket: PokeSocket): Promise<{ readonly closed: () => void } | undefined>
  /** For those who check: the store itself, without detours. */
  look(): LogStore
  /** The facts of the log, oldest first, and where a document is: read past all code of the server. */
  facts(): readonly Fact[]
  scopeOf(doc: string): string | undefined
  docsOf(customer: string): readonly string[]
  docs(): readonly string[]
  /** A Yjs client id somebody has written the document with. */
  clientOf(
    doc: string,
  ): { readonly client: number; readonly clock: number; readonly device: string; readonly member: string } | undefined
  /** Makes a document look as heavy as it may be, or light again. */
  weigh(doc: string, bytes: number): void
  end(): void
}

/** One life of the process. */
interface Process {
  readonly lane: Lane
  readonly bare: LogStore
  readonly sockets: PokeSockets
  readonly directory: Directory
  readonly files: DatabaseSync[]
  /** Statements of those who check. */
  readonly asked: Map<string, StatementSync>
  readonly known: { readonly read: () => readonly Fact[] }
  readonly accept: ReturnType<typeof createAccept>
  readonly pull: ReturnType<typeof createPull>
  readonly tickets: Tickets
  readonly rights: ReturnType<typeof createRights>
  readonly facts: ReturnType<typeof createAppendFacts>
  readonly move: ReturnType<typeof createMoveCustomer>
  readonly erase: ReturnType<typeof createEraseCustomer>
  readonly compact: ReturnType<typeof createCompact>
  isAlive: boolean
}

export function createOffice(world: World, ws: string, witness: Witness): Office {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ketu-simulate-'))
  const file = join(folder, 'log.db')
  const trouble: DiskTrouble = { isFull: false, commits: [] }
  const builder = { build: async (bodies: readonly Uint8Array[]) => makeBase(bodies) }
  let life: Process | undefined
  let hasBackup = false
  /** Called when the process ends, so that who waits for it hears of it. */
  const endings = new Set<() => void>()

  async function start(): Promise<void> {
    // Who starts it has made room first.
    trouble.isFull = false
    trouble.commits.length = 0
    const lane = world.makeLane()
    const files: DatabaseSync[] = []
    const open = (path: string): DatabaseSync => {
      const db = openSqlite(path)
      // A process that dies loses nothing the system was given; what a disk does is played in `failing`.
      db.exec('pragma synchronous = off')
      files.push(db)
      return files.length === 1 ? failing(db, trouble) : db
    }
    const bare = createSqliteLogStore(file, lane.add, { open, checkpointsOf: () => noCheckpoints })
    await bare.createWorkspace(ws)
    const process = compose(lane, bare, files)
    await process.directory.refresh()
    life = process
    tick(process)
  }

  function compose(lane: Lane, bare: LogStore, files: DatabaseSync[]): Process {
    const store = withSteps(bare, lane)
    const clock = world.now
    const [tickets, receipts] = [
      createTickets({ secret: 'secret', clock }),
      createReceipts({ secret: 'secret', clock }),
    ]
    const hub = createPokeHub(lane.add, error => {
      throw error
    })
    const facts = createAppendFacts({ store, clock, hub })
    const directory = createDirectory(
      {
        append: async (workspace, list, author) => void (await facts(workspace, list, author)),
        read: async (workspace, after) =>
          (await store.factsAfter(workspace, after)).map(({ seq, body }) => ({ seq, fact: decodeFact(body) })),
      },
      ws,
    )
    return {
      lane,
      bare,
      files,
      asked: new Map(),
      known: knownFacts(files),
      directory,
      facts,
      isAlive: true,
      sockets: createPokeSockets({
        hub,
        clock,
        after: (ms, call) => world.after(ms, call, lane),
        sessions: { living: async hashes => new Set(hashes) },
      }),
      accept: createAccept({ store, decide, clock, hub, tickets, receipts }),
      tickets,
      pull: createPull(store, { limit: { maxRows: 60, maxBytes: 64 * 1024 }, receipts }),
      rights: createRights(store, clock),
      move: createMoveCustomer({ store, builder, clock, hub }),
      erase: createEraseCustomer({ store, clock, hub }),
      compact: createCompact({ store, builder, clock }),
    }
  }

  /** What `serve.ts` does every second. */
  function tick(process: Process): void {
    world.after(
      1_000,
      () => {
        if (!process.isAlive) return
        void process.directory.refresh().then(() => process.sockets.recheck())
        tick(process)
      },
      process.lane,
    )
  }

  function kill(): void {
    const process = life
    life = undefined
    if (process === undefined) return
    process.isAlive = false
    process.lane.stop()
    for (const db of process.files) db.close()
    for (const ended of [...endings]) ended()
  }

  /** Rejects when the process dies before it is done. */
  function inProcess<T>(work: (process: Process) => Promise<T>): Promise<T> {
    const process = life
    if (process === undefined) return Promise.reject(new Error('connection refused'))
    return new Promise((resolve, reject) => {
      const ended = (): void => {
        endings.delete(ended)
        reject(new Error('connection reset'))
      }
      endings.add(ended)
      const settle = (done: () => void) => () => {
        if (endings.delete(ended)) done()
      }
      process.lane.add(() => {
        work(process).then(
          value => settle(() => resolve(value))(),
          error => settle(() => reject(error))(),
        )
      })
    })
  }

  async function serve(path: string, visitor: Visitor, body: Uint8Array): Promise<Answer> {
    return inProcess(async process => {
      try {
        if (!process.directory.isActive(visitor.member)) return { status: 401, body: nothing }
        const arrived = witness.arrived(visitor)
        const rights = await process.rights(ws, visitor.member)
        if (path === '/api/push') {
          const request = opened(decodePushRequest(body))
          if (request === undefined) return { status: 400, body: nothing }
          const reply = await process.accept({ ws, ...visitor, actor: rights.actor }, request)
          witness.pushed(visitor, request, reply)
          return { status: 200, body: encodePushReply(reply) }
        }
        const request = opened(decodePullRequest(body))
        if (request === undefined) return { status: 400, body: nothing }
        const session = { ws, ...visitor, actor: rights.actor }
        const page = withTicket(process.tickets, session, request, await process.pull(ws, rights, request))
        const bytes = encodePullPage(page)
        witness.pulled(visitor, arrived, page, bytes)
        return { status: 200, body: bytes }
      } catch (error) {
        if (!isDiskTrouble(error)) witness.broke(error)
        return { status: 500, body: nothing }
      }
    })
  }

  const ask = (sql: string, ...params: string[]): Record<string, unknown>[] => {
    const { files, asked } = found(life)
    const statement = asked.get(sql) ?? found(files[1]).prepare(sql)
    asked.set(sql, statement)
    return statement.all(...params)
  }

  return {
    ws,
    trouble,
    isUp: () => life !== undefined,
    start,
    kill,
    killAfter: steps => {
      const process = life
      if (process === undefined) return
      let left = steps
      process.lane.onTask = () => {
        if (left-- === 0 && life === process) kill()
      }
    },
    backUp: () => {
      for (const suffix of ['', '-wal']) {
        rmSync(`${folder}/backup.db${suffix}`, { force: true })
        if (existsSync(file + suffix)) copyFileSync(file + suffix, `${folder}/backup.db${suffix}`)
      }
      hasBackup = true
    },
    hasBackup: () => hasBackup,
    restore: async () => {
      kill()
      for (const suffix of ['', '-wal', '-shm']) {
        rmSync(file + suffix, { force: true })
        if (existsSync(`${folder}/backup.db${suffix}`)) copyFileSync(`${folder}/backup.db${suffix}`, file + suffix)
      }
      await start()
      trouble.commits.length = 0
      await life?.bare.beginEpoch(ws, world.now())
    },
    serve,
    move: (visitor, customer, { to, heads }) =>
      inProcess(async ({ bare, directory, move }) => {
        const actor = directory.actor(visitor.member, world.now())
        const docs = [...(await bare.docsOfCustomer(ws, customer)).values()].filter(({ isErased }) => !isErased)
        const may =
          actor !== undefined &&
          docs.length > 0 &&
          docs.every(({ scope }) => decide(actor, { kind: 'customer.move', from: territoryOf(scope), to }))
        if (!may) return 'not-found'
        const moved = await move({
          ...{ ws, customer, heads, to: territoryScope(to) },
          ...{ by: visitor.member, device: visitor.device },
        })
        return moved.kind === 'unknown' ? 'not-found' : moved.kind === 'conflict' ? 'changed' : 'ok'
      }),
    state: facts => isDone(inProcess(({ directory }) => directory.state(facts, { by: '', device: '' }))),
    erase: customer => isDone(inProcess(({ erase }) => erase({ ws, customer, by: '', device: '' }))),
    compact: doc => inProcess(async ({ compact }) => (await compact(ws, doc)) === 'compacted').catch(() => false),
    connect: (visitor, socket) =>
      inProcess(async ({ directory, bare, sockets }) => {
        const actor = directory.actor(visitor.member, world.now())
        // Who has no session gets no further than the handshake.
        if (actor === undefined) return undefined
        // What `add` and `open` read of a caller: the rest of a session is no concern of a socket.
        const caller = { auth: { workspace: ws, directory }, session: { ...visitor, hash: visitor.device }, actor }
        return sockets.open(socket, caller as unknown as Caller, (await bare.head(ws)).epoch)
      }).catch(() => undefined),
    look: () => found(life).bare,
    facts: () => found(life).known.read(),
    scopeOf: doc =>
      ask('select scope from doc where name = ? and is_erased = 0', doc).map(row => String(row['scope']))[0],
    docsOf: customer =>
      ask('select name from doc where customer = ? and is_erased = 0', customer).map(row => String(row['name'])),
    clientOf: doc => {
      const [row] = ask(
        `select client, clock, d.text as device, m.text as member from doc_client join doc on doc.n = doc
         join word d on d.n = device join word m on m.n = member where name = ? order by clock desc limit 1`,
        doc,
      )
      return (
        row && {
          client: Number(row['client']),
          clock: Number(row['clock']),
          device: String(row['device']),
          member: String(row['member']),
        }
      )
    },
    docs: () => ask('select name from doc where is_erased = 0 order by name').map(row => String(row['name'])),
    weigh: (doc, bytes) =>
      void found(life).files[0]?.prepare('update doc set bytes = bytes + ? where name = ?').run(bytes, doc),
    end: () => {
      kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A thread has a time of its own. */
const noCheckpoints = { due: () => undefined, close: async () => undefined }

/** The facts of the log, each read once in the life of a process. */
function knownFacts(files: readonly DatabaseSync[]): { readonly read: () => readonly Fact[] } {
  let statement: StatementSync | undefined
  let all: readonly Fact[] = []
  let last = 0
  const read = (): readonly Fact[] => {
    statement ??= found(files[1]).prepare("select seq, body from log where kind = 'fact' and seq > ? order by seq")
    const rows = statement.all(last)
    if (rows.length === 0) return all
    last = Number(rows.at(-1)?.['seq'])
    const fresh = rows.map(({ body }) => decodeFact(body as Uint8Array)).filter(fact => fact !== undefined)
    all = [...all, ...fresh]
    return all
  }
  return { read }
}

const nothing = new Uint8Array(0)

const isDone = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )

function opened<T>(decoded: Decoded<T>): T | undefined {
  return decoded.kind === 'ok' ? decoded.value : undefined
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the server is not up')
  return value
}

/** Every question to the store takes a step before it is asked and one before its answer is heard: the process may die there. */
function withSteps(store: LogStore, lane: Lane): LogStore {
  const step = (): Promise<void> => new Promise(resolve => lane.add(resolve))
  const wrap =
    <A extends readonly unknown[], R>(ask: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await step()
      try {
        return await ask(...args)
      } finally {
        await step()
      }
    }
  return {
    ...store,
    commit: (ws, reads, plan) => wrap(() => store.commit(ws, reads, plan))(),
    head: wrap(store.head),
    rowsOfScope: wrap(store.rowsOfScope),
    doc: wrap(store.doc),
    rowsOfDoc: wrap(store.rowsOfDoc),
    clientsOfDoc: wrap(store.clientsOfDoc),
    docsOfCustomer: wrap(store.docsOfCustomer),
    factsAfter: wrap(store.factsAfter),
  }
}

class DiskError extends Error {}

const isDiskTrouble = (error: unknown): boolean => error instanceof DiskError

/** The connection that writes, on a disk in trouble. */
function failing(db: DatabaseSync, trouble: DiskTrouble): DatabaseSync {
  const statement = (of: StatementSync): StatementSync =>
    ({
      get: of.get.bind(of),
      all: of.all.bind(of),
      iterate: of.iterate.bind(of),
      run: (...args: Parameters<StatementSync['run']>) => {
        if (trouble.isFull) throw new DiskError('database or disk is full')
        return of.run(...args)
      },
    }) as StatementSync
  const exec = (sql: string): void => {
    const fate = sql === 'commit' ? trouble.commits.shift() : undefined
    if (fate !== 'lost') db.exec(sql)
    if (fate !== undefined) throw new DiskError('disk I/O error')
  }
  return {
    exec,
    prepare: (sql: string) => statement(db.prepare(sql)),
    close: () => db.close(),
    get isOpen() {
      return db.isOpen
    },
    get isTransaction() {
      return db.isTransaction
    },
  } as unknown as DatabaseSync
}
