/** A draft with every chip of the quick log set, laid on the phone as if a person had tapped it there. */
import type { Page } from 'playwright-core'
import { emptyDraft, writeDraft } from '#app/features/log/log-draft.ts'
import type { Signals } from '#app/features/log/signal.ts'

/** Somebody met; that nobody has this id costs a save nothing. */
const person = '00000000000000000000000042'

/** @param need an open need of the customer, for the chip that says it has changed. */
export async function layDraft(page: Page, customer: string, need?: string): Promise<void> {
  const signals: Signals = {
    need: { kind: 'pain', strength: 4 },
    ...(need !== undefined && { needChange: { id: need, goals: [] } }),
    satisfaction: 4,
    trust: { credibility: 3, closeness: 4 },
    confidence: 2,
    stance: { [person]: { willingness: 4, risk: 2 } },
    rival: { competitor: '鼎禾', price: 9_900 },
    issue: { kind: 'delivery' },
    feedback: { kind: 'wish' },
    opportunity: { amount: 2_000_000 },
  }
  const draft = writeDraft({ ...emptyDraft, met: [person], signals })
  await inDatabase(page, { store: 'meta', put: { key: `draft/${customer}`, value: draft } })
}

/** The id of the customer's first need. */
export async function needOf(page: Page, customer: string): Promise<string | undefined> {
  const rows = await inDatabase(page, { store: 'notes', index: '[customer+type]', key: [customer, 'need'] })
  return rows.map(row => row.id).find(id => id !== undefined)
}

interface Ask {
  readonly store: string
  readonly put?: { readonly key: string; readonly value: string }
  readonly index?: string
  readonly key?: readonly string[]
}

const inDatabase = (page: Page, ask: Ask): Promise<{ readonly id?: string }[]> =>
  page.evaluate(async ({ store, put, index, key }) => {
    const named = (await indexedDB.databases()).find(
      ({ name }) => name?.startsWith('ketu-') === true && name !== 'ketu-device',
    )
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await settled(indexedDB.open(named?.name ?? ''))
    const table = db.transaction(store, 'readwrite').objectStore(store)
    if (put !== undefined) await settled(table.put(put))
    const rows: { id?: string }[] =
      index === undefined || key === undefined ? [] : await settled(table.index(index).getAll([...key]))
    db.close()
    return rows
  }, ask)
