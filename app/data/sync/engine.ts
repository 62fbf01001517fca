/**
 * Keeps this device and the log in step: outbox → push, poke → pull, rows and cursor in one transaction.
 *
 * 1. One round at a time; a request during a round asks for one more after it.
 * 2. Push is the only acknowledgement (DESIGN 5). A round pushes first: what a person typed becomes safe soonest.
 * 3. A failed round is tried again by itself, later and later, with jitter; a hint (poke, network, screen) tries at once.
 * 4. What people are told comes from answers, never from the browser's idea of the network.
 */
import type { KnownTicket, PullPage, PullRequest, PushEntry, Ticket } from '#shared/sync/message.ts'
import { maxBatchBytes, maxBatchEntries } from '#shared/sync/limit.ts'
import type { KetuDb, UpdateRow } from '../db.ts'
import { NotWritten } from '../not-written.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { countOutbox, firstOfOutbox, hasWaiting, isGivenBack, newestUpdate, owesRows } from '../outbox.ts'
import type { Inbox } from './inbox.ts'
import { factsGivenBack } from './put-facts.ts'
import type { SyncProblem } from './state.ts'
import type { Sent, Transport } from './transport.ts'

export interface EnginePorts {
  readonly db: KetuDb
  readonly inbox: Inbox
  readonly transport: Transport
  readonly now: () => number
  /** 0 ≤ x < 1. */
  readonly random: () => number
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
  /** A failure no answer explains, such as a database that cannot be written. */
  readonly report: (error: unknown) => void
}

export interface SyncEngine {
  /** Starts syncing and keeps at it; returns its stop. */
  start(): () => void
  /** Something may have changed here or there: a round soon. */
  kick(): void
  /** Something was written here: a round now, or soon when the last one failed (an import offline writes hundreds of times). */
  wrote(): void
  /** One round now; resolves when it has ended, well or not. */
  syncNow(): Promise<void>
}

const minBackoffMs = 1_000
const maxBackoffMs = 60_000
/** However long the server asks to wait: timers of a browser overflow, and a person waits. */
const maxPauseMs = 15 * 60_000
/** How soon a write is worth a try after one that failed. */
const writtenMs = 2_000
/** A floor under pokes: a socket may be dead without saying so. */
const pollMs = 45_000
/** A round that reached the server proves that there is one: the socket of pokes is tried again, but not faster than this where something lets no socket through. */
const reopenedMs = 10_000
/** Pages of a first pull that are stored as one. */
const firstPages = 6
/** The leading tab says it lives at least this often (see `Contact.at`). */
const heartbeatMs = 15_000

export function createSyncEngine(ports: EnginePorts): SyncEngine {
  const { db, transport, inbox } = ports
  let isRunning = false
  let isStopped = true
  let wantsMore = false
  let failures = 0
  let pauseMs = 0
  let delivered = 0
  let contact: 'reached' | 'trying' | SyncProblem = 'trying'
  let timer: (() => void) | undefined
  /** The next try is near enough for what was written. */
  let isSoon = false
  let waiters: (() => void)[] = []
  /** While the socket of pokes waits for its next try: tries now, if the last one was not just before. */
  let reopen: (() => void) | undefined

  const say = async (isBusy: boolean): Promise<void> => {
    await writeMeta(db, 'contact', { at: ports.now(), kind: contact, isBusy, delivered })
  }

  function schedule(ms: number): void {
    timer?.()
    timer = ports.after(ms, () => kick())
  }

  function kick(): void {
    if (isStopped) return
    if (isRunning) wantsMore = true
    else void run()
  }

  async function run(): Promise<void> {
    isRunning = true
    isSoon = false
    timer?.()
    try {
      do {
        wantsMore = false
        await round()
      } while (wantsMore && contact === 'reached' && !isStopped)
    } catch (error) {
      failures++
      await fail(error)
    } finally {
      isRunning = false
      for (const done of waiters.splice(0)) done()
    }
    if (isStopped) return
    if (contact === 'reached') {
      reopen?.()
      schedule(pollMs)
    }
    // A hint that came while the round was failing is worth a try of its own.
    else schedule(wantsMore ? minBackoffMs : backoff())
  }

  /** A round that broke off: told at once, unless the database cannot even take that. */
  async function fail(error: unknown): Promise<void> {
    const isOutdated = error instanceof NotWritten && error.refusal.kind === 'app-outdated'
    contact = isOutdated ? 'client-too-old' : 'storage'
    if (!isOutdated) ports.report(error)
    await say(false).catch(ports.report)
  }

  const backoff = (): number =>
    pauseMs + minBackoffMs + ports.random() * Math.min(maxBackoffMs, minBackoffMs * 2 ** Math.min(failures, 6))

  async function round(): Promise<void> {
    await say(true)
    const problem = (await pushAll()) ?? (await pullAll()) ?? (await pushAll())
    contact = problem?.kind ?? 'reached'
    failures = problem === undefined ? 0 : failures + 1
    pauseMs = Math.min(problem?.retryAfterMs ?? 0, maxPauseMs)
    if (problem === undefined && !(await hasWaiting(db))) {
      delivered = 0
      await writeMeta(db, 'lastSynced', ports.now())
    }
    await say(false)
  }

  type Problem = Exclude<Sent<unknown>, { kind: 'ok' }>

  /** Before all else: what people may do hangs on them. */
  async function giveBackFacts(): Promise<Problem | undefined> {
    for (;;) {
      const lost = (await readMeta(db, 'lostFacts')) ?? []
      if (lost.length === 0) return undefined
      const epoch = (await readMeta(db, 'epoch')) ?? 0
      const facts = lost.slice(0, maxBatchEntries)
      const entries = facts.map(({ body, receipt }, i): PushEntry => {
        return { n: i, group: i, doc: '', scope: 'w', body, receipt }
      })
      const waiting = await waitingBeyond([])
      const told = await exchange(knows => transport.push({ epoch, entries, waiting, knows }))
      if (told.kind !== 'ok') return told
      // Restored once more: the pull brings the new epoch.
      if (told.value.epoch !== epoch) return undefined
      await factsGivenBack(db, facts.length)
    }
  }

  /** Sends the outbox in order, past what has to wait; again from the start while what came later lets less wait than before. */
  async function pushAll(): Promise<Problem | undefined> {
    const untold = await giveBackFacts()
    if (untold !== undefined) return untold
    let before = Number.POSITIVE_INFINITY
    for (;;) {
      const pass = await pushToEnd()
      if (pass.problem !== undefined || !pass.isNewer || pass.stuck >= before) return pass.problem
      before = pass.stuck
    }
  }

  interface Pass {
    readonly problem?: Problem
    /** Entries that were passed over. */
    readonly stuck: number
    /** Something done later than one of them was stored. */
    readonly isNewer: boolean
  }

  /** Sends the outbox in order to its end, unless an answer stops it. */
  async function pushToEnd(): Promise<Pass> {
    let stuckBefore = ''
    /** The commands up to here wait for others. */
    let passed = 0
    const pass = { stuck: 0, isNewer: false }
    for (;;) {
      const batch = await nextBatch(passed)
      if (batch.length === 0) return pass
      const epoch = (await readMeta(db, 'epoch')) ?? 0
      const [entries, waiting] = [await toEntries(batch), await waitingBeyond(batch)]
      const sent = await exchange(knows => transport.push({ epoch, entries, waiting, knows }))
      if (sent.kind !== 'ok') return { ...pass, problem: sent }
      // Held for a new epoch, which the pull brings.
      if (epoch !== 0 && sent.value.epoch !== epoch) return { stuck: 0, isNewer: false }
      await inbox.applyAnswers(sent.value, batch)
      const stored = sent.value.answers.filter(answer => answer.kind === 'stored').length
      delivered += stored
      pass.isNewer ||= stored > 0 && passed > 0
      if (stored > 0) await say(true)
      const stuck = sent.value.answers.filter(({ kind }) => kind === 'behind' || kind === 'held').map(({ n }) => n)
      // The server waits for work of somebody else: the pull brings it. What was sent again for it and known already is no progress,
      // or this would go on for ever.
      if (stuck.length === sent.value.answers.length || (stuck.length > 0 && stuck.join() === stuckBefore)) {
        passed = batch.at(-1)?.group ?? passed
        pass.stuck += stuck.length
      }
      stuckBefore = stuck.join()
    }
  }

  /** Whole commands, in order, within the limits of a batch. */
  async function nextBatch(passed: number): Promise<UpdateRow[]> {
    const rows = await firstOfOutbox(db, maxBatchEntries, passed)
    const batch: UpdateRow[] = []
    let bytes = 0
    for (const row of rows) {
      const size = row.bytes.length + (row.receipt?.length ?? 0)
      if (bytes + size > maxBatchBytes) break
      bytes += size
      batch.push(row)
    }
    if (batch.length === rows.length && rows.length < maxBatchEntries) return batch
    const cut = batch.at(-1)?.group
    const whole = batch.filter(row => row.group !== cut)
    return whole.length > 0 ? whole : batch
  }

  /** Commands the device holds that are not in the batch (frame:F8): who manages this person may know how old their data is. */
  async function waitingBeyond(batch: readonly UpdateRow[]): Promise<number> {
    const { commands } = await countOutbox(db)
    return Math.max(0, commands - new Set(batch.map(({ group }) => group)).size)
  }

  async function toEntries(batch: readonly UpdateRow[]): Promise<PushEntry[]> {
    const docs = await db.docs.bulkGet([...new Set(batch.map(row => row.doc))])
    const scopes = new Map(docs.filter(doc => doc !== undefined).map(doc => [doc.name, doc.scope]))
    return batch.map(row => {
      const { n, doc, group, bytes, proof } = row
      const entry = { n, doc, group, body: bytes, scope: scopes.get(doc) ?? 'w', ...(proof && { proof }) }
      return row.receipt !== undefined && isGivenBack(row) ? { ...entry, receipt: row.receipt } : entry
    })
  }

  async function pullAll(): Promise<Problem | undefined> {
    let isFirst = false
    let hasGivenBack = false
    for (;;) {
      const [epoch, cursors] = await Promise.all([readMeta(db, 'epoch'), readMeta(db, 'cursors')])
      isFirst ||= cursors === undefined
      const sent = await pull(epoch ?? 0, cursors ?? {})
      if (sent.kind !== 'ok') return sent
      if (epoch !== undefined && sent.value.epoch !== epoch) {
        await inbox.adoptEpoch(sent.value.epoch, sent.value.fork ?? 0)
        continue
      }
      // push:P15: nobody else may have it, and the rights of a moment ago may come back with it.
      if (sent.value.revoked.length > 0 && !hasGivenBack && (await owesRows(db))) {
        hasGivenBack = true
        const problem = await pushAll()
        if (problem !== undefined) return problem
        continue
      }
      const { page, problem } = isFirst ? await pullOn(sent.value) : { page: sent.value, problem: undefined }
      await inbox.applyPage(page)
      if (problem !== undefined || !page.more) return problem
    }
  }

  async function pull(epoch: number, cursors: PullRequest['cursors']): Promise<Sent<PullPage>> {
    const waiting = await waitingBeyond([])
    return exchange(knows => transport.pull({ epoch, cursors, waiting, knows }))
  }

  /** The ticket of an answer counts from when it was asked for: how long it took on the way is part of what is not known. */
  async function exchange<T extends { readonly ticket?: Ticket }>(
    ask: (knows: KnownTicket) => Promise<Sent<T>>,
  ): Promise<Sent<T>> {
    const { at = 0, n = 0 } = (await readMeta(db, 'ticket')) ?? {}
    const askedAt = ports.now()
    const sent = await ask({ at, n })
    if (sent.kind === 'ok' && sent.value.ticket !== undefined) {
      await writeMeta(db, 'ticket', { ...sent.value.ticket, askedAt, n: await newestUpdate(db) })
    }
    return sent
  }

  /**
   * A page and those after it, as one: what a device is given for the first time comes in bigger steps, since many of its rows change
   * the same cards and days. A page that takes something away stands alone.
   */
  async function pullOn(first: PullPage): Promise<{ page: PullPage; problem?: Problem }> {
    let page = first
    for (let pages = 1; pages < firstPages && page.more && page.revoked.length === 0; pages++) {
      const sent = await pull(page.epoch, page.through)
      if (sent.kind !== 'ok') return { page, problem: sent }
      const next = sent.value
      if (next.epoch !== page.epoch || next.revoked.length > 0) break
      page = { ...next, rows: [...page.rows, ...next.rows], through: { ...page.through, ...next.through } }
    }
    return { page }
  }

  return {
    kick,
    wrote: () => {
      if (failures === 0) kick()
      else if (!isRunning && !isSoon && !isStopped) {
        isSoon = true
        schedule(writtenMs)
      }
    },
    syncNow: () => {
      const done = new Promise<void>(resolve => waiters.push(resolve))
      failures = 0
      // Also in a tab that does not lead: the person asked for it, and pushing twice is harmless.
      if (isRunning) wantsMore = true
      else void run()
      return done
    },
    start: () => {
      isStopped = false
      let stopListening = listen()
      let stopBeat = beat()
      kick()
      return () => {
        isStopped = true
        timer?.()
        stopListening()
        stopBeat()
      }

      function beat(): () => void {
        return ports.after(heartbeatMs, () => {
          say(isRunning).catch(ports.report)
          stopBeat = beat()
        })
      }

      function listen(attempt = 0): () => void {
        let stopRetry: (() => void) | undefined
        let opened = attempt
        const triedAt = ports.now()
        const stop = transport.listen({
          onOpen: () => {
            reopen = undefined
            opened = 0
            kick()
          },
          onPoke: kick,
          onClose: isFinal => {
            if (isStopped) return
            kick()
            if (isFinal) return
            const wait = minBackoffMs + ports.random() * Math.min(maxBackoffMs, minBackoffMs * 2 ** Math.min(opened, 6))
            const again = (): void => {
              reopen = undefined
              stopListening = listen(opened + 1)
            }
            stopRetry = ports.after(wait, again)
            reopen = () => {
              if (Math.abs(ports.now() - triedAt) < reopenedMs) return
              stopRetry?.()
              again()
            }
          },
        })
        return () => {
          reopen = undefined
          stopRetry?.()
          stop()
        }
      }
    },
  }
}
