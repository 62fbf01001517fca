/**
 * The worker that keeps a signed-in device in step: sync, search keys and the rebuild of rows run here, so that no finger waits for
 * them. It shares nothing with the page but the database; live queries of the page follow what it commits. One tab's worker leads.
 */
import type { FromBackground, ToBackground } from './background-message.ts'
import { databaseName, KetuDb } from './data/db.ts'
import { createDocStore } from './data/doc-store.ts'
import { foldAll } from './data/fold.ts'
import { createCut } from './data/cut.ts'
import { createLiveHandle } from './data/live-handle.ts'
import { followQuery } from './data/live-query.ts'
import { hasWaiting } from './data/outbox.ts'
import { outdatedDocs, rebuildDocs } from './data/projection/rebuild.ts'
import { keepSearchKeys } from './data/search/keep-search-keys.ts'
import { createPinyinPort } from './data/search/pinyin-port.ts'
import type { StoredSession } from './data/session.ts'
import { createCutTransport } from './data/sync/cut-transport.ts'
import { createSyncEngine } from './data/sync/engine.ts'
import { createHttpTransport } from './data/sync/http-transport.ts'
import { createInbox } from './data/sync/inbox.ts'
import { after, now } from './platform/clock.ts'
import { lead, locksOf } from './platform/locks.ts'
import { random } from './platform/random.ts'
import { tabsOf } from './platform/tabs.ts'

const say = (message: FromBackground): void => postMessage(message)
const report = (error: unknown): void => console.error(error)

/** Whoever opens the app to log a visit is not kept from it. */
const foldRestMs = 60_000

/** Answers what the page asks from then on. */
function start({ workspace, me }: StoredSession): (message: ToBackground) => void {
  const name = databaseName(workspace.id, me.member)
  const db = new KetuDb(name)
  const zone = (): string => workspace.zone
  const handle = createLiveHandle({
    db,
    after,
    onTrouble: error => {
      report(error)
      say({ kind: 'storage-trouble' })
    },
    // The page hears of it on its own handle, and loads again.
    onNewer: () => undefined,
  })
  const store = createDocStore({ onLiveHandle: handle.run, db, member: me.member, now, random, zone })
  const inbox = createInbox({ db, store, now, zone, device: me.device, member: me.member })
  const fetchHere = (url: string, init: RequestInit): Promise<Response> => fetch(url, init)
  const cut = createCut({ db, now, after, report })
  const transport = createCutTransport(createHttpTransport({ origin: location.origin, fetch: fetchHere, after }), cut)
  const engine = createSyncEngine({ db, inbox, transport, now, random, after, report })
  lead(locksOf(navigator), `${name}-sync`, { ...tabsOf(`${name}-tabs`), after }, () => {
    const stopKeys = keepSearchKeys({ db, keysOf: createPinyinPort(), after, report })
    const stopEngine = engine.start()
    outdatedDocs(db)
      .then(docs => rebuildDocs({ db, store, zone }, docs))
      .catch(report)
    const stopFolding = after(foldRestMs, () => void foldAll({ db, store, now }).catch(report))
    return () => {
      stopKeys()
      stopEngine()
      stopFolding()
    }
  })
  // Cut off or back: said at once, not at the next poll.
  cut.follow(() => engine.kick())
  // Any tab's write wakes the leading one: Dexie tells all tabs and workers which rows changed.
  followQuery(() => hasWaiting(db)).subscribe(waits => {
    if (waits) engine.wrote()
  })
  return message => {
    if (message.kind === 'sync-now') void engine.syncNow().then(() => say({ kind: 'synced', n: message.n }))
    if (message.kind !== 'hint') return
    void handle.probe()
    engine.kick()
  }
}

let answer: ((message: ToBackground) => void) | undefined

addEventListener('message', ({ data }: MessageEvent<ToBackground>) => {
  if (data.kind === 'start') answer ??= start(data.session)
  else answer?.(data)
})
