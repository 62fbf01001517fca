/** Commands on goals. A customer's goal lives with the customer, a territory's in its plan of the goal's first year. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, planDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { yearOf } from '#shared/domain/day.ts'
import type { GoalScope, RecordValues } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { scopeOf } from './scope.ts'

export type GoalInput = Partial<RecordValues<'goal'>> &
  Pick<RecordValues<'goal'>, 'title' | 'metric' | 'target' | 'start' | 'end'>

export async function createGoal(
  ketu: Ketu,
  of: GoalScope,
  values: GoalInput,
): Promise<Written & { readonly id: string }> {
  const id = ketu.newId()
  const { doc, scope } = await placeOf(ketu, of, values.start)
  const intent = {
    label: 'createGoal',
    values: { title: values.title },
    ...(of.kind === 'customer' && { customer: of.id }),
  }
  const born = { owner: ketu.me.member, ...values } as Values
  const written = await ketu.store.write(intent, writer =>
    writer.create(doc, scope, [{ type: 'goal', id, values: born }]),
  )
  return { ...written, id }
}

async function placeOf(ketu: Ketu, of: GoalScope, start: string): Promise<{ doc: string; scope: Scope }> {
  if (of.kind === 'territory') return { doc: planDoc(of.id, yearOf(start)), scope: territoryScope(of.id) }
  return { doc: customerDoc(of.id), scope: await scopeOf(ketu, customerDoc(of.id)) }
}

export function editGoal(
  ketu: Ketu,
  goal: { readonly id: string; readonly doc: string; readonly title: string },
  changes: Partial<RecordValues<'goal'>>,
): Promise<Written> {
  return ketu.store.write({ label: 'editGoal', values: { title: goal.title } }, writer =>
    writer.edit(goal.doc, goal.id, changes),
  )
}
