/** Commands on sample customers: put on this device in one step, and taken away in one. They never reach the outbox. */
import { customerDoc, journalDoc, sampleScope, sampleTerritory } from '#shared/doc/name.ts'
import { minorDigits } from '#shared/domain/money.ts'
import { type SampleCustomer, sampleDocs } from '#shared/domain/sample-work.ts'
import type { Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'

export function addSamples(ketu: Ketu, samples: readonly SampleCustomer[]): Promise<Written> {
  const { workspace, me, newId } = ketu
  const view = {
    today: today(ketu),
    zone: workspace.zone,
    member: me.member,
    minorUnits: 10 ** minorDigits(workspace.currency),
    newId,
  }
  const intent = { label: 'addSamples', values: { count: samples.length } }
  const docs = samples.map(sample => sampleDocs(sample, view))
  return ketu.store.write(intent, async writer => {
    // At once, not one by one: so many awaits without a request to the database would let its transaction close.
    await Promise.all(
      docs.flatMap(({ id, customer, records, journals }) => [
        writer.createMain(customerDoc(id), sampleScope, { type: 'customer', id, values: customer }),
        writer.create(customerDoc(id), sampleScope, records),
        ...[...journals].map(([year, entries]) => writer.create(journalDoc(id, year), sampleScope, entries)),
      ]),
    )
  })
}

/** Deleted as any customer is: what a person wrote to practise can be brought back for 30 days. */
export async function removeSamples(ketu: Ketu): Promise<Written> {
  const ids = await ketu.db.cards.where('territory').equals(sampleTerritory).primaryKeys()
  const intent = { label: 'removeSamples', values: { count: ids.length } }
  return ketu.store.write(intent, async writer => {
    for (const id of ids) await writer.remove(customerDoc(id), id)
  })
}
