/** Has a phone die at one commit of its day after the other (rel:D4), and looks each time at what the day came to. */
import * as Y from 'yjs'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { openTray, waiting } from '#app/data/queries/sync.ts'
import { rowsOf } from '../kit/rows-of.ts'
import { type Day, liveThrough } from './day.ts'
import type { Death } from './mortal-phone.ts'

export interface CommitReport {
  /** Commits of a day on which nobody dies. */
  readonly commits: number
  /** Deaths, by the step they cut off. */
  readonly deaths: ReadonlyMap<string, number>
  /** What was lost, doubled or different, and after which death. */
  readonly problems: readonly string[]
}

/** @param stride 1 dies at every commit, before it and right after; 5 at each fifth of those deaths. */
export async function dieAtCommits(stride: number): Promise<CommitReport> {
  const whole = await liveThrough()
  const seen = await seenOn(whole)
  const { commits } = whole
  const deaths = new Map<string, number>()
  const problems = (await problemsOf(whole, seen)).map(what => `nobody died: ${what}`)
  await whole.cloud.stop()
  for (let i = 0; i < 2 * commits; i += stride) {
    const death: Death = { commit: Math.floor(i / 2), side: i % 2 === 0 ? 'before the commit' : 'after the commit' }
    const day = await liveThrough(death)
    const step = day.diedIn ?? 'nobody died'
    deaths.set(step, (deaths.get(step) ?? 0) + 1)
    const found = day.diedIn === undefined ? ['nobody died'] : await problemsOf(day, seen)
    problems.push(...found.map(what => `${step}, commit ${death.commit}, ${death.side}: ${what}`))
    await day.cloud.stop()
  }
  return { commits, deaths, problems }
}

/** Rows without the ids and Yjs client ids a life has drawn: what a person sees. */
async function seenOn({ phone: { db } }: Day): Promise<string> {
  const rows = Object.entries(await rowsOf(db)).flatMap(([table, list]) =>
    list.map(row => `${table} ${JSON.stringify(row, withoutClient).replace(/01[0-9a-z]{24}/g, 'id')}`),
  )
  return rows.sort().join('\n')
}

const withoutClient = (key: string, value: unknown): unknown => (key === 'timeIn' ? undefined : value)

async function problemsOf(day: Day, seen: string): Promise<readonly string[]> {
  const { phone, laptop, cloud } = day
  const problems = [...day.wrong]
  const unless = (isGood: boolean, what: string): void => {
    if (!isGood) problems.push(what)
  }
  // Nothing saved is lost and nothing is there twice: the day came to what it comes to when nobody dies.
  unless((await seenOn(day)) === seen, 'the day came to something else')
  unless((await waiting(phone.db)).count === 0, 'work still waits')
  unless((await openTray(phone.db)).length === 0, 'work is still refused')
  const rows = JSON.stringify(await rowsOf(phone.db))
  unless(JSON.stringify(await rowsOf(laptop.db)) === rows, 'the laptop shows something else')
  const docs = await phone.db.docs.toArray()
  for (const { name, state } of docs) unless(state === 'ok', `${name} is ${state}`)
  phone.store.forget(docs.map(({ name }) => name))
  await rebuildDocs({ db: phone.db, store: phone.store, zone: () => phone.workspace.zone }, docs)
  unless(JSON.stringify(await rowsOf(phone.db)) === rows, 'rows made anew are others')
  for (const { name } of docs) problems.push(...(await problemsInLog(cloud, name)))
  return problems
}

async function problemsInLog({ store, ws }: Day['cloud'], name: string): Promise<readonly string[]> {
  const bodies = (await store.rowsOfDoc(ws, name)).map(({ body }) => body).filter(body => body.length > 0)
  const different = new Set(bodies.map(body => Buffer.from(body).toString('latin1')))
  const doc = new Y.Doc()
  for (const body of bodies) Y.applyUpdate(doc, body)
  return [
    ...(different.size < bodies.length ? [`${name} is twice in the log`] : []),
    ...(doc.store.pendingStructs === null ? [] : [`${name} is pending on the server`]),
  ]
}
