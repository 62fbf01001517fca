/** 华东器械 through all six tools, from its records to the points of the three matrices (DOMAIN 4.5). */
import { beforeEach, describe, expect, it } from 'vitest'
import { addContact, createCustomer } from '#app/data/commands/customer.ts'
import { createGoal } from '#app/data/commands/goal.ts'
import { judge } from '#app/data/commands/judge.ts'
import { addNote } from '#app/data/commands/note.ts'
import { refreshMatrices } from '#app/data/matrix/refresh-matrices.ts'
import { dropRows } from '#app/data/projection/project.ts'
import { standingOfCustomer } from '#app/data/queries/customer-standing.ts'
import { decisionPointsOf, performancePointsOf, relationshipPoints } from '#app/data/queries/matrix.ts'
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, territoryScope } from '#shared/doc/name.ts'
import { addDays, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { cardsOf } from '#shared/domain/matrix/action-card.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { makeDevice, type TestDevice } from '#test/kit/test-device.ts'

const [name, today] = ['华东器械', '2026-11-23']
const start = '2026-02-02'
const yuan = (amount: number): number => amount * 100

let device: TestDevice
let customer: string
let person: string

beforeEach(async () => {
  device = makeDevice()
  ;({ id: customer } = await createCustomer(device, {
    territory: testTerritory,
    values: { name, class: 'A', cadenceDays: 14, potential: yuan(344_000) },
  }))
  ;({ id: person } = await addContact(device, customer, { name: '张总', role: 'economic' }))
  const levels = { potential: 4, reference: 4, network: 3, fit: 5, credibility: 4, closeness: 3, selfInterest: 2 }
  await judge(device, { customer, name, levels: { ...levels, adoption: 3, satisfaction: 4 } })
  const facets = { financial: 4, performance: 3, switching: 4, career: 2, time: 3 }
  await judge(device, { customer, name, contact: person, levels: facets })
  const home = { kind: 'customer', id: customer, name } as const
  await addNote(device, home, { type: 'need', values: { text: '缩短排队', strength: 4, day: today } }, '缩短排队')
  const journal = { kind: 'journal', id: customer, name } as const
  const issue = { customer, kind: 'complaint' as const, title: '少发一箱', day: addDays(today, -50) }
  await addNote(device, journal, { type: 'issue', values: issue }, issue.title)
  for (const [metric, target] of [
    ['revenue.net', yuan(100_000)],
    ['visits', 12],
  ] as const)
    await createGoal(
      device,
      { kind: 'customer', id: customer },
      { title: metric, metric, target, start, end: today, pace: 'calendar' },
    )
  await writeAll(records())
  const settings = {
    visiting: { minutesOfClass: { A: 100 } },
    entitled: { samplesOfVisit: 0, travelOfVisit: yuan(2_000) / 12 },
  }
  for (const [part, value] of Object.entries(settings))
    await addNote(device, { kind: 'workspace' }, { type: 'setting', values: { part, value } }, '')
})

/** 18 visits of 300 yuan and 4,000 of travel, the last 20 days ago; ten orders; nine of ten promises kept. */
function records() {
  const visits = Array.from({ length: 18 }, (_, n): Values => {
    const day = n === 17 ? addDays(today, -20) : addDays(start, 14 * n)
    return {
      ...{ customer, day, at: instantOfDay(day, '10:00', 'Asia/Shanghai'), minutes: 100 },
      ...(n === 0 && { travelCost: yuan(4_000) }),
    }
  })
  const orders = Array.from(
    { length: 10 },
    (_, n): Values => ({
      ...{ customer, day: addDays(start, 25 * n), amount: yuan(8_600) },
    }),
  )
  const promises = Array.from({ length: 10 }, (_, n): Values => {
    const due = addDays(today, -10 - n)
    return { title: '送样', due, isPromise: true, doneOn: n === 0 ? '' : due }
  })
  return { visits, orders, promises }
}

const writeAll = ({ visits, orders, promises }: ReturnType<typeof records>) =>
  device.store.write({ label: 'editVisit', customer }, async writer => {
    const scope = territoryScope(testTerritory)
    const born = (type: 'visit' | 'order' | 'action', all: readonly Values[]) =>
      all.map(values => ({ type, id: device.newId(), values }))
    await writer.create(journalDoc(customer, yearOf(today)), scope, [
      ...born('visit', visits),
      ...born('order', orders),
    ])
    await writer.create(customerDoc(customer), scope, born('action', promises))
  })

const refresh = () => refreshMatrices({ ...device, zone: device.workspace.zone })

describe('DOMAIN 4.5 from rows', () => {
  it('importance 62.4, trust 69.2, confidence 55.5', async () => {
    const page = await standingOfCustomer(device, customer)
    expect(page?.standing.importance).toMatchObject({ band: 'key' })
    expect(page?.standing.importance.value).toBeCloseTo(62.4, 9)
    expect(page?.standing.trust.value).toBeCloseTo(69.2, 1)
    expect(page?.standing.confidence.value).toBeCloseTo(55.5, 9)
    expect(page?.standing.confidence.coverage).toBeCloseTo(1, 12)
    expect(page).toMatchObject({ wallet: yuan(344_000), sold: yuan(86_000), quality: { complaints: 1, purchases: 10 } })
  })

  it('a core partner; PI .86, RI 1.679: diagnose, the contact or the potential', async () => {
    await refresh()
    const [point] = (await relationshipPoints(device))?.points ?? []
    expect(point).toMatchObject({ customer, name, quadrant: 'core-partner' })
    expect(point?.keyReasons).toEqual(['importance', 'potential', 'loyalty'])
    expect(point?.axes).toEqual({ value: 'high', height: null, need: 'high' })
    const [result] = (await performancePointsOf(device))?.points.customers ?? []
    expect(result?.y).toBeCloseTo(0.86, 12)
    expect(result?.x).toBeCloseTo(1.679, 3)
    expect(result).toMatchObject({ quadrant: 'diagnose', branch: 'contact-or-potential', basis: 'goal' })
    expect([result?.input, result?.entitled].map(n => Math.round(n ?? 0))).toEqual([yuan(9_400), yuan(5_600)])
  })

  it('W 65.5, K 55: de-risk, money and switching first; the customer stands where its one person does', async () => {
    await refresh()
    const decisions = (await decisionPointsOf(device))?.points
    const [one] = decisions?.people ?? []
    expect(one?.x).toBeCloseTo(65.5, 1)
    expect(one?.y).toBeCloseTo(55, 9)
    expect(one).toMatchObject({
      contact: person,
      influence: 5,
      quadrant: 'de-risk',
      largest: ['financial', 'switching'],
    })
    expect(cardsOf(one?.quadrant ?? null, one?.largest ?? [])[0]?.id).toBe('de-risk.phased-order')
    const [whole] = decisions?.customers ?? []
    expect(whole).toMatchObject({ quadrant: 'de-risk', coverage: 1, vetoes: [] })
    expect([whole?.x, whole?.y]).toEqual([expect.closeTo(one?.x ?? 0, 9), expect.closeTo(55, 9)])
  })

  it('how willing a person seems is one more part where somebody judged it, and risk as a whole stands for its facets', async () => {
    const { id: other } = await addContact(device, customer, { name: '李工' })
    await judge(device, { customer, name, contact: other, levels: { willingness: 1, risk: 5 } })
    await refresh()
    const found = (await decisionPointsOf(device))?.points.people.find(({ contact }) => contact === other)
    expect(found?.x).toBeCloseTo(65.468 / 1.5, 1)
    expect(found).toMatchObject({ y: 100, influence: 1, largest: [] })
    expect((await relationshipPoints(device))?.points[0]?.y).toBeCloseTo(62.4, 9)
  })

  it('a customer nobody set a goal for is measured by its class, and says so', async () => {
    const { id: fresh } = await createCustomer(device, {
      territory: testTerritory,
      values: { name: '新客', class: 'A' },
    })
    await device.store.write({ label: 'editOrder', customer: fresh }, writer =>
      writer.create(journalDoc(fresh, yearOf(today)), territoryScope(testTerritory), [
        { type: 'order', id: device.newId(), values: { customer: fresh, day: today, amount: yuan(14_000) } },
      ]),
    )
    await refresh()
    const points = (await performancePointsOf(device))?.points.customers
    expect(points?.find(({ customer: id }) => id === fresh)).toMatchObject({ basis: 'class', expected: yuan(50_000) })
  })

  it('what was computed of rows goes with them', async () => {
    await refresh()
    expect(await device.db.derived.count()).toBeGreaterThan(0)
    const doc = { name: customerDoc(customer), scope: territoryScope(testTerritory) }
    await device.db.transaction('rw', device.db.tables, () => dropRows(device.db, doc, device.workspace.zone))
    expect(await device.db.derived.count()).toBe(0)
    await refresh()
    expect((await relationshipPoints(device))?.points).toEqual([])
  })
})
