/** Tells a device facts, as a page of the log would. */
import { factKey } from '#app/data/facts.ts'
import type { Fact } from '#shared/doc/fact.ts'
import type { TestDevice } from './test-device.ts'

export async function putFacts({ db }: TestDevice, facts: readonly Fact[]): Promise<void> {
  await db.facts.bulkPut(facts.map((fact, i) => ({ key: factKey(fact), seq: i + 1, at: 0, by: '', fact })))
}
