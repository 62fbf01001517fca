/** A database an earlier version of the app made is opened by this one: nothing is lost, and its rows are made anew. */
import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { addComment } from '#app/data/commands/comment.ts'
import { createCustomer } from '#app/data/commands/customer.ts'
import { KetuDb } from '#app/data/db.ts'
import { createDocStore } from '#app/data/doc-store.ts'
import { outdatedDocs, rebuildDocs } from '#app/data/projection/rebuild.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { makeDevice } from '#test/kit/test-device.ts'

/** The tables of version 1 that hold what cannot be made again. */
const first = { updates: '++n, [doc+n], [out+group+doc]', docs: 'name, state, projection', cards: 'id, sort, due' }

it('proj:P7 a comment a newer phone wrote appears when this one is updated', async () => {
  const newer = makeDevice()
  const { id } = await createCustomer(newer, { territory: testTerritory, values: { name: '青麦乳业' } })
  await addComment(newer, { subject: 'customer', id, doc: customerDoc(id) }, { text: '周五前报价', mentions: [] })

  const options = { indexedDB: new IDBFactory(), IDBKeyRange }
  const old = new Dexie('ketu-old', options)
  old.version(1).stores(first)
  await old.table('updates').bulkAdd(await newer.db.updates.toArray())
  await old.table('docs').bulkAdd((await newer.db.docs.toArray()).map(doc => ({ ...doc, projection: 1 })))
  old.close()

  const db = new KetuDb('ketu-old', options)
  const zone = () => newer.workspace.zone
  const store = createDocStore({ db, member: newer.me.member, now: newer.now, random: newer.random, zone })
  await rebuildDocs({ db, store, zone }, await outdatedDocs(db))
  expect(await rowsOf(db)).toEqual(await rowsOf(newer.db))
  expect(await outdatedDocs(db)).toEqual([])
  db.close()
})

it('every transaction is strict: “saved” means that it is on the disk', async () => {
  const { db } = makeDevice()
  const durability = await db.transaction('rw', db.meta, async () => {
    await db.meta.put({ key: 'any', value: 1 })
    return Dexie.currentTransaction.idbtrans.durability
  })
  expect(durability).toBe('strict')
})
