/** The worker a file is read, planned and written in: it opens the device's database itself, so that the page only hears the counts. */
import { makeId } from '#shared/domain/id.ts'
import { KetuDb } from '../db.ts'
import { createDocStore } from '../doc-store.ts'
import type { Ketu, Me, Workspace } from '../ketu.ts'
import { createImportSink } from './commit.ts'
import { readKnownRows } from './known-rows.ts'
import { serveRun } from './remote-run.ts'
import { serveSession } from './remote-session.ts'
import { createImportSession } from './session.ts'

/** The first message of the page. */
export interface WorkerStart {
  readonly database: string
  readonly me: Me
  readonly workspace: Workspace
}

addEventListener(
  'message',
  (event: MessageEvent) => {
    const { database, me, workspace } = event.data as WorkerStart
    const ketu = deviceOf(database, me, workspace)
    const { zone, currency } = workspace
    const session = createImportSession({ known: () => readKnownRows(ketu), newId: ketu.newId, zone, currency })
    serveSession(self, session)
    serveRun(self, session, request => createImportSink(ketu, request), breathe)
  },
  { once: true },
)

/** The stop of a person is heard between two chunks. */
const breathe = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

function deviceOf(database: string, me: Me, workspace: Workspace): Ketu {
  const now = (): number => Date.now()
  const db = new KetuDb(database)
  const store = createDocStore({ db, member: me.member, now, random: Math.random, zone: () => workspace.zone })
  const newId = (): string => makeId(now(), count => crypto.getRandomValues(new Uint8Array(count)))
  return { db, store, me, workspace, now, newId }
}
