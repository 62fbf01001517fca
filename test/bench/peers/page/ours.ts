/** The app's own data layer in a page without screens: its database, documents, projection, commands and import. */
import { logVisit } from '#app/data/commands/visit.ts'
import { databaseName, KetuDb } from '#app/data/db.ts'
import { createDocStore } from '#app/data/doc-store.ts'
import { createImportSink } from '#app/data/import/commit.ts'
import { chunksOf } from '#app/data/import/plan.ts'
import type { Ketu } from '#app/data/ketu.ts'
import { firstCustomerCards } from '#app/data/queries/customer.ts'
import { journalDoc } from '#shared/doc/name.ts'
import { expose, type PageStore, timed } from './page-store.ts'
import { makeCustomers, member, newId, note, now, territory, visitsIn, year, zone } from './sample.ts'

const workspace = { id: '0'.repeat(26), name: 'Bench', currency: 'CNY', zone, weekStart: 1 as const }

function openKetu(): Ketu {
  const db = new KetuDb(databaseName(workspace.id, member))
  const store = createDocStore({ db, member, now: Date.now, random: Math.random, zone: () => zone })
  return { db, store, workspace, me: { member, name: 'Ada', device: newId() }, now: Date.now, newId: freshId }
}

/** Unlike the sample's, never the same twice. */
const freshId = (): string => newId().slice(0, 10) + crypto.randomUUID().replaceAll('-', '').slice(0, 16)

function createOurs(): PageStore {
  const ketu = openKetu()
  const importAll = async (count: number): Promise<readonly string[]> => {
    const customers = makeCustomers(count).map(({ id, contact, values, contactValues }, row) => {
      const contacts = [{ id: contact, isNew: true, values: contactValues }]
      return { id, row, isNew: true, values, contacts }
    })
    const sink = createImportSink(ketu, { batch: freshId(), territory })
    for (const chunk of chunksOf({ customers, orders: [] })) {
      const refused = await sink.commit(chunk)
      if (refused.length > 0) throw new Error('the import refused rows')
    }
    return customers.map(({ id }) => id)
  }
  const log = (customer: string, i: number) =>
    logVisit(ketu, { customer, at: now, note: note(i), outcome: 'progress', name: 'Harbour' })
  const customerIds = async (count: number): Promise<readonly string[]> =>
    (await ketu.db.customers.limit(count).toArray()).map(({ id }) => id)
  const visitsOfRound = (round: number) => ketu.db.visits.filter(visit => visit.note === note(round)).count()

  return {
    open: async () => {
      await ketu.db.open()
    },
    importCustomers: count => timed(() => importAll(count)),
    fillDocs: async (docs, visits) => {
      for (const customer of await importAll(docs)) for (let i = 0; i < visits; i++) await log(customer, i)
    },
    firstNames: async (_, count) => (await firstCustomerCards(ketu.db, count)).map(({ name }) => name),
    appendVisits: async count => {
      const [customer = ''] = await importAll(1)
      const times: number[] = []
      for (let i = 0; i < count; i++) times.push(await timed(() => log(customer, i)))
      return times
    },
    openDocs: async (docs, visits) => {
      const times: number[] = []
      for (const customer of await customerIds(docs)) {
        let size = 0
        const open = async (): Promise<void> => {
          size = await ketu.store.read(journalDoc(customer, year), ({ doc }) => visitsIn(doc))
        }
        times.push(await timed(open))
        if (size !== visits) throw new Error(`a document opened with ${size} visits`)
      }
      return times
    },
    keepVisits: async (count, round) => {
      const known = await customerIds(count)
      const customers = known.length < count ? await importAll(count) : known
      for (const customer of customers) await log(customer, round)
    },
    kept: (_, round) => visitsOfRound(round),
  }
}

expose({ ketu: createOurs() })
