/** A server with two territories, their reps, and a customer of the north whose document is open in rooms. */
import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import { ketuHeader } from '#shared/api/account.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { decodePullPage, encodePullRequest, syncContentType } from '#shared/sync/codec.ts'
import type { LogRow } from '#shared/sync/message.ts'
import { pushDocs } from './push-docs.ts'
import { joinAs, setUp, startTestServer, type TestPerson, type TestServer } from './test-server.ts'
import { joinRoom, type TestRoom, type TestRoomOptions } from './test-room.ts'

export interface RoomTeam {
  readonly server: TestServer
  readonly ada: TestPerson
  /** Territories. */
  readonly north: string
  readonly south: string
  /** A new customer of the north; the name of its document and what it was born with. */
  makeCustomer(): Promise<{ readonly id: string; readonly doc: string; readonly content: Uint8Array }>
  join(person: TestPerson, doc: string, options?: TestRoomOptions): Promise<TestRoom>
  /** As `join`, but what becomes of it is the test's to see. */
  knock(person: TestPerson, doc: string, options?: TestRoomOptions): TestRoom
  /** Leaves every room joined and stops the server. */
  stop(): Promise<void>
}

export async function makeRoomTeam(server?: TestServer): Promise<RoomTeam> {
  const running = server ?? (await startTestServer())
  const ada = await setUp(running)
  const territory = async (name: string): Promise<string> =>
    (await ada.request<{ id: string }>('POST', '/api/territories', { name })).id
  const [north, south] = [await territory('North'), await territory('South')]
  const joined: TestRoom[] = []
  const knock: RoomTeam['knock'] = (person, doc, options = {}) => {
    const room = joinRoom(running.url, doc, { cookie: person.cookie, ...options })
    joined.push(room)
    return room
  }
  return {
    server: running,
    ada,
    north,
    south,
    knock,
    join: async (person, doc, options) => {
      const room = knock(person, doc, options)
      await room.until(() => room.provider.synced)
      return room
    },
    makeCustomer: async () => {
      const id = makeId(Date.now(), size => randomBytes(size))
      const doc = customerDoc(id)
      const main = { type: 'customer', id, values: { name: 'Harbour Foods' } } as const
      const contents = await pushDocs(running.url, ada, north, [{ name: doc, main }])
      return { id, doc, content: contents.get(doc) ?? new Uint8Array() }
    },
    stop: async () => {
      for (const room of joined) room.leave()
      await running.stop()
    },
  }
}

let people = 0

/** Somebody new with a role in a territory. */
export const somebody = (
  { server, ada }: Pick<RoomTeam, 'server' | 'ada'>,
  territory: string,
  role: 'viewer' | 'rep' | 'manager' = 'rep',
): Promise<TestPerson> => joinAs(server, ada, `Helper${people++}`, { role, territory })

/** The rows of a document in the log, as a device of this person pulls them. */
export async function pullRows(server: TestServer, person: TestPerson, doc: string): Promise<readonly LogRow[]> {
  const rows: LogRow[] = []
  let cursors: { readonly [scope: string]: number } = {}
  for (let isMore = true; isMore; ) {
    const response = await fetch(`${server.url}/api/pull`, {
      method: 'POST',
      headers: { [ketuHeader]: '1', cookie: person.cookie, 'content-type': syncContentType },
      body: new Uint8Array(encodePullRequest({ epoch: 0, cursors })),
    })
    const page = decodePullPage(new Uint8Array(await response.arrayBuffer()))
    if (page.kind !== 'ok') throw new Error(`pull was answered with ${page.kind}`)
    rows.push(...page.value.rows.filter(row => row.doc === doc))
    cursors = { ...cursors, ...page.value.through }
    isMore = page.value.more
  }
  return rows
}

/** The document as the log has it. */
export async function pullDoc(server: TestServer, person: TestPerson, doc: string): Promise<Y.Doc> {
  const copy = new Y.Doc()
  for (const { body } of await pullRows(server, person, doc)) if (body.length > 0) Y.applyUpdate(copy, body)
  return copy
}
