/** Points that were kept up to date are those of a computation from scratch, whatever happened in between. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addContact, editCustomer } from '#app/data/commands/customer.ts'
import { judge } from '#app/data/commands/judge.ts'
import { addNote } from '#app/data/commands/note.ts'
import { refreshMatrices } from '#app/data/matrix/refresh-matrices.ts'
import { judgedOfContact } from '#shared/domain/record.ts'
import { doStep, type Step, stepArbitrary } from '#test/kit/random-work.ts'
import { makeDevice, type TestDevice } from '#test/kit/test-device.ts'

/** What only the matrices read. */
async function doMore(device: TestDevice, { pick, amount }: Step): Promise<void> {
  const customers = await device.db.customers.orderBy('id').toArray()
  const customer = customers[pick % Math.max(1, customers.length)]
  if (customer === undefined) return
  const { id, name } = customer
  switch (pick % 5) {
    case 0:
      await editCustomer(device, id, { potential: amount })
      return
    case 1:
      await addNote(device, { kind: 'customer', id, name }, { type: 'need', values: { strength: 1 + (pick % 5) } }, '')
      return
    case 2:
      await addNote(device, { kind: 'journal', id, name }, { type: 'issue', values: { customer: id } }, '')
      return
    case 3:
      await addNote(device, { kind: 'workspace' }, { type: 'setting', values: { part: 'windowDays', value: 200 } }, '')
      return
    default: {
      const { id: contact } = await addContact(device, id, { name: '李工', role: 'technical' })
      const part = judgedOfContact[pick % judgedOfContact.length] ?? 'risk'
      await judge(device, { customer: id, name, contact, levels: { [part]: 1 + (pick % 5) } })
    }
  }
}

const kept = async ({ db }: TestDevice) =>
  Promise.all(
    ['matrix.relationship', 'matrix.performance', 'matrix.decision', 'matrix.review'].map(
      async one => (await db.derived.get(one))?.value,
    ),
  )

it('incremental = recomputed for every index, place and matrix', async () => {
  let [rounds, points] = [0, 0]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(stepArbitrary, { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
      async days => {
        const device = makeDevice()
        const refresh = () => refreshMatrices({ ...device, zone: device.workspace.zone })
        for (const steps of days) {
          for (const step of steps) {
            await doStep(device, step)
            if (step.amount % 3 === 0) await doMore(device, step)
          }
          await refresh()
          const incremental = await kept(device)
          await device.db.derived.clear()
          await refresh()
          expect(incremental).toEqual(await kept(device))
          expect(await refresh()).toBe(0)
          rounds++
          points += JSON.stringify(incremental).length
        }
      },
    ),
    { numRuns: 15 },
  )
  expect(rounds).toBeGreaterThan(10)
  expect(points).toBeGreaterThan(1000)
})
