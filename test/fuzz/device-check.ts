/** The phone's side of a world: it pulls what the log took, and then is handed what the log refused. */
import { writeMeta } from '#app/data/meta.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { allRecordTables, type RecordTable } from '#app/data/record-table.ts'
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
    const [was, is] = [before, rebuilt[table as keyof typeof rows]].map(all => all.map(row => JSON.stringify(row)))
    for (const row of was?.filter(one => !is?.includes(one)) ?? []) world.violations.push(`stray ${table} ${row}`)
    for (const row of is?.filter(one => !was?.includes(one)) ?? []) world.violations.push(`missing ${table} ${row}`)
  }
}

/** Mutants as rows of a page, among honest ones: whoever is hit is set aside or goes on, and nobody else notices. */
async function checkHostilePage(office: Office, world: World, phone: TestDevice): Promise<void> {
  const scope: Scope = territoryScope(office.north)
  const { head } = await office.app.databases.log.head(office.ws)
  const before = await rowsOf(phone.db)
  const rows = [...world.refused].map(
    ([doc, body], i): LogRow => ({ seq: head + i + 1, scope, doc, kind: 'update', body, by: 'x', device: 'y', at: 0 }),
  )
  // Every second document is spared: what the others do to it is what is looked at.
  const sent = rows.filter((_, i) => i % 2 === 0)
  await testInbox(phone).applyPage(makePage(sent))
  const hit = new Set(sent.map(({ doc }) => doc))
  for (const { name, state } of await phone.db.docs.toArray())
    if (state !== 'ok' && !hit.has(name)) world.violations.push(`${name} is ${state} because of another`)
  const after = await rowsOf(phone.db)
  const spared = (all: typeof before, table: RecordTable): string =>
    // Rows of every one of these tables say whose document they are of.
    JSON.stringify((all[table] as readonly { readonly doc: string }[]).filter(({ doc }) => !hit.has(doc)))
  for (const table of allRecordTables)
    if (spared(before, table) !== spared(after, table))
      world.violations.push(`${table}: rows of documents that were not hit have changed`)
}
