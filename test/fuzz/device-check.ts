/** The phone's side of a world: it pulls what the log took, and then is handed what the log refused. */
import { writeMeta } from '#app/data/meta.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { type Scope, territoryScope } from '#shared/doc/name.ts'
import type { LogRow, PullPage } from '#shared/sync/message.ts'
import { rowsOf } from '../kit/rows-of.ts'
import { makeDevice, type TestDevice } from '../kit/test-device.ts'
import { makePage, testInbox } from '../kit/test-inbox.ts'
import type { Office } from './office.ts'
import type { World } from './world.ts'

export async function checkDevice(office: Office, world: World): Promise<void> {
  const { member, device } = office.people.vera.session
  const phone = makeDevice({ member: member.id, device })
  try {
    await checkPull(office, world, phone)
    await checkHostilePage(office, world, phone)
  } catch (error) {
    world.violations.push(`the phone stops: ${error instanceof Error ? error.stack : String(error)}`)
  }
  phone.db.close()
}

/** Everything the log took is readable, and rows are what a rebuild makes of it (proj:P5). */
async function checkPull(office: Office, world: World, phone: TestDevice): Promise<void> {
  const inbox = testInbox(phone)
  const scope = territoryScope(office.north)
  let cursors: PullPage['through'] = { w: world.from, [scope]: world.from }
  await writeMeta(phone.db, 'cursors', cursors)
  for (let isMore = true; isMore; ) {
    const page = await office.pull('vera', cursors)
    if (page.kind !== 'ok') throw new Error(`a page is ${page.kind}`)
    await inbox.applyPage(page.value)
    cursors = { ...cursors, ...page.value.through }
    isMore = page.value.more
  }
  for (const { name, state, reason } of await phone.db.docs.toArray())
    if (state !== 'ok') world.violations.push(`${name} is ${state} on the phone: ${reason ?? ''}`)
  const rows = await rowsOf(phone.db)
  phone.store.forget([...world.docs.keys()])
  await rebuildDocs({ ...phone, zone: () => phone.workspace.zone }, await phone.db.docs.toArray())
  const rebuilt = await rowsOf(phone.db)
  for (const [table, before] of Object.entries(rows)) {
    const after: readonly unknown[] = rebuilt[table as keyof typeof rows]
    const differs = before.findIndex((row, i) => JSON.stringify(row) !== JSON.stringify(after[i]))
    if (differs >= 0 || before.length !== after.length)
      world.violations.push(
        `proj:P5 broken: ${table} ${JSON.stringify(before[differs])} is rebuilt as ${JSON.stringify(after[differs])}`,
      )
  }
}

/** Mutants as rows of a page, among honest ones: whoever is hit is set aside or left as it was, and nobody else notices. */
async function checkHostilePage(office: Office, world: World, phone: TestDevice): Promise<void> {
  const docs = await phone.db.docs.toArray()
  const scope: Scope = territoryScope(office.north)
  const { head } = await office.app.databases.log.head(office.ws)
  const before = await rowsOf(phone.db)
  const hit = new Set<string>()
  const rows = world.refused.slice(0, docs.length).flatMap((body, i): LogRow[] => {
    const doc = docs[i]
    if (doc === undefined || i % 2 === 1) return []
    hit.add(doc.name)
    return [{ seq: head + i + 1, scope, doc: doc.name, kind: 'update', body, by: 'x', device: 'y', at: 0 }]
  })
  await testInbox(phone).applyPage(makePage(rows))
  for (const { name, state } of await phone.db.docs.toArray())
    if (state !== 'ok' && !hit.has(name)) world.violations.push(`${name} is ${state} because of another`)
  const after = await rowsOf(phone.db)
  const untouched = (rowsOfTable: readonly object[]): string =>
    JSON.stringify(rowsOfTable.filter(row => 'doc' in row && !hit.has(String(row.doc))))
  for (const [table, rowsBefore] of Object.entries(before))
    if (untouched(rowsBefore) !== untouched(after[table as keyof typeof after]))
      world.violations.push(`${table}: rows changed of documents that were not hit`)
}
