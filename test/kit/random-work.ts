/** A person's random day: commands on whatever the device holds, valid by construction, seeded. */
import fc from 'fast-check'
import { addAction, finishAction } from '#app/data/commands/action.ts'
import { judge } from '#app/data/commands/judge.ts'
import { addComment } from '#app/data/commands/comment.ts'
import { addContact, createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { createGoal } from '#app/data/commands/goal.ts'
import { editOrder, recordOrder } from '#app/data/commands/order.ts'
import { deleteRecord, restoreRecord } from '#app/data/commands/record.ts'
import { undo } from '#app/data/commands/undo.ts'
import { editVisit, logVisit, planVisit } from '#app/data/commands/visit.ts'
import type { TestDevice } from './test-device.ts'
import { judgedParts } from '#shared/domain/record.ts'
import { testId } from './test-device.ts'

export const testTerritory = testId(7)

export const stepKinds = [
  'customer',
  'edit',
  'notes',
  'tags',
  'contact',
  'visit',
  'plan',
  'order',
  'return',
  'action',
  'finish',
  'goal',
  'remove',
  'bring back',
  'move visit',
  'cancel order',
  'undo',
  'comment',
  'judge',
] as const

export interface Step {
  readonly kind: (typeof stepKinds)[number]
  /** Picks among what there is. */
  readonly pick: number
  readonly text: string
  readonly amount: number
  /** Milliseconds that pass before it. */
  readonly pause: number
}

export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...stepKinds),
  pick: fc.nat(1000),
  text: fc.string({ maxLength: 12 }),
  amount: fc.integer({ min: 1, max: 5_000_000 }),
  pause: fc.constantFrom(0, 1000, 3_600_000, 86_400_000),
})

const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]

/** Does one step, or nothing when there is nothing to do it on. */
export async function doStep(device: TestDevice, step: Step): Promise<void> {
  device.clock.now += step.pause
  const customer = at(await device.db.customers.orderBy('id').toArray(), step.pick)
  if (step.kind === 'customer' || customer === undefined) {
    await createCustomer(device, {
      territory: testTerritory,
      values: { name: step.text || '客户', cadenceDays: 1 + (step.pick % 40) },
    })
    return
  }
  const id = customer.id
  const name = customer.name
  const visit = at(await device.db.visits.where('[customer+state+day]').between([id], [id, []]).toArray(), step.pick)
  const order = at(await device.db.orders.where('[customer+day]').between([id], [id, []]).toArray(), step.pick)
  const action = at(await device.db.actions.where('customer').equals(id).toArray(), step.pick)
  switch (step.kind) {
    case 'edit':
      await editCustomer(
        device,
        id,
        at(
          [
            { city: step.text },
            { phone: step.text },
            { class: 'A' as const },
            { cadenceDays: step.pick },
            { isKey: true },
          ],
          step.pick,
        ) ?? {},
      )
      return
    case 'notes':
      await editCustomer(device, id, { notes: `${customer.notes.slice(0, step.pick % 20)}${step.text}` })
      return
    case 'tags':
      await editCustomer(device, id, { tags: step.pick % 2 ? [...customer.tags.slice(1), step.text] : [step.text] })
      return
    case 'contact':
      await addContact(device, id, { name: step.text || '张总' })
      return
    case 'visit':
      await logVisit(device, {
        customer: id,
        at: device.now(),
        note: step.text,
        name,
        ...(step.pick % 3 === 0 && { order: { amount: step.amount } }),
        ...(step.pick % 4 === 0 && {
          next: { title: '下一步', due: '2026-12-02', side: 'us' as const, isPromise: true },
        }),
        ...(visit?.state === 'planned' && visit.deletedAt === undefined && { planned: visit }),
      })
      return
    case 'plan':
      await planVisit(device, { customer: id, at: device.now() + step.amount * 1000, name })
      return
    case 'order':
    case 'return':
      await recordOrder(device, {
        customer: id,
        day: '2026-11-23',
        amount: step.kind === 'order' ? step.amount : -step.amount,
        name,
      })
      return
    case 'action':
      await addAction(device, id, { title: step.text, due: step.pick % 2 ? '2026-11-25' : '' })
      return
    case 'finish':
      if (action) await finishAction(device, id, action, '2026-11-23')
      return
    case 'goal':
      await createGoal(device, step.pick % 2 ? { kind: 'customer', id } : { kind: 'territory', id: testTerritory }, {
        title: step.text,
        metric: 'visits',
        target: 5,
        start: '2026-10-01',
        end: '2026-12-31',
      })
      return
    case 'remove':
      await deleteRecord(
        device,
        visit && step.pick % 2
          ? { type: 'visit', id: visit.id, doc: visit.doc }
          : { type: 'customer', id, doc: customer.doc },
        name,
      )
      return
    case 'bring back':
      if (visit?.deletedAt !== undefined)
        await restoreRecord(device, { type: 'visit', id: visit.id, doc: visit.doc }, name)
      return
    case 'move visit':
      if (visit) await editVisit(device, visit, { at: device.now() - (step.pick % 10) * 86_400_000 })
      return
    case 'cancel order':
      if (order) await editOrder(device, order, { isCancelled: step.pick % 2 === 0 })
      return
    case 'comment':
      await addComment(
        device,
        visit && step.pick % 2
          ? { subject: 'visit', id: visit.id, doc: visit.doc }
          : { subject: 'customer', id, doc: customer.doc },
        { text: step.text, mentions: step.pick % 3 ? [] : [testId(2)] },
      )
      return
    case 'judge':
      await judge(device, {
        customer: id,
        name,
        levels: { [at(judgedParts, step.pick) ?? 'fit']: 1 + (step.amount % 5) },
      })
      return
    case 'undo': {
      const last = await device.db.activity
        .orderBy('id')
        .reverse()
        .filter(row => row.state === 'done')
        .first()
      if (last) await undo(device, last.id)
    }
  }
}
