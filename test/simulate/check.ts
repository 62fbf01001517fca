/** The invariants rel:I1–I12, as far as this world has what they speak of: on the wire while it runs, and at rest. */
import * as Y from 'yjs'
import type { TotalRow, UpdateRow } from '#app/data/db.ts'
import { brokenFact } from '#server/sync/append-facts.ts'
import { goalStandings, type GoalStanding } from '#app/data/queries/goal-progress.ts'
import { today } from '#app/data/ketu.ts'
import { allRecordTables } from '#app/data/record-table.ts'
import { customerOf } from '#shared/doc/name.ts'
import type { PullPage } from '#shared/sync/message.ts'
import { oracleActual } from '../kit/goal-oracle.ts'
import { type Device, nameOfDatabase } from './device.ts'
import type { Tables } from './disk.ts'
import type { Visitor } from './office.ts'
import { canonical, firstDifference } from './difference.ts'
import { checkFigures } from './figures.ts'
import { isWithin } from './oracle.ts'
import { hintAll, type Team } from './team.ts'

/** Canaries of customers (`[c7]`) and territories (`[t3]`) in bytes or text. */
function canariesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/\[[ct]\d+\]/g) ?? [])
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** rel:I4 on the wire: a page holds rows of readable scopes only, and in them words of their own customer only. */
export function createWireCheck(teamOf: () => Team) {
  const canaryOf = new Map<string, string>()
  const readable = ({ member }: Visitor): ReadonlySet<string> => teamOf().rightsOf(member)?.readable ?? new Set()
  return {
    arrived: readable,
    pulled: (visitor: Visitor, arrived: ReadonlySet<string>, page: PullPage): void => {
      const { broke, hit, takenAway } = teamOf()
      hit('pull')
      for (const scope of page.revoked) takenAway.add(`${visitor.device} ${scope}`)
      const now = readable(visitor)
      for (const { scope, doc, body, seq } of page.rows) {
        if (!arrived.has(scope) && !now.has(scope)) broke(`I4: ${visitor.member} was sent row ${seq} of ${scope}`)
        const customer = customerOf(doc)
        if (customer === undefined) continue
        for (const canary of canariesIn(latin(body))) {
          const own = canaryOf.get(customer) ?? canary
          canaryOf.set(customer, own)
          if (canary !== own) broke(`I4: ${doc} of ${own} holds words of ${canary}`)
        }
      }
    },
  }
}

/** Everything heals, everybody syncs; then all of it has to be right. */
export async function atRest(team: Team): Promise<void> {
  const { world, office, devices, broke } = team
  // rel:I8: what was under way when the last fault ended may have to give up first (30 s), then everything is through in 30 s.
  await world.run(32_000)
  hintAll(team)
  await world.run(30_000)
  if (!office.isUp()) return broke('the server is not up')
  for (const device of devices) checkOutbox(team, device)
  const docs = await checkLog(team)
  for (const device of devices) checkDocs(team, device, docs)
  checkIntents(team, docs)
  for (const device of devices) checkCanaries(team, device)
  await checkRows(team)
}

function rowsIn<K extends keyof Tables>({ broke, workspace }: Team, device: Device, table: K): readonly Tables[K][] {
  const rows = device.disk.peek(nameOfDatabase(device, workspace), table)
  if (rows === undefined) broke(`${device.name} is still writing`)
  return rows ?? []
}

/** rel:I8. */
function checkOutbox(team: Team, device: Device): void {
  const waiting = rowsIn(team, device, 'updates').filter(({ out }) => out !== undefined)
  if (waiting.length > 0) {
    const contact = rowsIn(team, device, 'meta').find(({ key }) => key === 'contact')
    team.broke(
      `I8: ${device.name} still holds ${waiting.length} unsent updates of ${[...new Set(waiting.map(({ doc }) => doc))].join(' ')}; ${JSON.stringify(contact?.value)}`,
    )
  }
}

/** rel:I6, rel:I7, rel:I11 on the server; its documents by name. */
async function checkLog({ office, broke }: Team): Promise<ReadonlyMap<string, Y.Doc>> {
  const store = office.look()
  const broken = brokenFact(await store.factsAfter(office.ws, 0))
  if (broken !== undefined) broke(`I7: the chain of facts breaks at ${broken}`)
  const docs = new Map<string, Y.Doc>()
  for (const name of office.docs()) {
    const doc = new Y.Doc()
    const seen = new Set<string>()
    for (const row of await store.rowsOfDoc(office.ws, name)) {
      if (row.kind !== 'update' && row.kind !== 'base') continue
      if (row.scope !== office.scopeOf(name)) broke(`I4: row ${row.seq} of ${name} stayed in ${row.scope}`)
      const body = latin(row.body)
      if (seen.has(body)) broke(`I6: ${name} holds the same update twice (${row.seq})`)
      seen.add(body)
      Y.applyUpdate(doc, row.body)
    }
    if (isPending(doc)) broke(`I11: ${name} is pending on the server`)
    docs.set(name, doc)
  }
  return docs
}

const isPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

/** rel:I1, rel:I11: the device holds exactly the documents it may read, each as the server has it. */
function checkDocs(team: Team, device: Device, docs: ReadonlyMap<string, Y.Doc>): void {
  const { broke, office, rightsOf } = team
  const readable = rightsOf(device.member)?.readable ?? new Set()
  const held = new Map(rowsIn(team, device, 'docs').map(row => [row.name, row]))
  const updates = new Map<string, UpdateRow[]>()
  for (const row of rowsIn(team, device, 'updates')) updates.set(row.doc, [...(updates.get(row.doc) ?? []), row])
  for (const [name, doc] of docs) {
    const scope = office.scopeOf(name) ?? ''
    const row = held.get(name)
    if (!readable.has(scope)) {
      if (row !== undefined) broke(`I4: ${device.name} holds ${name} of ${scope}`)
      continue
    }
    if (row === undefined) {
      broke(`I1: ${device.name} lacks ${name} of ${scope}`)
      continue
    }
    if (row.state !== 'ok') broke(`I11: ${name} is ${row.state} on ${device.name}: ${row.reason ?? ''}`)
    if (row.scope !== scope) broke(`I1: ${name} is in ${scope}, on ${device.name} in ${row.scope}`)
    const own = new Y.Doc()
    own.transact(() => {
      for (const { bytes } of updates.get(name) ?? []) Y.applyUpdate(own, bytes)
    })
    if (isPending(own)) broke(`I11: ${name} is pending on ${device.name}`)
    const difference = differenceOf(own, doc)
    if (difference !== '') broke(`I1: ${name} differs on ${device.name}: ${difference}`)
  }
  for (const name of held.keys()) if (!docs.has(name)) broke(`I1: ${device.name} holds ${name}, which nobody else has`)
  for (const name of updates.keys())
    if (!held.has(name)) broke(`I1: ${device.name} keeps updates of ${name} without it`)
}

/** What is here and not there, or the other way round; '' for nothing. */
function differenceOf(here: Y.Doc, there: Y.Doc): string {
  const clocks = (doc: Y.Doc): string =>
    JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b))
  if (clocks(here) !== clocks(there)) return `clocks ${clocks(here)} there ${clocks(there)}`
  const [mine, theirs] = [contentOf(here), contentOf(there)]
  return mine === theirs ? '' : `content ${mine} there ${theirs}`
}

/** Records and texts in plain values. */
function contentOf(doc: Y.Doc): string {
  doc.getArray('p')
  doc.getMap('r')
  const names = [...doc.share.keys()].sort()
  const texts = names.filter(name => name.startsWith('n/')).map(name => [name, doc.getText(name).toString()])
  const records = Object.entries(doc.getMap('r').toJSON()).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([doc.getArray('p').toJSON(), records, texts.filter(([, text]) => text !== '')])
}

/** rel:I2, rel:I3: every intent is in the log, or in words in a tray of its device. */
function checkIntents(team: Team, docs: ReadonlyMap<string, Y.Doc>): void {
  const { intents, broke } = team
  const trays = new Map(team.devices.map(device => [device, traysOf(team, device)]))
  for (const intent of intents.all) {
    if (intent.excuse !== undefined) continue
    const doc = docs.get(intent.doc)
    const isApplied = doc !== undefined && (isBelow(doc, intent.bytes) || !changes(doc, intent.bytes))
    if (isApplied) continue
    const isRefused = trays.get(intent.device)?.has(`${intent.doc} ${latin(intent.bytes)}`) === true
    if (!isRefused)
      broke(
        `${intents.isAcknowledged(intent) ? 'I2' : 'I3'}: work of ${intent.device.name} on ${intent.doc} is nowhere`,
      )
    else if (intents.isAcknowledged(intent) && team.restores === 0)
      broke(`I2: ${intent.doc} was acknowledged to ${intent.device.name} and is in its tray`)
  }
}

function traysOf(team: Team, device: Device): ReadonlySet<string> {
  const rows = rowsIn(team, device, 'tray')
  return new Set(rows.flatMap(({ doc, updates }) => updates.map(bytes => `${doc} ${latin(bytes)}`)))
}

/** Whether clocks alone say that the document has it. */
function isBelow(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  return (
    ds.clients.size === 0 && structs.every(({ id, length }) => id.clock + length <= Y.getState(doc.store, id.client))
  )
}

/** Whether the update brings the document anything it lacks. */
function changes(doc: Y.Doc, update: Uint8Array): boolean {
  let isNews = false
  const hear = (): void => {
    isNews = true
  }
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.on('update', hear)
  Y.applyUpdate(copy, update)
  return isNews || isPending(copy)
}

/** rel:I4 on the disk: words of customers and territories the member may not read are nowhere but in their own refused work. */
function checkCanaries(team: Team, device: Device): void {
  const { office, rightsOf, broke, workspace } = team
  const readable = rightsOf(device.member)?.readable ?? new Set<string>()
  const allowed = new Set<string>()
  for (const row of rowsIn(team, device, 'customers')) for (const canary of canariesIn(row.name)) allowed.add(canary)
  for (const scope of readable) if (scope.startsWith('t:')) allowed.add(`[t${Number(scope.slice(2))}]`)
  const besideCustomers = allRecordTables.filter(table => table !== 'customers')
  const tables = ['updates', 'docs', ...besideCustomers, 'cards', 'searchKeys', 'meta'] as const
  for (const table of tables)
    for (const row of device.disk.peek(nameOfDatabase(device, workspace), table) ?? [])
      for (const canary of canariesIn(textOfRow(row)))
        if (!allowed.has(canary)) broke(`I4: ${device.name} keeps ${canary} in ${table}`)
  for (const { id } of rowsIn(team, device, 'customers')) {
    const scope = office.scopeOf(`customer.${id}`)
    if (scope === undefined || !readable.has(scope)) broke(`I4: ${device.name} shows customer ${id} of ${scope}`)
  }
}

const textOfRow = (row: object): string =>
  Object.values(row)
    .map(value => (value instanceof Uint8Array ? latin(value) : JSON.stringify(value)))
    .join(' ')

/** rel:I1, rel:I5: rows and sums of every device are those a new device computes from the log alone. */
async function checkRows(team: Team): Promise<void> {
  const { devices, world, broke, members } = team
  const fresh = new Map<string, Device>()
  for (const member of members) {
    const device = team.newDevice(member)
    fresh.set(member, device)
    team.start(device)
  }
  await world.run(20_000)
  for (const device of devices) {
    const other = fresh.get(device.member)
    if (other === undefined || other === device) continue
    const [mine, theirs] = [dumpOf(team, device), dumpOf(team, other)]
    for (const [table, rows] of Object.entries(mine))
      if (rows !== theirs[table])
        broke(`I1: ${table} of ${device.name} differ: ${firstDifference(rows, theirs[table] ?? '')}`)
  }
  for (const device of fresh.values()) {
    checkSums(team, device)
    await checkGoals(team, device)
  }
  await checkFigures(team, fresh)
}

const rowTables = [...allRecordTables, 'cards', 'contrib', 'totals', 'facts'] as const

function dumpOf(team: Team, device: Device): { readonly [table: string]: string } {
  return Object.fromEntries(
    rowTables.map(table => [
      table,
      rowsIn(team, device, table)
        .map(row => canonical(row))
        .sort()
        .join('\n'),
    ]),
  )
}

/** rel:I5: what is summed up is what walking over the rows gives. */
function checkSums(team: Team, device: Device): void {
  const sums = new Map<string, TotalRow>()
  for (const { territory, day, visits, orders, revenue } of rowsIn(team, device, 'contrib')) {
    const sum = sums.get(`${territory} ${day}`) ?? { territory, day, visits: 0, orders: 0, revenue: 0 }
    sums.set(`${territory} ${day}`, {
      territory,
      day,
      visits: sum.visits + visits,
      orders: sum.orders + orders,
      revenue: sum.revenue + revenue,
    })
  }
  const wanted = [...sums.values()].filter(
    ({ visits, orders, revenue }) => visits !== 0 || orders !== 0 || revenue !== 0,
  )
  const found = rowsIn(team, device, 'totals')
  const lines = (rows: readonly TotalRow[]): string => rows.map(canonical).sort().join('\n')
  if (lines(wanted) !== lines(found))
    team.broke(`I5: totals of ${device.name}: ${firstDifference(lines(found), lines(wanted))}`)
}

/** Years the oracle's own calendar knows. */
const oracleYears = ['2017-01-01', '2029-12-31'] as const

/** rel:I5: what a goal says on the device is what walking over raw visits and orders gives. */
async function checkGoals(team: Team, device: Device): Promise<void> {
  const [tab] = device.tabs
  if (tab === undefined) return
  let standings: readonly GoalStanding[] = []
  void goalStandings(tab.ketu).then(found => {
    standings = found
  })
  await team.world.run(1_000)
  const territories = rowsIn(team, device, 'facts').map(({ fact }) => fact)
  const scopes = new Map(rowsIn(team, device, 'docs').map(({ name, scope }) => [name, scope.slice(2)]))
  const [visits, orders] = [rowsIn(team, device, 'visits'), rowsIn(team, device, 'orders')]
  const asOf = today(tab.ketu)
  for (const { goal, progress } of standings) {
    const { kind, id } = goal.scope
    if (goal.start < oracleYears[0] || goal.end > oracleYears[1]) continue
    const counts = (row: { readonly doc: string; readonly customer: string }): boolean =>
      kind === 'customer' ? row.customer === id : isWithin(territories, scopes.get(row.doc) ?? '', id)
    const actual = oracleActual(
      { ...goal, target: goal.target ?? 0 },
      visits.filter(counts),
      orders.filter(counts),
      asOf,
    )
    team.hit('goal compared')
    if (actual !== progress.actual)
      team.broke(`I5: goal ${goal.id} of ${device.name} says ${progress.actual}, counted ${actual}`)
  }
}
