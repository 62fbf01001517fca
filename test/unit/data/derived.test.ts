/** What is computed of many customers says what it was made of, and never outlives a document it was read from. */
import { beforeEach, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { heldDocs, keepDerived } from '#app/data/derived.ts'
import { today } from '#app/data/ketu.ts'
import { keptProfiles, keepProfiles, profileInputs } from '#app/data/profiles.ts'
import { dropRows } from '#app/data/projection/project.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { putFacts } from '#test/kit/put-facts.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { makeDevice, type TestDevice } from '#test/kit/test-device.ts'

let device: TestDevice
let customer: string

beforeEach(async () => {
  device = makeDevice()
  ;({ id: customer } = await createCustomer(device, { territory: testTerritory, values: { name: '青麦乳业' } }))
})

it('a document that leaves while figures are computed takes them along, even when another comes', async () => {
  const { db } = device
  const held = await heldDocs(db)
  const row = { name: 'profiles', inputs: '', asOf: today(device), value: '青麦乳业' }
  const doc = { name: customerDoc(customer), scope: territoryScope(testTerritory) }
  await db.transaction('rw', db.tables, async () => {
    await dropRows(db, doc, device.workspace.zone)
    await db.docs.delete(doc.name)
  })
  await createCustomer(device, { territory: testTerritory, values: { name: '岚溪物流' } })
  expect(await keepDerived(db, held, () => db.derived.put(row))).toBe(false)
  expect(await db.derived.count()).toBe(0)
  expect(await keepDerived(db, await heldDocs(db), () => db.derived.put(row))).toBe(true)
})

it('who leads whom is part of what profiles are made of', async () => {
  const { db, me } = device
  await keepProfiles(db, today(device))
  const inputs = (await keptProfiles(db))?.inputs
  expect(inputs).toBe(await profileInputs(db, today(device)))
  await putFacts(device, [
    { type: 'grant', id: 'g', member: me.member, role: 'manager', territory: testTerritory, from: 0 },
  ])
  expect(inputs).not.toBe(await profileInputs(db, today(device)))
})
