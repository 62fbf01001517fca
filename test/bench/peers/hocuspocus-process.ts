/**
 * Hocuspocus as its manual sets it up, alone in a process: the stock server, its Database extension over a file of SQLite with the
 * statements of its own SQLite extension (which would bring a second SQLite to compile). Argument: the file.
 */
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { requireOutside } from '../outside-package.ts'

/** What is used of @hocuspocus/server and @hocuspocus/extension-database. */
interface ServerPackage {
  readonly Server: new (configuration: {
    readonly port: number
    readonly address: string
    readonly quiet: boolean
    readonly extensions: readonly unknown[]
  }) => { readonly listen: () => Promise<unknown>; readonly httpServer: { readonly address: () => unknown } }
}
interface DatabasePackage {
  readonly Database: new (configuration: {
    readonly fetch: (of: { readonly documentName: string }) => Promise<Uint8Array | null>
    readonly store: (of: { readonly documentName: string; readonly state: Uint8Array }) => Promise<void>
  }) => unknown
}

const { Server } = requireOutside('@hocuspocus/server') as ServerPackage
const { Database } = requireOutside('@hocuspocus/extension-database') as DatabasePackage

const db = new DatabaseSync(process.argv[2] ?? ':memory:')
db.exec('pragma journal_mode = wal; pragma synchronous = full')
db.exec('create table if not exists documents (name varchar(255) not null, data blob not null, unique(name))')
const select = db.prepare('select data from documents where name = ? order by rowid desc')
const upsert = db.prepare(
  'insert into documents (name, data) values (?, ?) on conflict(name) do update set data = excluded.data',
)
const database = new Database({
  fetch: async ({ documentName }) => {
    const data = select.get(documentName)?.['data']
    return data instanceof Uint8Array ? data : null
  },
  store: async ({ documentName, state }) => {
    upsert.run(documentName, state)
  },
})
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, extensions: [database] })
await server.listen()
const { port } = server.httpServer.address() as AddressInfo
console.log(`listening on ${port}`)
