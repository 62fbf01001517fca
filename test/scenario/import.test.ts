import { beforeEach, describe, expect, test } from 'vitest'
import { editCustomer } from '#app/data/commands/customer.ts'
import { undo } from '#app/data/commands/undo.ts'
import { NotWritten } from '#app/data/not-written.ts'
import { exportFile } from '#app/data/export/export.ts'
import { createImportSink, type ImportSink } from '#app/data/import/commit.ts'
import { readKnownRows } from '#app/data/import/known-rows.ts'
import { callSession, serveSession } from '#app/data/import/remote-session.ts'
import { runImport, type RunPorts, type RunResult } from '#app/data/import/run.ts'
import { createImportSession, type ImportSession, type Planned, type PlanRequest } from '#app/data/import/session.ts'
import { makeDevice, type TestDevice, testId } from '#test/kit/test-device.ts'
import { fileBytes, naiveRows, naiveSum } from '../unit/import/read-file.ts'

const east = testId(500)
const north = testId(501)
let phone: TestDevice

beforeEach(async () => {
  phone = makeDevice()
  const stamp = { seq: 1, at: phone.clock.now, by: phone.me.member }
  const member = phone.me.member
  await phone.db.facts.bulkPut([
    { key: `territory/${east}`, ...stamp, fact: { type: 'territory', id: east, name: 'East' } },
    { key: `territory/${north}`, ...stamp, fact: { type: 'territory', id: north, name: 'North' } },
    { key: 'grant/1', ...stamp, fact: { type: 'grant', id: '1', member, role: 'rep', territory: east, from: 0 } },
  ])
})

const sessionOf = (device: TestDevice, currency = device.workspace.currency): ImportSession =>
  createImportSession({
    known: () => readKnownRows(device),
    newId: device.newId,
    zone: device.workspace.zone,
    currency,
  })

const atOnce: RunPorts = { onProgress: () => undefined, isCancelled: () => false, breathe: async () => undefined }

interface Done {
  readonly planned: Extract<Planned, { kind: 'planned' }>
  readonly result: RunResult
}

interface Options {
  readonly request?: Partial<PlanRequest>
  readonly currency?: string
  readonly batch?: string
  readonly ports?: Partial<RunPorts>
  readonly sink?: ImportSink
}

async function importFile(device: TestDevice, bytes: Uint8Array, options: Options = {}): Promise<Done> {
  const session = sessionOf(device, options.currency)
  const opened = await session.open(bytes)
  if (opened.kind !== 'opened' || opened.guess.kind === undefined) throw new Error(opened.kind)
  const { kind, columns } = opened.guess
  const planned = await session.plan({ kind, columns, keepUnknown: true, createUnknown: false, ...options.request })
  if (planned.kind !== 'planned') throw new Error(planned.kind)
  const sink = options.sink ?? createImportSink(device, { batch: options.batch ?? device.newId(), territory: east })
  return { planned, result: await runImport(session, planned.chunks, sink, { ...atOnce, ...options.ports }) }
}

const northwind = () => fileBytes('northwind-customers.csv')
const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const lastActivity = async (device: TestDevice) => (await device.db.activity.orderBy('id').last())?.id ?? 0

describe('a first import, before any customer', () => {
  test('names who looks after the new customers, and changes nobody of those that are there', async () => {
    const colleague = phone.newId()
    const file = 'name,phone\n青麦乳业,5500\n禾岭医药,5501\n'
    await importFile(phone, text('name,phone\n青麦乳业,1\n'))
    const sink = createImportSink(phone, { batch: 'b', territory: east, owner: colleague })
    await importFile(phone, text(file), { sink })
    const owners = new Map((await phone.db.cards.toArray()).map(({ name, owner }) => [name, owner]))
    expect(owners.get('禾岭医药')).toBe(colleague)
    expect(owners.get('青麦乳业')).toBe(phone.me.member)
  })

  test('customers and then their orders are on the device, in the outbox and in the sums', async () => {
    await importFile(phone, northwind())
    await importFile(phone, fileBytes('northwind-orders.csv'), { currency: 'USD' })

    expect(await phone.db.customers.count()).toBe(91)
    expect(await phone.db.contacts.count()).toBe(91)
    expect(await phone.db.orders.count()).toBe(830)
    expect(await phone.db.cards.where('territory').equals(east).count()).toBe(91)
    const contrib = await phone.db.contrib.toArray()
    const revenue = contrib.reduce((sum, day) => sum + BigInt(day.revenue), 0n)
    expect(revenue).toBe(naiveSum(naiveRows('northwind-orders.csv'), 'net_usd'))
    const updates = await phone.db.updates.toArray()
    expect(updates.every(({ out }) => out === 1)).toBe(true)
    expect(Math.max(...updates.map(({ bytes }) => bytes.length))).toBeLessThan(64 * 1024)
  })

  test('orders live in the journal of their year, one update a document and chunk', async () => {
    await importFile(phone, northwind())
    await importFile(phone, fileBytes('northwind-orders.csv'), { currency: 'USD' })
    const orders = await phone.db.orders.toArray()
    expect(orders.every(order => order.doc === `journal.${order.customer}.${order.day.slice(0, 4)}`)).toBe(true)
    const docs = new Set(orders.map(({ doc }) => doc))
    const updates = await phone.db.updates.filter(({ doc }) => doc.startsWith('journal.')).count()
    // Five chunks of 200 orders: at most one document goes on from one to the next.
    expect(updates - docs.size).toBeLessThanOrEqual(4)
  })

  test('importing the same file again writes nothing', async () => {
    await importFile(phone, northwind())
    const before = await phone.db.updates.count()
    const { planned } = await importFile(phone, northwind())
    expect(planned.counts).toMatchObject({ new: 0, changed: 0, same: 91, problem: 0 })
    expect(await phone.db.updates.count()).toBe(before)
  })

  test('a GBK list from a Chinese system goes in with its unknown columns', async () => {
    // 客户编号,客户名称,客户级别,传真 / 1001,杭州寒屿冷链,A类,0571
    const gbk = Uint8Array.from(
      'bfcdbba7b1e0bac52cbfcdbba7c3fbb3c62cbfcdbba7bcb6b1f02cb4abd5e60a313030312cbabcd6ddbaaed3eccae4c1b42c41c0e02c303537310a'
        .match(/../g)
        ?.map(pair => Number.parseInt(pair, 16)) ?? [],
    )
    await importFile(phone, gbk)
    const [customer] = await phone.db.customers.toArray()
    expect(customer).toMatchObject({ externalId: '1001', class: 'A', extra: ['传真: 0571'] })
    expect(customer?.name.startsWith('杭州')).toBe(true)
  })
})

describe('undo', () => {
  test('one undo takes the whole batch back, chunk by chunk, and the file can be imported again', async () => {
    await importFile(phone, fileBytes('aw-stores.csv'))
    expect(await phone.db.cards.count()).toBe(701)
    expect(await phone.db.activity.count()).toBe(15)
    expect(await undo(phone, await lastActivity(phone))).toEqual({ kind: 'undone' })
    expect(await phone.db.cards.count()).toBe(0)
    expect((await phone.db.activity.toArray()).map(({ state }) => state)).toEqual(Array(15).fill('undone'))
    const { planned } = await importFile(phone, fileBytes('aw-stores.csv'))
    expect(planned.counts).toMatchObject({ new: 701 })
  })

  test('undoing a changed row writes the old values back', async () => {
    await importFile(phone, northwind())
    const changed = text(new TextDecoder().decode(northwind()).replace('Berlin', 'Bonn'))
    const { planned } = await importFile(phone, changed)
    expect(planned.counts).toMatchObject({ changed: 1, same: 90 })
    const alfreds = async () => await phone.db.customers.where('externalId').equals('ALFKI').first()
    expect((await alfreds())?.city).toBe('Bonn')
    await undo(phone, await lastActivity(phone))
    expect((await alfreds())?.city).toBe('Berlin')
  })

  test('a field somebody changed after the import is asked about, not overwritten', async () => {
    await importFile(phone, northwind())
    await importFile(phone, text(new TextDecoder().decode(northwind()).replace('Berlin', 'Bonn')))
    const batch = await lastActivity(phone)
    const alfreds = await phone.db.customers.where('externalId').equals('ALFKI').first()
    await editCustomer(phone, alfreds?.id ?? '', { city: 'Potsdam' })
    expect(await undo(phone, batch)).toMatchObject({
      kind: 'changed-since',
      fields: [{ field: 'city', now: 'Potsdam' }],
    })
  })
})

describe('what goes wrong on the way', () => {
  test('a cancelled import keeps the chunks it stored, under one undo', async () => {
    const progress: number[] = []
    const { result } = await importFile(phone, fileBytes('aw-stores.csv'), {
      ports: { onProgress: written => progress.push(written), isCancelled: () => progress.length === 2 },
    })
    expect(result).toEqual({ kind: 'cancelled', written: 100, notStored: [] })
    expect(progress).toEqual([50, 100])
    expect(await phone.db.cards.count()).toBe(100)
    await undo(phone, await lastActivity(phone))
    expect(await phone.db.cards.count()).toBe(0)
  })

  test('storage that fails stops the import: the chunk is not there, those before it are', async () => {
    const sink = createImportSink(phone, { batch: 'b', territory: east })
    let chunks = 0
    const full: ImportSink = {
      commit: async chunk => {
        if (++chunks === 2) throw new DOMException('full', 'QuotaExceededError')
        return await sink.commit(chunk)
      },
    }
    await expect(importFile(phone, fileBytes('aw-stores.csv'), { sink: full })).rejects.toThrow('full')
    expect(await phone.db.cards.count()).toBe(50)
  })

  test('one refused document leaves its row out and takes no neighbour along', async () => {
    await importFile(phone, northwind())
    const alfreds = await phone.db.customers.where('externalId').equals('ALFKI').first()
    await phone.db.docs.update(alfreds?.doc ?? '', { state: 'quarantined' })
    const moved = text(new TextDecoder().decode(northwind()).replaceAll('Germany', 'Deutschland'))
    const { planned, result } = await importFile(phone, moved)
    expect(planned.counts).toMatchObject({ changed: 11 })
    expect(result.notStored).toEqual([2])
    expect(await phone.db.customers.filter(({ country }) => country === 'Deutschland').count()).toBe(10)
  })

  test('a failure that is no refusal is not swallowed by halving', async () => {
    const broken = { ...phone, store: { ...phone.store, write: () => Promise.reject(new Error('disk')) } }
    const sink = createImportSink(broken, { batch: 'b', territory: east })
    const customer = { id: testId(9), row: 2, isNew: true, values: { name: 'A' }, contacts: [] }
    await expect(sink.commit({ customers: [customer, customer], orders: [] })).rejects.toThrow('disk')
    const refusing = {
      ...phone,
      store: { ...phone.store, write: () => Promise.reject(new NotWritten({ kind: 'too-big' })) },
    }
    const refused = createImportSink(refusing, { batch: 'b', territory: east })
    expect(await refused.commit({ customers: [customer], orders: [] })).toEqual([2])
  })

  test('an app that is outdated stops the import at once, it does not refuse row by row', async () => {
    let writes = 0
    const write = () => {
      writes++
      return Promise.reject(new NotWritten({ kind: 'app-outdated' }))
    }
    const sink = createImportSink({ ...phone, store: { ...phone.store, write } }, { batch: 'b', territory: east })
    const customer = { id: testId(9), row: 2, isNew: true, values: { name: 'A' }, contacts: [] }
    await expect(sink.commit({ customers: [customer, customer], orders: [] })).rejects.toThrow('app-outdated')
    expect(writes).toBe(1)
  })

  test('customers of a territory one may only read are left out, with the reason', async () => {
    await importFile(phone, northwind())
    await phone.db.facts.update('grant/1', {
      fact: { type: 'grant', id: '1', member: phone.me.member, role: 'rep', territory: north, from: 0 },
    })
    const { planned } = await importFile(phone, northwind())
    expect(planned.counts).toMatchObject({ new: 0, problem: 91 })
    expect(planned.problems[0]).toMatchObject({ row: 2, reason: 'not-yours' })
  })
})

describe('through the worker’s port', () => {
  test('the session answers across a message channel as it does at home, failures included', async () => {
    const { port1, port2 } = new MessageChannel()
    serveSession(port1, sessionOf(phone))
    const remote = callSession(port2)
    port1.start()
    port2.start()
    const opened = await remote.open(northwind())
    expect(opened).toEqual(await sessionOf(phone).open(northwind()))
    const columns = await remote.columnsFor('customers')
    const planned = await remote.plan({ kind: 'customers', columns, keepUnknown: false, createUnknown: false })
    expect(planned).toMatchObject({ kind: 'planned', counts: { new: 91 }, chunks: 2 })
    expect((await remote.chunk(1)).customers).toHaveLength(41)

    const { port1: other, port2: caller } = new MessageChannel()
    serveSession(other, sessionOf(phone))
    const closed = callSession(caller)
    other.start()
    caller.start()
    await expect(closed.columnsFor('orders')).rejects.toThrow('no file is open')
    const waiting = closed.open(northwind())
    closed.fail('gone')
    await expect(waiting).rejects.toThrow('gone')
    for (const port of [port1, port2, other, caller]) port.close()
  })
})

describe('own exports', () => {
  const exported = async (device: TestDevice, kind: 'customers' | 'orders'): Promise<Uint8Array> =>
    new Uint8Array(await (await exportFile(device, kind)).blob.arrayBuffer())

  test('customers and orders map back whole: everything is the same', async () => {
    await importFile(phone, northwind())
    await importFile(phone, fileBytes('northwind-orders.csv'), { currency: 'USD' })
    await importFile(
      phone,
      text(
        'customer_id,company,contact,mobile,tags,notes,class\nALFKI,Alfreds Futterkiste,=cmd|A1,+49 30,"a;b","-x\nline two",A\n',
      ),
    )
    const customers = await importFile(phone, await exported(phone, 'customers'))
    expect(customers.planned.counts).toEqual({ new: 0, changed: 0, same: 91, problem: 0, merged: 1, created: 0 })
    const orders = await importFile(phone, await exported(phone, 'orders'))
    expect(orders.planned.counts).toEqual({ new: 0, changed: 0, same: 830, problem: 0, merged: 0, created: 0 })
  })

  test('owners go by name and come back whole, also of two members of one name', async () => {
    const stamp = { seq: 1, at: phone.clock.now, by: phone.me.member }
    const [first, second, third] = [testId(601), testId(602), testId(603)]
    const names = { [phone.me.member]: '周岚', [first]: '王伟', [second]: '王伟', [third]: 'Daniel Chen' }
    await phone.db.facts.bulkPut(
      Object.entries(names).flatMap(([id, name]) => [
        { key: `member/${id}`, ...stamp, fact: { type: 'member' as const, id, name, state: 'active' as const } },
        {
          key: `grant/${id}`,
          ...stamp,
          fact: { type: 'grant' as const, id, member: id, role: 'rep' as const, territory: east, from: 0 },
        },
      ]),
    )
    const file = 'name,负责人\n青麦乳业,daniel　chen\n禾岭医药,周岚\n江南钢铁,李四\n长安汽车,王伟\n'
    const sink = createImportSink(phone, { batch: 'b', territory: east, owner: second })
    const { planned } = await importFile(phone, text(file), { sink })
    expect(planned.counts).toMatchObject({ new: 4, problem: 0 })
    expect(planned.notes.map(({ reason, value }) => `${reason} ${value}`)).toEqual([
      'unknown-owner 李四',
      'ambiguous-owner 王伟',
    ])
    const owners = new Map((await phone.db.cards.toArray()).map(({ name, owner }) => [name, owner]))
    expect(Object.fromEntries(owners)).toEqual({
      青麦乳业: third,
      禾岭医药: phone.me.member,
      江南钢铁: second,
      长安汽车: second,
    })
    const csv = new TextDecoder().decode(await exported(phone, 'customers'))
    expect(csv).toMatch(/,青麦乳业,.*,Daniel Chen,/)
    const again = await importFile(phone, text(csv))
    expect(again.planned).toMatchObject({ counts: { new: 0, changed: 0, same: 4, problem: 0 }, noted: 0 })
  })

  test('on another device the export brings the same customers, contacts and orders', async () => {
    await importFile(phone, northwind())
    await importFile(phone, fileBytes('northwind-orders.csv'), { currency: 'USD' })
    const laptop = makeDevice()
    await laptop.db.facts.bulkPut(await phone.db.facts.toArray())
    const grant = {
      type: 'grant' as const,
      id: '1',
      member: laptop.me.member,
      role: 'rep' as const,
      territory: east,
      from: 0,
    }
    await laptop.db.facts.update('grant/1', { fact: grant })
    await importFile(laptop, await exported(phone, 'customers'))
    await importFile(laptop, await exported(phone, 'orders'))
    const content = async (device: TestDevice) => {
      const names = new Map((await device.db.customers.toArray()).map(({ id, name }) => [id, name]))
      const customers = (await device.db.customers.toArray()).map(
        ({ id: _, doc: __, bornAt: ___, bornBy: ____, ...rest }) => rest,
      )
      const contacts = (await device.db.contacts.toArray()).map(({ customer, name, title }) => [
        names.get(customer),
        name,
        title,
      ])
      const orders = (await device.db.orders.toArray()).map(({ customer, day, amount, externalId }) => [
        names.get(customer),
        day,
        amount,
        externalId,
      ])
      return {
        customers: customers.map(row => JSON.stringify(row)).sort(),
        contacts: contacts.map(row => JSON.stringify(row)).sort(),
        orders: orders.map(String).sort(),
      }
    }
    expect(await content(laptop)).toEqual(await content(phone))
  })

  test('everything is one JSON file: records with conflicts and deleted ones, facts, activity', async () => {
    await importFile(phone, northwind())
    const [first] = await phone.db.customers.toArray()
    await undo(phone, await lastActivity(phone))
    const file = await exportFile(phone, 'everything')
    expect(file.name).toBe('ketu-everything-2026-11-23.json')
    const everything: unknown = JSON.parse(await file.blob.text())
    expect(everything).toMatchObject({
      format: 'ketu-export',
      version: 1,
      exportedAt: '2026-11-23T06:36:00.000Z',
      workspace: { currency: 'CNY' },
      member: { id: phone.me.member },
      tray: [],
    })
    const { records, facts, activity } = everything as Record<string, unknown[]> & {
      records: Record<string, { id: string }[]>
    }
    expect(records['customers']).toHaveLength(91)
    expect(records['customers']?.find(({ id }) => id === first?.id)).toMatchObject({ deletedBy: phone.me.member })
    expect(facts).toHaveLength(3)
    expect(activity).toHaveLength(2)
  })

  test('pages of an export miss no row and repeat none', async () => {
    await importFile(phone, fileBytes('aw-stores.csv'))
    const { records } = JSON.parse(await (await exportFile(phone, 'everything')).blob.text()) as {
      records: { customers: { id: string }[] }
    }
    const ids = records.customers.map(({ id }) => id)
    expect(new Set(ids).size).toBe(701)
    expect(ids).toHaveLength(701)
  })
})
