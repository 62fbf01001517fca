/** The worker a file is read and planned in: it opens the device's database itself, so that the page only hears the counts. */
import { makeId } from '#shared/domain/id.ts'
import { KetuDb } from '../db.ts'
import { readKnownRows } from './known-rows.ts'
import { serveSession } from './remote-session.ts'
import { createImportSession } from './session.ts'

/** The first message of the page. */
export interface WorkerStart {
  readonly database: string
  readonly member: string
  readonly zone: string
  readonly currency: string
}

addEventListener(
  'message',
  (event: MessageEvent) => {
    const { database, member, zone, currency } = event.data as WorkerStart
    const now = () => Date.now()
    const newId = () => makeId(now(), count => crypto.getRandomValues(new Uint8Array(count)))
    const ketu = { db: new KetuDb(database), me: { member, name: '', device: '' }, now }
    serveSession(self, createImportSession({ known: () => readKnownRows(ketu), newId, zone, currency }))
  },
  { once: true },
)
