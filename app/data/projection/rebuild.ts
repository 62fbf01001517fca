/** Rows made anew from their documents: after the projection changed (proj:P7), or to prove that nothing drifted (proj:P5). */
import type { DocRow, KetuDb } from '../db.ts'
import { allRecords, type DocStore } from '../doc-store.ts'
import type { OpenDoc } from '../open-doc.ts'
import { dropRows, hasStrayRows, type ProjectedDoc, projectDocs, projectionVersion } from './project.ts'

export interface RebuildPorts {
  readonly db: KetuDb
  readonly store: DocStore
  readonly zone: () => string
}

/** Documents rebuilt in one transaction: the page stays usable in between. */
const chunk = 50

/** Documents whose rows an older version of the app wrote. */
export const outdatedDocs = (db: KetuDb): Promise<DocRow[]> =>
  db.docs.where('projection').below(projectionVersion).toArray()

export async function rebuildDocs(ports: RebuildPorts, docs: readonly DocRow[]): Promise<void> {
  for (let i = 0; i < docs.length; i += chunk) {
    const names = docs.slice(i, i + chunk).map(doc => doc.name)
    await ports.store.inTurn(() => ports.db.transaction('rw', ports.db.tables, async () => rebuildChunk(ports, names)))
  }
}

async function rebuildChunk(ports: RebuildPorts, names: readonly string[]): Promise<void> {
  const { db, zone } = ports
  // What cannot be projected keeps its old rows (proj:P6).
  const held = (await db.docs.bulkGet([...names])).filter(row => row !== undefined)
  const rebuilt: DocRow[] = []
  const docs: ProjectedDoc[] = []
  for (const row of held) {
    const entry = row.state === 'ok' ? await loadReadable(ports, row) : undefined
    if (entry === undefined) continue
    const doc: ProjectedDoc = { name: row.name, scope: row.scope, records: allRecords(entry), isAnew: true }
    if (await hasStrayRows(db, doc)) await dropRows(db, row, zone())
    rebuilt.push({ ...row, projection: projectionVersion })
    docs.push(doc)
  }
  await db.docs.bulkPut(rebuilt)
  await projectDocs(db, docs, zone())
}

/** Undefined for a document nobody can read: it is set aside with the reason and does not stop the others. */
async function loadReadable({ db, store }: RebuildPorts, row: DocRow): Promise<OpenDoc | undefined> {
  try {
    return (await store.load(row.name)).entry
  } catch (error) {
    store.forget([row.name])
    await db.docs.put({ ...row, state: 'quarantined', reason: String(error) })
    return undefined
  }
}
