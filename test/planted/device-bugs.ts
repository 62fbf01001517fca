/** Mistakes on the device: documents, their rows, the outbox, what the log brings. */
import type { PlantedBug } from './planted-bug.ts'

const inbox = (title: string) => ({ file: 'test/unit/data/inbox.test.ts', title })
const engine = (title: string) => ({ file: 'test/unit/data/engine.test.ts', title })
const store = (title: string) => ({ file: 'test/contract/doc-store.test.ts', title })
const record = (title: string) => ({ file: 'test/unit/doc/record.test.ts', title })
const team = (title: string) => ({ file: 'test/scenario/faulty-network.test.ts', title })
const handle = (title: string) => ({ file: 'test/unit/data/live-handle.test.ts', title })

const pageWhole =
  'that cannot be stored at any of its writes leaves rows, updates and cursor as they were, and is applied whole next time'

export const deviceBugs: readonly PlantedBug[] = [
  {
    name: 'facts-not-given-back',
    file: 'app/data/sync/engine.ts',
    text: '    const untold = await giveBackFacts()\n    if (untold !== undefined) return untold\n',
    instead: '',
    harm: 'After a restore who got their right yesterday has the whole day refused.',
    caughtBy: [
      engine('push:P14 gives back the facts a restored server lacks before all else, once they are asked for no more'),
    ],
  },
  {
    name: 'colleagues-not-given-back',
    file: 'app/data/sync/inbox.ts',
    text: '          else if (mayBeGivenBack(update)) update.out = 2\n',
    instead: '',
    harm: 'After a restore what a colleague wrote whose phone is lost is lost with it, though five others hold it.',
    caughtBy: [inbox('push:P13 gets back what it vouched for of colleagues, which nobody here waits for')],
  },
  {
    name: 'forgotten-before-given-back',
    file: 'app/data/sync/engine.ts',
    text: 'if (sent.value.revoked.length > 0 && !hasGivenBack && (await owesRows(db))) {',
    instead: 'if (sent.value.revoked.length < 0 && !hasGivenBack && (await owesRows(db))) {',
    harm: 'After a restore the one phone that still has a week of work forgets it, because the old rights are back as well.',
    caughtBy: [
      engine(
        'push:P15 gives back what a restored server lacks before a scope that is taken away goes, and pulls again',
      ),
    ],
  },
  {
    name: 'scope-without-a-cursor',
    file: 'app/data/sync/inbox.ts',
    text: "      await beginScopesOf(stored.map(({ key }) => sentByN.get(key)?.doc ?? ''))\n",
    instead: '',
    harm: 'What one wrote in a territory stays on the phone for good when the right ended before it was ever read.',
    caughtBy: [
      inbox(
        'pull:P4 for a territory nobody has pulled yet begin its cursor, so that its end is told; refused ones begin none',
      ),
    ],
  },
  {
    name: 'author-of-the-last-row',
    file: 'app/data/sync/inbox.ts',
    text: 'authors[client] ??= row.by',
    instead: 'authors[client] = row.by',
    harm: 'Whoever repeats the words of another with a delete of their own is shown as their author on every phone.',
    caughtBy: [inbox('log:L5 who repeats words of another with a delete of their own does not become their author')],
  },
  {
    name: 'births-believed-for-ever',
    file: 'app/data/sync/inbox.ts',
    text: 'if (isReborn && held !== undefined) {',
    instead: 'if (isReborn && held === undefined) {',
    harm: 'An order whose birth a hostile colleague takes away counts on old phones and on no new one.',
    caughtBy: [inbox('who takes away what an order was born with makes no phone count what a new phone does not')],
  },
  {
    name: 'cursor-before-data',
    file: 'app/data/sync/inbox.ts',
    text: `      await writeMeta(db, 'cursors', furtherOf(before, page.through))`,
    instead: `      void db.transaction('rw!', db.meta, () => writeMeta(db, 'cursors', furtherOf(before, page.through)))`,
    harm: 'A phone that dies in the middle of a pull never asks for those rows again.',
    caughtBy: [inbox(pageWhole)],
  },
  {
    name: 'page-in-several-transactions',
    file: 'app/data/sync/inbox.ts',
    text: `        await db.transaction('rw', db.tables, work)`,
    instead: '        await work()',
    harm: 'Half a page stays when the phone dies: updates without their rows, rows without their sums.',
    caughtBy: [inbox(pageWhole)],
  },
  {
    name: 'left-takes-what-moved-on',
    file: 'app/data/sync/inbox.ts',
    text: 'if (held && !goesOn && (isErased || held.scope === row.scope)) {',
    instead: 'if (held && !goesOn) {',
    harm: 'A customer that moved from one own territory to another is gone from the phone.',
    caughtBy: [inbox('to a territory this device reads too stays, with what was not sent, whichever comes first')],
  },
  {
    name: 'page-of-another-epoch',
    file: 'app/data/sync/inbox.ts',
    text: '      if (epoch !== undefined && epoch !== page.epoch) return\n',
    instead: '',
    harm: 'A page from before the restore moves the cursor past rows the new history has yet to give.',
    caughtBy: [inbox('of an epoch the device has left behind is not applied')],
  },
  {
    name: 'answer-of-another-epoch',
    file: 'app/data/sync/inbox.ts',
    text: '      if (known !== undefined && known !== epoch) return\n',
    instead: '',
    harm: 'What the restored server has lost is taken for stored, and never sent again.',
    caughtBy: [inbox('is not taken for having what it had stored before, when the answer comes after the new epoch')],
  },
  {
    name: 'restore-by-state-vector',
    file: 'app/data/sync/inbox.ts',
    text: 'if (update.by === ports.member) update.out = 1',
    instead: 'if (update.by === ports.member && Y.decodeUpdate(update.bytes).structs.length > 0) update.out = 1',
    harm: 'After a restore everything people had deleted since the backup is back.',
    caughtBy: [inbox('gets deletions again too, which have no clock')],
  },
  {
    name: 'behind-by-state-vector',
    file: 'app/data/sync/vector.ts',
    text: '  return ds.clients.size > 0',
    instead: '  return false',
    harm: 'A server that missed a deletion never gets it.',
    caughtBy: [
      inbox('behind send again what this person wrote above the vector, deletions too, and nothing of others'),
    ],
  },
  {
    name: 'own-rows-stored-twice',
    file: 'app/data/sync/inbox.ts',
    text: 'if (!rows.some(mayBeHere)) return [...rows]',
    instead: 'if (rows.length > 0) return [...rows]',
    harm: 'Whenever the answer to a push is lost the phone stores its own work twice.',
    caughtBy: [
      inbox('brings back what this device pushed: it gets its seq once, and waits on for its acknowledgement'),
    ],
  },
  {
    name: 'quarantine-stops-the-rest',
    file: 'app/data/sync/inbox.ts',
    text: `      store.forget([doc])
      await db.docs.put({ ...row, state: 'quarantined', reason: String(error) })
      return undefined`,
    instead: `      store.forget([doc])
      throw error`,
    harm: 'One document nobody can read, and the phone never gets a row again.',
    caughtBy: [
      {
        ...inbox(
          'proj:P6 keeps its rows, is listed with the reason, and stops neither its neighbours nor the next page',
        ),
        failsWith: 'Error: Unexpected end of array',
      },
    ],
  },
  {
    name: 'pending-document-shown',
    file: 'app/data/sync/inbox.ts',
    text: '    if (entry.isPending) return undefined\n',
    instead: '',
    harm: 'While an update is missing fields vanish from a customer, and visits from the goal.',
    caughtBy: [
      inbox('proj:P6 because an update is missing keeps what it showed, and is whole again when that arrives'),
    ],
  },
  {
    name: 'newer-rows-overwritten',
    file: 'app/data/sync/inbox.ts',
    text: `    if ((await db.docs.where('projection').above(projectionVersion).count()) > 0)
      throw`,
    instead: `    if ((await db.docs.where('projection').above(projectionVersion + 1).count()) > 0)
      throw`,
    harm: 'An old tab writes rows the new app no longer understands.',
    caughtBy: [
      inbox(
        'proj:P7 by a newer version of the app is left to it: neither a page nor an answer of this one writes a row',
      ),
    ],
  },
  {
    name: 'tray-after-the-wipe',
    file: 'app/data/sync/removals.ts',
    text: `    await keepUnsent(doc, reason, titles)
    await db.updates.where('[doc+n]').between([doc.name, 0], [doc.name, []]).delete()`,
    instead: `    await db.updates.where('[doc+n]').between([doc.name, 0], [doc.name, []]).delete()
    await keepUnsent(doc, reason, titles)`,
    harm: 'Who loses a territory loses, with it, every word that was not sent yet.',
    caughtBy: [
      inbox('to a territory this device does not read goes, and what was not sent is kept with the name it had'),
    ],
  },
  {
    name: 'refused-work-still-counted',
    file: 'app/data/sync/removals.ts',
    text: `    await dropRows(db, doc, ports.zone())
    const left =`,
    instead: '    const left =',
    harm: 'The phone says 148 and the office 108: two people argue over a bonus.',
    caughtBy: [team('waits in the tray in its own words, never counts, blocks nothing, and can be sent again')],
  },
  {
    name: 'client-id-lives-on-after-a-refusal',
    file: 'app/data/sync/removals.ts',
    text: 'life: lastGone === undefined ? doc.life : -lastGone',
    instead: 'life: doc.life',
    harm: 'After one refusal every later word of that phone is behind or refused, or diverges unseen.',
    caughtBy: [
      inbox('refused give the document a fresh client id: the clocks of what was taken away are never used again'),
    ],
  },
  {
    name: 'out-of-the-outbox-when-sent',
    file: 'app/data/sync/engine.ts',
    text: '      const sent = await exchange(knows => transport.push({ epoch, entries, waiting, knows }))',
    instead: `      await db.updates.bulkUpdate(batch.map(({ n }) => ({ key: n, changes: { out: undefined } })) as never)
      const sent = await exchange(knows => transport.push({ epoch, entries, waiting, knows }))`,
    harm: 'A push that gets lost in a lift is never tried again.',
    caughtBy: [engine('keeps what nobody acknowledged, and never says all is synced before it is')],
  },
  {
    name: 'synced-said-too-soon',
    file: 'app/data/sync/engine.ts',
    text: 'if (problem === undefined && !(await hasWaiting(db))) {',
    instead: 'if (problem === undefined) {',
    harm: 'The pill says all is synced while work waits on the phone, and the phone is sold.',
    caughtBy: [engine('keeps what nobody acknowledged, and never says all is synced before it is')],
  },
  {
    name: 'pull-before-push',
    file: 'app/data/sync/engine.ts',
    text: '(await pushAll()) ?? (await pullAll()) ?? (await pushAll())',
    instead: '(await pullAll()) ?? (await pushAll()) ?? (await pullAll())',
    harm: 'With a minute of network the phone reads other people’s news, and one’s own visit is not safe.',
    caughtBy: [engine('pushes before it pulls: what a person typed becomes safe soonest')],
  },
  {
    name: 'behind-loop',
    file: 'app/data/sync/engine.ts',
    text: 'passed = batch.at(-1)?.group ?? passed',
    instead: 'passed = 0',
    harm: 'A phone whose work stands on what somebody else has yet to bring pushes without end and never pulls.',
    caughtBy: [
      {
        ...engine('ends although the server says behind for ever: what was sent again and stored again is no progress'),
        failsWith: 'TestTimeoutError',
      },
    ],
  },
  {
    name: 'waiting-work-holds-up-the-rest',
    file: 'app/data/sync/engine.ts',
    text: 'passed = batch.at(-1)?.group ?? passed',
    instead: 'return undefined',
    harm: 'One customer that waits for a colleague’s phone, and nothing written after it is ever safe.',
    caughtBy: [engine('goes past what is held, however much that is, and offers it again in the next push')],
  },
  {
    name: 'commands-cut-in-two',
    file: 'app/data/sync/engine.ts',
    text: 'return whole.length > 0 ? whole : batch',
    instead: 'return whole.length < 0 ? whole : batch',
    harm: 'A visit is on the server without its order when the network ends between two batches.',
    caughtBy: [engine('sends whole commands, as many as a batch takes, in the order they were done')],
  },
  {
    name: 'backoff-that-never-ends',
    file: 'app/data/sync/engine.ts',
    text: 'pauseMs = Math.min(problem?.retryAfterMs ?? 0, maxPauseMs)',
    instead: 'pauseMs = problem?.retryAfterMs ?? 0',
    harm: 'One wrong word of a proxy, and the phone syncs again next month.',
    caughtBy: [engine('waits as long as the server asks, but not for days')],
  },
  {
    name: 'project-without-catching-up',
    file: 'app/data/doc-store.ts',
    text: '    if (row !== undefined) await entry.catchUp(db, row)\n',
    instead: '    if (row !== undefined && entry.applied === 0) await entry.catchUp(db, row)\n',
    harm: 'A tab that was left open writes over what the phone has pulled since.',
    caughtBy: [store('lets two tabs write the same document at the same time and both see both')],
  },
  {
    name: 'failed-write-remembered',
    file: 'app/data/doc-store.ts',
    text: `      forget([...touched.keys()])
      throw error`,
    instead: '      throw error',
    harm: 'After a full disk the phone goes on with words that are nowhere, under clocks it uses twice.',
    caughtBy: [store('never gives a client id a second life after a write that failed')],
  },
  {
    name: 'order-of-a-clock-set-back',
    file: 'app/data/doc-store.ts',
    text: 'groupTime(Math.max(lastGroup, newestWaiting)) + 1)',
    instead: 'groupTime(lastGroup < newestWaiting ? 0 : lastGroup) + 1)',
    harm: 'A phone whose clock was set right sends today’s work before the work it stands on.',
    caughtBy: [
      engine(
        'goes on when the clock was set back a year: the outbox keeps its order, waits since it was done, and is named',
      ),
    ],
  },
  {
    name: 'saved-before-the-disk',
    file: 'app/data/db.ts',
    text: `chromeTransactionDurability: 'strict'`,
    instead: `chromeTransactionDurability: 'relaxed'`,
    harm: 'A phone whose battery is pulled right after “saved” has lost the visit.',
    caughtBy: [
      { file: 'test/unit/data/db.test.ts', title: 'every transaction is strict: “saved” means that it is on the disk' },
    ],
  },
  {
    name: 'dead-handle-kept',
    file: 'app/data/live-handle.ts',
    text: `  async function revive(): Promise<void> {
    drop()`,
    instead: '  async function revive(): Promise<void> {',
    harm: 'After a night in the background every save of an iPhone fails until the app is closed.',
    caughtBy: [{ ...handle('is replaced: what a person saves then is stored, once'), failsWith: 'UnknownError' }],
  },
  {
    name: 'shared-type-deleted',
    file: 'shared/doc/document.ts',
    text: '  writeDeletion(array, record, textsOf(record.base, textsIn(doc, record.base.id)), stamp)\n',
    instead: `  for (const name of doc.share.keys()) if (name.startsWith('n/')) replaceText(doc.getText(name), '')
  writeDeletion(array, record, textsOf(record.base, textsIn(doc, record.base.id)), stamp)\n`,
    harm: 'What a colleague types into a note while somebody deletes the record is gone without a word.',
    caughtBy: [record('takes nothing away: restored, the record has every value and word it had')],
  },
  {
    name: 'nested-type-made-twice',
    file: 'shared/doc/document.ts',
    text: `  for (const [field, value] of Object.entries(changes)) {
    const seen = readCells(array, noAuthors)`,
    instead: `  if (array !== mainArray(doc)) recordMap(doc).set(id, Y.Array.from(array.toArray()))
  for (const [field, value] of Object.entries(changes)) {
    const seen = readCells(recordArray(doc, id) ?? array, noAuthors)`,
    harm: 'Two people edit one visit offline, and all that one of them wrote is gone.',
    caughtBy: [record('inside another one’s document merges them too')],
  },
  {
    name: 'loser-of-a-conflict-dropped',
    file: 'shared/doc/cell.ts',
    text: '(version, i) => versions.findIndex(v => canonicalJson(v.value) === canonicalJson(version.value)) === i,',
    instead: '(_, i) => i === 0,',
    harm: 'Two people change one phone number, and one of them never hears that theirs is not shown.',
    caughtBy: [
      record(
        'keeps both values of one field changed at the same time, the later edit shown first, with the authors the log vouches for',
      ),
    ],
  },
  {
    name: 'deletion-beats-unseen-edit',
    file: 'shared/doc/cell.ts',
    text: 'Array.isArray(cell[1]) && cell[1][2] === hash)',
    instead: 'Array.isArray(cell[1]) && hash.length > 0)',
    harm: 'Somebody tidies up a customer list, and takes away what a colleague wrote that morning on the road.',
    caughtBy: [record('loses to an edit it had not seen, also one inside a shared text')],
  },
  {
    name: 'day-counted-twice',
    file: 'app/data/projection/contribution.ts',
    text: '    if (old) addTo(deltas, old, -1)\n',
    instead: '',
    harm: 'Each order that is corrected counts once more for the goal.',
    caughtBy: [
      {
        file: 'test/property/projection.test.ts',
        title: 'proj:P9 totals are the sum of contributions, which are the sums of the rows',
      },
    ],
  },
  {
    name: 'refused-work-sent-twice',
    file: 'app/data/commands/tray.ts',
    text: `      if ((await ketu.db.tray.get(item.id))?.state !== 'open') throw new NotSent({ kind: 'resent' })\n`,
    instead: '',
    harm: 'Two quick taps on “send again”, and an order is there twice.',
    caughtBy: [{ file: 'test/unit/data/tray.test.ts', title: 'is sent once, however often and fast a person taps' }],
  },
]
