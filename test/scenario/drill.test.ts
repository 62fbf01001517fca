/** The airplane drill (UX, delight 5): nothing passes while the app is cut off, and both sides are compared truly. */
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ApiAnswer } from '#app/data/api.ts'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { createCut } from '#app/data/cut.ts'
import { checkDrill, comparedNames, drillWork, endDrill, reconnect, startDrill } from '#app/data/drill.ts'
import { isCutOff, longestCutMs } from '#app/data/drill-state.ts'
import { readMeta } from '#app/data/meta.ts'
import { createCutTransport } from '#app/data/sync/cut-transport.ts'
import type { PokeListener } from '#app/data/sync/transport.ts'
import { stateOf } from '#app/data/sync/watch.ts'
import { isContent } from '#server/sync/base-row.ts'
import { contentHashOf } from '#server/sync/make-base.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { startCloud } from '#test/kit/test-cloud.ts'
import { makeDevice, testId, testNow } from '#test/kit/test-device.ts'

// Live queries run only where Dexie finds an IndexedDB of its own.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange })

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function team() {
  const cloud = await startCloud({ now: testNow })
  ends.push(cloud.stop)
  const phone = await cloud.join({ member: testId(11), seed: 1 })
  const colleague = await cloud.join({ member: testId(12), seed: 2 })
  await phone.engine.syncNow()
  const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
  for (const device of [phone, colleague]) await device.engine.syncNow()
  const contentHash = async (doc: string): Promise<ApiAnswer<{ readonly hash: string }>> => {
    const rows = (await cloud.store.rowsOfDoc(cloud.ws, doc)).filter(isContent)
    if (rows.length === 0) return { kind: 'failed', error: 'not-found' }
    return { kind: 'ok', value: { hash: contentHashOf(rows.map(({ body }) => body)) } }
  }
  const ports = { syncNow: phone.engine.syncNow, contentHash }
  return { cloud, phone, colleague, customer: id, ports }
}

describe('the airplane drill', () => {
  it('lets nothing pass, says so, and shows both sides equal once reconnected, with what a colleague did meanwhile', async () => {
    const { cloud, phone, colleague, customer, ports } = await team()
    const { head } = await cloud.store.head(cloud.ws)
    await startDrill(phone)
    await logVisit(phone, { customer, at: phone.now(), note: '断网时写的', name: '禾岭医药' })
    await editCustomer(phone, customer, { phone: '138' })
    await phone.engine.syncNow()
    expect((await cloud.store.head(cloud.ws)).head).toBe(head)
    const drill = await readMeta(phone.db, 'drill')
    const contact = { at: phone.now(), kind: 'reached', isBusy: false, delivered: 0 } as const
    const seen = { contact, waiting: { count: 2 }, needsYou: 0, lastSynced: undefined, drill }
    expect(stateOf(seen, phone.now(), true)).toMatchObject({ isCut: true, pill: 'offline', problem: 'unreachable' })

    await editCustomer(colleague, customer, { city: '江南市' })
    await colleague.engine.syncNow()
    await reconnect(phone)
    await checkDrill(phone, ports)
    const result = (await readMeta(phone.db, 'drill'))?.result
    expect(result).toMatchObject({ kind: 'equal', here: result?.there })
    expect(result?.docs.map(({ doc }) => doc)).toContain(customerDoc(customer))
    const names = await comparedNames(phone.db, result?.docs ?? [])
    expect([...names.values()].sort()).toEqual(['禾岭医药', '禾岭医药 · 2026'])
    expect(await drillWork(phone, drill?.n ?? 0)).toEqual({ own: 2, others: 1 })
    expect(await phone.db.customers.get(customer)).toMatchObject({ phone: '138', city: '江南市' })
    await endDrill(phone)
    expect(await readMeta(phone.db, 'drill')).toBeUndefined()
  })

  it('says so when the sides differ, and names the document', async () => {
    const { phone, customer, ports } = await team()
    await startDrill(phone)
    await reconnect(phone)
    const asked: string[] = []
    const lying = async (doc: string) => {
      asked.push(doc)
      return { kind: 'ok', value: { hash: 'f'.repeat(32) } } as const
    }
    await checkDrill(phone, { ...ports, contentHash: lying })
    const result = (await readMeta(phone.db, 'drill'))?.result
    expect(result).toMatchObject({ kind: 'different', docs: [{ doc: customerDoc(customer), there: 'f'.repeat(32) }] })
    expect(result?.here).not.toBe(result?.there)
    expect(asked).toHaveLength(3)
    await checkDrill(phone, { ...ports, contentHash: async () => ({ kind: 'failed', error: 'not-found' }) })
    expect((await readMeta(phone.db, 'drill'))?.result).toMatchObject({ kind: 'different', docs: [{ there: '' }] })
  })

  it('claims nothing while the server does not answer or something waits', async () => {
    const { phone, ports } = await team()
    await startDrill(phone)
    await reconnect(phone)
    phone.weather = { loseRequest: 1, loseReply: 0, repeat: 0 }
    await checkDrill(phone, ports)
    expect((await readMeta(phone.db, 'drill'))?.result?.kind).toBe('unreachable')
    phone.weather = { loseRequest: 0, loseReply: 0, repeat: 0 }
    await checkDrill(phone, { ...ports, contentHash: async () => ({ kind: 'failed', error: 'offline' }) })
    expect((await readMeta(phone.db, 'drill'))?.result?.kind).toBe('unreachable')
  })

  it('says so when this device cannot read its own side, instead of comparing for ever', async () => {
    const { phone, ports } = await team()
    await startDrill(phone)
    await reconnect(phone)
    const read = async (): Promise<never> => Promise.reject(new Error('unreadable'))
    await expect(checkDrill({ ...phone, store: { ...phone.store, read } }, ports)).rejects.toThrow('unreadable')
    expect((await readMeta(phone.db, 'drill'))?.result).toMatchObject({ kind: 'failed', docs: [] })
  })

  it('ends by itself after half an hour, a clock set back included', async () => {
    const { cloud, phone, customer } = await team()
    await startDrill(phone)
    await editCustomer(phone, customer, { phone: '139' })
    const { head } = await cloud.store.head(cloud.ws)
    phone.clock.now += longestCutMs - 1
    await phone.engine.syncNow()
    expect((await cloud.store.head(cloud.ws)).head).toBe(head)
    phone.clock.now += 1
    await phone.engine.syncNow()
    expect((await cloud.store.head(cloud.ws)).head).toBe(head + 1)
    expect(isCutOff({ at: testNow, isCut: true }, testNow - 86_400_000)).toBe(false)
  })

  it('closes the socket of pokes and opens it again', async () => {
    const device = makeDevice({ name: 'ketu-drill-socket' })
    const sockets: PokeListener[] = []
    let open = 0
    const unused = async (): Promise<never> => Promise.reject(new Error('not asked'))
    const transport = {
      push: unused,
      pull: unused,
      listen: (listener: PokeListener) => {
        open++
        sockets.push(listener)
        return () => void open--
      },
    }
    const report = (error: unknown): never => {
      throw error
    }
    const cut = createCut({ db: device.db, now: device.now, after: () => () => undefined, report })
    const stop = createCutTransport(transport, cut).listen({
      onOpen: () => undefined,
      onPoke: () => undefined,
      onClose: () => undefined,
    })
    const isOpen = (count: number) => vi.waitFor(() => expect(open).toBe(count), { interval: 1, timeout: 20_000 })
    await isOpen(1)
    await startDrill(device)
    await isOpen(0)
    await reconnect(device)
    await isOpen(1)
    // Closed by the network: who listens calls again, and this call opens no more.
    sockets.at(-1)?.onClose(false)
    await startDrill(device)
    await reconnect(device)
    expect(sockets).toHaveLength(2)
    stop()
  })
})
