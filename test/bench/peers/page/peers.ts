/** The peers in a page: y-indexeddb with a database for each document; y-dexie with documents as properties of rows. */
import Dexie, { type EntityTable } from 'dexie'
import yDexie, { DexieYProvider } from 'y-dexie'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { expose, names, type PageStore, timed } from './page-store.ts'
import { customerInto, day, makeCustomers, newId, note, visitInto, visitsIn } from './sample.ts'

/** y-indexeddb says nothing when it has stored: a read that stands in line behind the write is as near as one comes. */
async function behindWrites({ db }: IndexeddbPersistence): Promise<void> {
  if (db === null) throw new Error('the database is not open')
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction('updates')
    const counting = transaction.objectStore('updates').count()
    counting.onsuccess = () => resolve()
    counting.onerror = () => reject(counting.error)
  })
}

async function openDatabase(name: string): Promise<{ doc: Y.Doc; persistence: IndexeddbPersistence }> {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, doc)
  await persistence.whenSynced
  return { doc, persistence }
}

/** Opened at once, as a list that needs them all would; more than this and Chromium itself is what waits. */
const atOnce = 50

async function inTurns<T>(items: readonly T[], work: (item: T, i: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += atOnce)
    await Promise.all(items.slice(from, from + atOnce).map((item, i) => work(item, from + i)))
}

function createYIndexeddb(): PageStore {
  const nameOf = (doc: Y.Doc): string => {
    const [base] = doc.getArray('p').toArray()
    return (base as { readonly f: { readonly name: string } } | undefined)?.f.name ?? ''
  }
  return {
    open: async () => undefined,
    importCustomers: count =>
      timed(() =>
        inTurns(makeCustomers(count), async (customer, i) => {
          const { doc, persistence } = await openDatabase(`customer-${i}`)
          customerInto(doc, customer)
          await behindWrites(persistence)
          await persistence.destroy()
        }),
      ),
    fillDocs: (docs, visits) =>
      inTurns(names('journal', docs), async name => {
        const { doc, persistence } = await openDatabase(name)
        for (let i = 0; i < visits; i++) visitInto(doc, name, i)
        await behindWrites(persistence)
        await persistence.destroy()
      }),
    firstNames: async (customers, count) => {
      const found: string[] = []
      await inTurns(names('customer', customers), async name => {
        const { doc, persistence } = await openDatabase(name)
        found.push(nameOf(doc))
        await persistence.destroy()
      })
      return found.sort().slice(0, count)
    },
    appendVisits: async count => {
      const { doc, persistence } = await openDatabase('append')
      const times: number[] = []
      for (let i = 0; i < count; i++)
        times.push(
          await timed(async () => {
            visitInto(doc, 'append', i)
            await behindWrites(persistence)
          }),
        )
      return times
    },
    openDocs: async (docs, visits) => {
      const times: number[] = []
      for (const name of names('journal', docs)) {
        let size = 0
        times.push(
          await timed(async () => {
            size = visitsIn((await openDatabase(name)).doc)
          }),
        )
        if (size !== visits) throw new Error(`a document opened with ${size} visits`)
      }
      return times
    },
    keepVisits: async (count, round) => {
      for (const name of names('kept', count)) {
        const { doc, persistence } = await openDatabase(name)
        visitInto(doc, name, round)
        await behindWrites(persistence)
      }
    },
    kept: async (count, round) => {
      let found = 0
      for (const name of names('kept', count)) {
        const { doc } = await openDatabase(name)
        const records = JSON.stringify(doc.getMap('r').toJSON())
        if (records.includes(JSON.stringify(note(round)))) found++
      }
      return found
    },
  }
}

interface CustomerRow {
  id: string
  name: string
  lastVisit: string
  doc?: Y.Doc
}

interface VisitRow {
  id: string
  customer: string
  state: string
  day: string
  note: string
}

class PeerDb extends Dexie {
  declare customers: EntityTable<CustomerRow, 'id'>
  declare visits: EntityTable<VisitRow, 'id'>

  constructor(name: string, durability: 'default' | 'strict') {
    super(name, { addons: [yDexie], ...(durability === 'strict' && { chromeTransactionDurability: 'strict' }) })
    this.version(1).stores({
      customers: 'id, name, externalId, lastVisit, doc: Y.Doc',
      visits: 'id, [customer+state+day], [state+day]',
    })
  }
}

const updatesTable = '$customers.doc_updates'

function createYDexie(durability: 'default' | 'strict'): PageStore {
  const db = new PeerDb(`peer-${durability}`, durability)
  const add = async (id: string): Promise<void> => {
    await db.customers.add({ id, name: id, lastVisit: '' })
  }
  const load = async (id: string): Promise<Y.Doc> => {
    const doc = (await db.customers.get(id))?.doc
    if (doc === undefined) throw new Error('y-dexie made no document')
    await DexieYProvider.load(doc).whenLoaded
    return doc
  }
  /** The change stores itself in a transaction of its own; rows follow in the next one over the same table, which ends after it. */
  const append = async (doc: Y.Doc, customer: string, i: number): Promise<void> => {
    const id = visitInto(doc, customer, i)
    await db.transaction('rw', db.visits, db.customers, db.table(updatesTable), async () => {
      await Promise.all([
        db.visits.put({ id, customer, state: 'done', day, note: note(i) }),
        db.customers.update(customer, { lastVisit: day }),
      ])
    })
  }
  return {
    open: async () => {
      await db.open()
    },
    importCustomers: count =>
      timed(async () => {
        const customers = makeCustomers(count)
        for (let from = 0; from < count; from += 500)
          await db.customers.bulkAdd(
            customers.slice(from, from + 500).map(customer => {
              const doc = new Y.Doc()
              customerInto(doc, customer)
              return { id: customer.id, ...customer.values, lastVisit: '', doc }
            }),
          )
      }),
    fillDocs: async (docs, visits) => {
      for (const name of names('journal', docs)) {
        await add(name)
        const doc = await load(name)
        for (let i = 0; i < visits; i++) visitInto(doc, name, i)
        await db.transaction('rw', updatesTable, () => db.table(updatesTable).count())
        DexieYProvider.release(doc)
      }
    },
    firstNames: async (_, count) => (await db.customers.orderBy('name').limit(count).toArray()).map(({ name }) => name),
    appendVisits: async count => {
      const id = newId()
      await add(id)
      const doc = await load(id)
      const times: number[] = []
      for (let i = 0; i < count; i++) times.push(await timed(() => append(doc, id, i)))
      return times
    },
    openDocs: async (docs, visits) => {
      const times: number[] = []
      for (const name of names('journal', docs)) {
        let size = 0
        times.push(
          await timed(async () => {
            size = visitsIn(await load(name))
          }),
        )
        if (size !== visits) throw new Error(`a document opened with ${size} visits`)
      }
      return times
    },
    keepVisits: async (count, round) => {
      for (const name of names('kept', count)) {
        if ((await db.customers.get(name)) === undefined) await add(name)
        await append(await load(name), name, round)
      }
    },
    kept: (_, round) => db.visits.filter(visit => visit.note === note(round)).count(),
  }
}

expose({
  'y-indexeddb': createYIndexeddb(),
  'y-dexie': createYDexie('default'),
  'y-dexie strict': createYDexie('strict'),
})
