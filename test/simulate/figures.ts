/**
 * rel:I5 for what is computed of many rows: indices, classes, segments, matrices, portfolio. While work is still on its way every
 * device is given what its workers would keep then; at rest that, brought up to date, has to be what is computed from scratch, and what a new
 * device computes. All of it on copies, outside of the world: no seed takes another course for it.
 */
import type { DerivedRow, KetuDb } from '#app/data/db.ts'
import type { Ketu } from '#app/data/ketu.ts'
import { refreshMatrices } from '#app/data/matrix/refresh-matrices.ts'
import { refreshPortfolio } from '#app/data/portfolio/keep-portfolio.ts'
import { keepProfiles, keptProfiles, profileInputs } from '#app/data/profiles.ts'
import { standingOfCustomer } from '#app/data/queries/customer-standing.ts'
import { decisionPointsOf, performancePointsOf, relationshipPoints } from '#app/data/queries/matrix.ts'
import { portfolioEntries, portfolioSummary, valueOfCustomer } from '#app/data/queries/portfolio.ts'
import { customerProfiles } from '#app/data/queries/profile.ts'
import { dayOfInstant } from '#shared/domain/day.ts'
import { type Device, nameOfDatabase, type Tab } from './device.ts'
import { canonical, firstDifference } from './difference.ts'
import type { Team } from './team.ts'

/** Text, a line each, by what it is about. */
type Figures = ReadonlyMap<string, string>

/** What workers keep of every device that stands still just now. */
export async function keepFigures(team: Team): Promise<void> {
  for (const device of team.devices)
    await onCopy(team, device, async ketu => {
      await bringUpToDate(ketu)
      await keepProfiles(ketu.db, todayOf(ketu))
      const rows: readonly DerivedRow[] = await ketu.db.derived.toArray()
      if (device.disk.putDerived(nameOfDatabase(device, team.workspace), rows)) team.hit('figures kept')
    })
}

/** @param fresh a new device of each member, with all the log gave it. */
export async function checkFigures(team: Team, fresh: ReadonlyMap<string, Device>): Promise<void> {
  const wanted = new Map<string, Figures>()
  for (const [member, device] of fresh)
    await onCopy(team, device, async ketu => {
      wanted.set(member, await fromScratch(ketu))
    })
  for (const device of team.devices) {
    const other = wanted.get(device.member)
    if (other === undefined || fresh.get(device.member) === device) continue
    await onCopy(team, device, async ketu => {
      const { db } = ketu
      const inputs = await profileInputs(db, todayOf(ketu))
      const kept = await keptProfiles(db)
      if ((await bringUpToDate(ketu)) < (await db.cards.count())) team.hit('matrices brought up to date')
      const incremental = await keptFigures(ketu)
      const scratch = await fromScratch(ketu)
      compare(team, `kept by ${device.name}`, incremental, scratch)
      compare(team, `of ${device.name}`, scratch, other)
      if (kept?.inputs !== inputs) return
      team.hit('profiles still current')
      const profiles = new Map([['profiles', linesOf(kept.profiles.customers)]])
      compare(team, `current on ${device.name}`, profiles, scratch)
    })
  }
}

function compare({ hit, broke }: Team, whose: string, figures: Figures, wanted: Figures): void {
  for (const [about, lines] of figures) {
    const others = wanted.get(about) ?? ''
    if (lines !== '') hit(`${about} compared`)
    if (lines !== others) broke(`I5: ${about} ${whose}: ${firstDifference(lines, others)}`)
  }
}

/** Dexie tells every database of one name what was written in one of them. */
const aside = 'ketu-figures'

/** As its member sees the device, without a network. Nothing when it is being written, or has no tab. */
async function onCopy(team: Team, device: Device, look: (ketu: Ketu) => Promise<void>): Promise<void> {
  const [tab] = device.tabs
  if (tab === undefined) return
  await team.world.aside(async () => {
    const disk = await device.disk.copy(nameOfDatabase(device, team.workspace), aside)
    if (disk === undefined) return
    const db = disk.open({ isAlive: true, connections: [] }, aside)
    try {
      await look(copyOfKetu(tab, db, team))
    } finally {
      db.close()
    }
  })
}

/** By the true time: clocks of devices differ, and figures with their day. */
const copyOfKetu = ({ ketu }: Tab, db: KetuDb, { world }: Team): Ketu => ({ ...ketu, db, now: world.now })

const todayOf = ({ now, workspace }: Ketu): string => dayOfInstant(now(), workspace.zone)

/** @returns how many customers the matrices were computed of. */
async function bringUpToDate(ketu: Ketu): Promise<number> {
  await refreshPortfolio({ db: ketu.db, me: ketu.me.member }, todayOf(ketu))
  return refreshMatrices({ db: ketu.db, now: ketu.now, zone: ketu.workspace.zone })
}

async function keptFigures(ketu: Ketu): Promise<Figures> {
  const [relationship, performance, decision, summary, entries] = await Promise.all([
    relationshipPoints(ketu),
    performancePointsOf(ketu),
    decisionPointsOf(ketu),
    portfolioSummary(ketu),
    portfolioEntries(ketu),
  ])
  const cards = await Promise.all(entries.map(async ({ id }) => (await valueOfCustomer(ketu, id))?.card))
  return new Map([
    ['relationships', linesOf(relationship?.points)],
    ['performance', linesOf([...(performance?.points.customers ?? []), ...(performance?.points.reps ?? [])])],
    ['decisions', linesOf([...(decision?.points.customers ?? []), ...(decision?.points.people ?? [])])],
    ['portfolio', linesOf(summary === null ? [] : [summary.summary, ...entries, ...cards])],
  ])
}

async function fromScratch(ketu: Ketu): Promise<Figures> {
  const { db } = ketu
  await db.derived.clear()
  await bringUpToDate(ketu)
  const ids = await db.cards.toCollection().primaryKeys()
  const pages = await Promise.all(ids.map(id => standingOfCustomer(ketu, id)))
  return new Map([
    ...(await keptFigures(ketu)),
    ['indices', linesOf(pages.map(page => page && [page.customer.id, page.standing, page.scores]))],
    ['profiles', linesOf((await customerProfiles(db, todayOf(ketu))).customers)],
  ])
}

const linesOf = (values: readonly unknown[] = []): string => values.map(value => canonical(value)).join('\n')
