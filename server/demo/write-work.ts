/** Brings the sample work into the log as its authors' devices would have: through `accept`, at the time it was done. */
import * as Y from 'yjs'
import { createRecord } from '#shared/doc/document.ts'
import { memberScope, parseDocName, type Scope, territoryScope } from '#shared/doc/name.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import type { Accept } from '#server/sync/accept.ts'
import type { Session } from '#server/sync/session.ts'
import { groupBy } from './group-by.ts'
import type { Random } from './random.ts'
import type { Team } from './team-work.ts'
import type { Work } from './work.ts'

export interface WorkPorts {
  readonly accept: Accept
  readonly team: Team
  readonly sessionOf: (name: string) => Session
  /** Sets the clock `accept` reads. */
  readonly setClock: (at: number) => void
  readonly random: Random
}

const weekMs = 7 * 86_400_000

/** In batches of one person and week. Throws when the log does not take an entry. */
export async function writeWork(works: readonly Work[], ports: WorkPorts): Promise<void> {
  for (const week of groupBy(works, ({ at }) => Math.floor(at / weekMs)).values())
    for (const [name, batch] of groupBy(week, ({ by }) => by)) await push(name, batch, ports)
}

async function push(name: string, batch: readonly Work[], ports: WorkPorts): Promise<void> {
  const { accept, sessionOf, setClock } = ports
  const session = sessionOf(name)
  const entries = batch.flatMap((work, group) => entriesOf(work, group + 1, session.member, ports))
  setClock(batch.at(-1)?.at ?? 0)
  const { answers } = await accept(session, { epoch: 0, entries: entries.map((entry, i) => ({ ...entry, n: i + 1 })) })
  const refused = answers.find(({ kind }) => kind !== 'stored')
  if (refused !== undefined) throw new Error(`the log did not take the work of ${name}: ${JSON.stringify(refused)}`)
}

/** One entry a document, all of one command. */
function entriesOf(
  { at, territory, records }: Work,
  group: number,
  by: string,
  { team, random }: WorkPorts,
): readonly Omit<PushEntry, 'n'>[] {
  const place = territoryScope(team.territoryOf(territory))
  const scopes: { readonly [kind: string]: Scope } = { workspace: 'w', member: memberScope(by) }
  return [...groupBy(records, ({ doc }) => doc)].map(([doc, born]) => {
    const content = new Y.Doc()
    content.clientID = random.whole(1, 0xffff_fffe)
    content.transact(() => {
      for (const { place, type, id, values } of born) createRecord(content, place, { type, id, values }, { at, by })
    })
    return { doc, scope: scopes[parseDocName(doc)?.kind ?? ''] ?? place, group, body: Y.encodeStateAsUpdate(content) }
  })
}
