/** Mistakes in the log and its rules: accept, pull, compaction, moves, rights, stores. */
import type { PlantedBug } from './planted-bug.ts'

const accept = (title: string) => ({ file: 'test/contract/log-store.test.ts', suite: 'SQLite', title })
const groupCommit = (title: string) => ({ file: 'test/unit/store/group-commit.test.ts', title })
const pull = (title: string) => ({ file: 'test/unit/sync/pull.test.ts', title })
const judged = (title: string) => ({ file: 'test/unit/sync/judge-update.test.ts', title })
const facts = (title: string) => ({ file: 'test/unit/sync/facts.test.ts', title })
const codec = (title: string) => ({ file: 'test/unit/sync/codec.test.ts', title })

export const logBugs: readonly PlantedBug[] = [
  {
    name: 'old-ticket-believed',
    file: 'server/sync/tickets.ts',
    text: ' || isReplayed',
    instead: '',
    harm: 'Who keeps Monday’s ticket writes Monday’s visits on Friday, checked to the second.',
    caughtBy: [
      {
        file: 'test/unit/sync/tickets.test.ts',
        title: 'time:T4 with a ticket kept from before vouches for nothing, once the device has known a newer one',
      },
    ],
  },
  {
    name: 'older-fact-wins',
    file: 'server/sync/give-back-facts.ts',
    text: 'if (before !== undefined && before.at >= fact.at)',
    instead: 'if (before !== undefined && before.at === fact.at)',
    harm: 'After a restore who was suspended at noon is let in again by whose phone slept since the morning.',
    caughtBy: [accept('push:P14 says the later of one thing, in whatever order its facts are given back')],
  },
  {
    name: 'receipt-of-anything',
    file: 'server/sync/receipts.ts',
    text: '!timingSafeEqual(sealOf(ws, doc, hash, words), seal)',
    instead: '!timingSafeEqual(sealOf(ws, doc, hash, words), sealOf(ws, doc, hash, words))',
    harm: 'After a restore anybody writes anything in a colleague’s name, with the receipt of any old row.',
    caughtBy: [accept('push:P13 refuses a receipt that does not fit')],
  },
  {
    name: 'given-back-as-own',
    file: 'server/sync/plan-push.ts',
    text: 'const row = accepted ?? newRow(context, prepared)',
    instead: 'const row = newRow(context, prepared)',
    harm: 'After a restore half of the team’s visits are those of whoever was online first.',
    caughtBy: [accept('push:P13 log:L7 takes back what a colleague holds as its author wrote it, once')],
  },
  {
    name: 'given-back-opens-the-document',
    file: 'server/sync/plan-push.ts',
    text: 'if (accepted !== undefined) return placeGivenBack(session.ws, doc, accepted.scope, ledger.doc)',
    instead: `if (accepted !== undefined) {
    const place = placeGivenBack(session.ws, doc, accepted.scope, ledger.doc)
    if (place.kind === 'open') open.set(doc, place)
    return place
  }`,
    harm: 'A viewer who gives a row back writes into the same document, in the same breath, what they have no right to.',
    caughtBy: [accept('push:P13 opens its document for nothing else in the push')],
  },
  {
    name: 'times-lost-in-compaction',
    file: 'server/sync/base-row.ts',
    text: '  ...(marks.length > 0 && { marks }),\n',
    instead: '',
    harm: 'After a night’s compaction a manager’s new phone knows of no visit when it was written.',
    caughtBy: [
      {
        file: 'test/scenario/visit-time.test.ts',
        title: 'time:T5 is told to a device that comes after compaction, a move and more words',
      },
    ],
  },
  {
    name: 'acknowledged-before-commit',
    file: 'server/store/group-commit.ts',
    text: `      transaction.commit()
    } catch`,
    instead: `      for (const work of group) work.committed()
      transaction.commit()
    } catch`,
    harm: 'A phone shows a tick for work that the full disk of the server never took.',
    caughtBy: [groupCommit('log:L1 tells nobody stored when the commit fails')],
  },
  {
    name: 'poked-before-commit',
    file: 'server/sync/accept.ts',
    text: '      return { changes, result: { ...result, rows: changes.rows ?? [] } }',
    instead: `      for (const [scope, seq] of newestByScope(changes.rows ?? [])) hub.publish(session.ws, scope, seq)
      return { changes, result: { ...result, rows: [] as readonly StoredRow[] } }`,
    harm: 'Phones ask for news that is not there yet, find nothing, and hear of it at the next poll.',
    caughtBy: [accept('log:L1 does not acknowledge or poke when the store fails')],
  },
  {
    name: 'commit-not-synced',
    file: 'server/store/open-sqlite.ts',
    text: 'pragma synchronous = full',
    instead: 'pragma synchronous = normal',
    harm: 'A power cut takes the last acknowledged visits of everybody with it.',
    caughtBy: [
      {
        file: 'test/unit/store/open-sqlite.test.ts',
        title: 'log:L1 syncs every commit to the disk, in WAL mode, with foreign keys on',
      },
    ],
  },
  {
    name: 'full-disk-called-a-bug',
    file: 'server/app.ts',
    text: 'return isStoreTrouble(error) ?',
    instead: 'return isStoreTrouble(undefined) ?',
    harm: 'A full disk looks like a bug of the app, and phones ask again at once, all of them.',
    caughtBy: [
      {
        file: 'test/scenario/full-disk.test.ts',
        title:
          'rel:D5 a server without room says come back, keeps what it acknowledged, gives it out, and goes on by itself',
      },
    ],
  },
  {
    name: 'seq-with-gaps',
    file: 'server/store/log-store.ts',
    text: '    if (seq !== next + 1) throw new Error(`log:L2 broken: seq ${seq} after ${next}`)\n',
    instead: '',
    harm: 'A mistake elsewhere that skips or repeats a number is stored, and readers skip rows for good.',
    caughtBy: [accept('log:L2 numbers rows densely: a plan that leaves a gap or repeats a seq writes nothing')],
  },
  {
    name: 'postgres-head-without-lock',
    file: 'server/store/postgres-log-store.ts',
    text: `          await sql.query('select 1 from workspace where n = $1 for update', [n])\n`,
    instead: '',
    harm: 'Two nodes on one database give two rows one number, or a later number is seen before an earlier one.',
    caughtBy: [
      {
        file: 'test/unit/store/postgres-lock.test.ts',
        title: 'log:L2 a commit in PostgreSQL holds the row of its workspace before it reads the head',
      },
    ],
  },
  {
    name: 'complete-by-clocks-alone',
    file: 'shared/sync/judge-update.ts',
    text: `  if (reaches === undefined) return 'behind'
  return deletes.every(({ client, to }) => to <= reaches(client)) ? 'complete' : 'behind'`,
    instead: `  return reaches === undefined || deletes.length >= 0 ? 'complete' : 'behind'`,
    harm: 'An update that stands on what nobody has is stored, and leaves every reader pending for ever.',
    caughtBy: [
      judged('push:P4 is behind when a clock, a need or a delete reaches beyond what is stored'),
      judged('log:L4 agrees with Yjs about every update of random histories in random order'),
    ],
  },
  {
    name: 'needs-of-known-structs-passed-over',
    file: 'shared/sync/judge-update.ts',
    text: 'while (need !== undefined && need.clock < reaches(need.client))',
    instead:
      'while (need !== undefined && (need.ofClock < reaches(queue.client) || need.clock < reaches(need.client)))',
    harm: 'A hostile colleague repeats words the server knows with another origin, and every phone waits for it for ever.',
    caughtBy: [
      judged('push:P4 is behind when a struct that is known stands on what is not: readers would wait for ever'),
    ],
  },
  {
    name: 'new-delete-of-known-structs-dropped',
    file: 'shared/sync/judge-update.ts',
    text: 'if (isBelow && (deletes.length === 0 || isStored())) return',
    instead: 'if (isBelow && (clients.length > 0 || deletes.length === 0 || isStored())) return',
    harm: 'A deletion that travels with words the server knows is acknowledged and thrown away: it comes back everywhere.',
    caughtBy: [accept('push:P3 stores a known insert with a new delete, and the clock does not go back')],
  },
  {
    name: 'clock-gap-accepted',
    file: 'shared/sync/judge-update.ts',
    text: `  if (clients.some(({ client, from }) => from > clockOf(client))) return 'behind'\n`,
    instead: '',
    harm: 'Of a visit whose first half was lost on the way the second is stored, and nobody can read it.',
    caughtBy: [accept('push:P4 answers a gap in the clock with the vector and stores nothing')],
  },
  {
    name: 'retry-stored-twice',
    file: 'server/sync/plan-push.ts',
    text: 'judge(update, clockOf, () => ledger.seqOf(doc, hash) !== undefined)',
    instead: 'judge(update, clockOf, () => false)',
    harm: 'Every retry over a bad network stores each deletion once more, and the log grows without end.',
    caughtBy: [accept('push:P2 stores a delete-only update once, also twice in one push')],
  },
  {
    name: 'binding-asked-of-known-structs',
    file: 'server/sync/plan-push.ts',
    text: 'if (owner === undefined || to <= owner.clock || owner.device === device) return false',
    instead: 'if (owner === undefined || owner.device === device) return false',
    harm: 'A colleague’s deletion that repeats the words it deletes is refused and lands in the tray.',
    caughtBy: [
      accept('log:L5 push:P3 takes a new delete from anyone, even packed with the known insert of another device'),
    ],
  },
  {
    name: 'client-id-of-anybody',
    file: 'server/sync/plan-push.ts',
    text: 'if (hasForeignClient(ledger, doc, update, row, memory.isRestored))',
    instead: 'if (hasForeignClient(ledger, doc, update, row, true) && memory.isRestored)',
    harm: 'Who takes the next clock of a colleague makes that colleague’s real edit vanish for everybody else.',
    caughtBy: [accept('log:L5 refuses new structs under the client id of another device, but not what is known')],
  },
  {
    name: 'epoch-ignored',
    file: 'server/sync/plan-push.ts',
    text: 'if (epoch !== 0 && epoch !== view.epoch)',
    instead: 'if (epoch !== 0 && epoch > view.epoch + 1_000)',
    harm: 'After a restore the work of phones is judged against a past they do not share, and refused.',
    caughtBy: [accept('push:P9 holds everything of a device that knows another epoch')],
  },
  {
    name: 'half-a-command-stored',
    file: 'server/sync/plan-push.ts',
    text: '  ledger.takeBack(before)\n',
    instead: '',
    harm: 'A visit is stored without the promise it kept: half a command, for ever.',
    caughtBy: [accept('push:P6 refuses the siblings of a refused entry and stores none of them')],
  },
  {
    name: 'refusal-not-total',
    file: 'server/sync/plan-push.ts',
    text: `  if (reason !== undefined) return { kind: 'refused', reason }\n`,
    instead: '',
    harm: 'Of a document whose first words were refused the later ones are stored: they stand on nothing on the phone.',
    caughtBy: [accept('push:P7 gives later entries of a refused document the same answer')],
  },
  {
    name: 'named-scope-believed',
    file: 'server/sync/place-document.ts',
    text: '  if (!mayWrite(state.scope)) {',
    instead: '  if (!mayWrite(named)) {',
    harm: 'Who names a territory of their own writes into every customer of the company.',
    caughtBy: [accept('log:L6 refuses a stranger alike for a document that exists and one that does not')],
  },
  {
    name: 'move-told-to-strangers',
    file: 'server/sync/place-document.ts',
    text: 'const isMoved = state.left.includes(named) && mayWrite(named)',
    instead: 'const isMoved = state.left.length > 0',
    harm: 'By guessing ids a stranger learns which customers there are.',
    caughtBy: [accept('push:P11 tells moved to who could write in the scope it left, and takes work from the new one')],
  },
  {
    name: 'head-read-after-rows',
    file: 'server/sync/pull.ts',
    text: 'found.isCut && last !== undefined ? last.seq : head',
    instead: 'found.isCut && last !== undefined ? last.seq : (await store.head(ws)).head',
    harm: 'A visit stored while a phone pulls is skipped by it for good.',
    caughtBy: [
      pull('pull:P2 log:L2 says the head as it was before the rows: what is stored meanwhile waits for the next page'),
    ],
  },
  {
    name: 'cut-page-called-whole',
    file: 'server/sync/pull.ts',
    text: 'through[scope] = found.isCut && last !== undefined ? last.seq : head',
    instead: 'through[scope] = head',
    harm: 'A new phone gets the first 500 rows of its territory and none of the rest.',
    caughtBy: [pull('pull:P2 cuts inside a scope without skipping a row')],
  },
  {
    name: 'wiped-because-missing',
    file: 'server/sync/pull.ts',
    text: 'const revoked = former.filter(scope => request.cursors[scope] !== undefined)',
    instead: `const isGone = (scope: string): boolean => !readable.some(one => one === scope)
    const revoked = [...former, ...(Object.keys(request.cursors) as Scope[]).filter(isGone)]`,
    harm: 'A server that forgets to list a territory wipes it from every phone.',
    caughtBy: [pull('pull:P4 revokes what a grant that ended opened and the device holds, and nothing else')],
  },
  {
    name: 'rights-remembered-for-ever',
    file: 'server/sync/rights.ts',
    text: '      known.rights.forget()\n',
    instead: '',
    harm: 'Who lost a territory goes on reading it until the server starts again.',
    caughtBy: [facts('log:L6 follow grants, the territories below them and their end')],
  },
  {
    name: 'facts-unchained',
    file: 'server/sync/append-facts.ts',
    text: '    rows.push({ ...row, hash: previous })',
    instead: `    rows.push({ ...row, hash: previous })
    previous = view.factHash`,
    harm: 'A right that was written into the file by hand cannot be told from one that was given.',
    caughtBy: [facts('log:L8 form a chain across appends, with other rows in between')],
  },
  {
    name: 'compaction-swallows-late-work',
    file: 'server/sync/compact.ts',
    text: 'cleared: [{ doc, upTo }]',
    instead: 'cleared: [{ doc, upTo: now.head }]',
    harm: 'What people wrote while a document was made smaller is gone, though it was acknowledged.',
    caughtBy: [accept('log:C1 keeps rows that arrive while the base is made')],
  },
  {
    name: 'erased-text-kept',
    file: 'server/sync/make-base.ts',
    text: 'withDoc(bodies, Y.encodeStateAsUpdate)',
    instead: 'withDoc(bodies, () => Y.mergeUpdates([...bodies]))',
    harm: 'Words that a person erased stay readable on the server.',
    caughtBy: [accept('log:C1 is one base row with the same content, its authors, and none of the deleted text')],
  },
  {
    name: 'move-of-unseen-work',
    file: 'server/sync/move-customer.ts',
    text: `  if (!isSameHeads(heads, current)) return { changes: {}, result: { kind: 'conflict' } }\n`,
    instead: '',
    harm: 'A visit that arrives while a customer is moved stays behind in the old territory, out of sight.',
    caughtBy: [accept('log:C2 is refused when a head changed, before the move or while it is made')],
  },
  {
    name: 'move-without-left-row',
    file: 'server/sync/move-customer.ts',
    text: 'const left = { scope: state.scope, seq, doc,',
    instead: 'const left = { scope: to, seq, doc,',
    harm: 'Phones of the old territory keep a customer that is no longer theirs.',
    caughtBy: [accept('log:C2 has every document as a base in the new scope and an empty left row in the old one')],
  },
  {
    name: 'erasure-not-remembered',
    file: 'server/sync/erase-customer.ts',
    text: 'bytes: 0, isErased: true }',
    instead: 'bytes: 0, isErased: false }',
    harm: 'A phone that was offline brings an erased customer back.',
    caughtBy: [accept('log:C3 push:P11 leaves nothing but an erased row once erased, and takes nothing more')],
  },
  {
    name: 'portal-taken-for-data',
    file: 'shared/sync/codec.ts',
    text: `  if (magic.some((byte, i) => bytes[i] !== byte)) return { kind: 'foreign' }\n`,
    instead: '',
    harm: 'The sign-in page of a hotel’s network is taken for an answer of the server.',
    caughtBy: [codec('frame:F2 calls the page of a captive portal foreign, and an empty answer too')],
  },
  {
    name: 'checksum-not-compared',
    file: 'shared/sync/codec.ts',
    text: 'if (reader.uint32() !== checksum(bytes.subarray(reader.at))) return',
    instead: 'if (reader.uint32() < 0) return',
    harm: 'A bit that a bad network flips becomes somebody’s revenue.',
    caughtBy: [codec('frame:F4 finds every single flipped bit and every cut')],
  },
]
