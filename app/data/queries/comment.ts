/** Comments on a thing, who may be asked to read one, and those that wait for this person. */
import { parseDocName, sampleScope } from '#shared/doc/name.ts'
import type { Mentionable } from '#shared/domain/mention.ts'
import type { CommentRow } from '#shared/domain/record.ts'
import { createActor } from '#shared/policy/actor.ts'
import { decide } from '#shared/policy/decide.ts'
import type { KetuDb } from '../db.ts'
import { actorOf, type Ketu } from '../ketu.ts'
import { cardsOf } from './card.ts'
import { readTeamFacts } from './team.ts'

export interface Thread {
  /** Oldest first. */
  readonly comments: readonly CommentRow[]
  /** Active members who can read it, by name, without oneself; nobody reads a sample but who practises on it. */
  readonly people: readonly Mentionable[]
  /** Names of all members, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly mayWrite: boolean
}

export async function threadOn(ketu: Ketu, on: { readonly id: string; readonly doc: string }): Promise<Thread> {
  const { db, me } = ketu
  const [comments, row, actor, facts] = await Promise.all([
    db.comments.where('about').equals(on.id).toArray(),
    db.docs.get(on.doc),
    actorOf(ketu),
    readTeamFacts(ketu),
  ])
  const doc = parseDocName(on.doc)
  const people = facts.members.filter(({ id, state }) => {
    if (row === undefined || row.scope === sampleScope || id === me.member || state !== 'active') return false
    const reader = createActor(id, facts.grants, facts.territories, ketu.now())
    return decide(reader, { kind: 'scope.read', scope: row.scope })
  })
  return {
    comments: comments.filter(({ deletedAt }) => deletedAt === undefined).sort(oldestFirst),
    people: people.map(({ id, name }) => ({ id, name })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    names: new Map(facts.members.map(({ id, name }) => [id, name])),
    mayWrite: row !== undefined && doc !== undefined && decide(actor, { kind: 'doc.write', doc, scope: row.scope }),
  }
}

/** How many comments each of these has; none for those that have none. */
export async function commentCounts(db: KetuDb, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = ids.length === 0 ? [] : await db.comments.where('about').anyOf(ids).toArray()
  const counts = new Map<string, number>()
  for (const { about, deletedAt } of rows) if (deletedAt === undefined) counts.set(about, (counts.get(about) ?? 0) + 1)
  return counts
}

const oldestFirst = (a: CommentRow, b: CommentRow): number => a.bornAt - b.bornAt || (a.id < b.id ? -1 : 1)

export interface MentionItem {
  readonly comment: CommentRow
  readonly authorName: string
  /** Name of the customer, or title of the territory's goal. */
  readonly aboutName: string
}

/** A new device knows nothing of what was read elsewhere: what is older than this waits for nobody. */
const waitingMs = 30 * 86_400_000

/** Comments that mention this person and that this device has not shown to them, newest first. */
export async function unseenMentions({ db, me, now }: Pick<Ketu, 'db' | 'me' | 'now'>): Promise<MentionItem[]> {
  const mentioned = await db.comments.where('mentions').equals(me.member).toArray()
  const since = now() - waitingMs
  const live = mentioned.filter(
    ({ deletedAt, bornBy, bornAt }) => deletedAt === undefined && bornBy !== me.member && bornAt >= since,
  )
  if (live.length === 0) return []
  const seen = await db.seen.bulkGet(live.map(({ id }) => id))
  const unseen = live.filter((_, i) => seen[i] === undefined).sort((a, b) => oldestFirst(b, a))
  const abouts = unseen.map(({ about }) => about)
  const [members, cards, goals, visits] = await Promise.all([
    db.facts.bulkGet(unseen.map(({ bornBy }) => `member/${bornBy}`)),
    cardsOf(
      db,
      unseen.map(({ customer }) => customer),
    ),
    db.goals.bulkGet(abouts),
    db.visits.bulkGet(abouts),
  ])
  return unseen.flatMap((comment, i): MentionItem[] => {
    const [author, card, thing] = [members[i]?.fact, cards.get(comment.customer), goals[i] ?? visits[i]]
    // What was deleted since is talked about no more.
    if ((comment.customer !== '' && card === undefined) || thing?.deletedAt !== undefined) return []
    const authorName = author?.type === 'member' ? author.name : ''
    return [{ comment, authorName, aboutName: card?.name ?? goals[i]?.title ?? '' }]
  })
}

/** They have stood on the screen of the person they mention. */
export async function noteSeen(
  { db, me, now }: Pick<Ketu, 'db' | 'me' | 'now'>,
  comments: readonly CommentRow[],
): Promise<void> {
  const mine = comments.filter(({ mentions }) => mentions.includes(me.member))
  const known = await db.seen.bulkGet(mine.map(({ id }) => id))
  const fresh = mine.filter((_, i) => known[i] === undefined)
  if (fresh.length > 0) await putSeen(db, fresh, now())
}

const putSeen = (db: KetuDb, comments: readonly CommentRow[], at: number): Promise<unknown> =>
  db.seen.bulkPut(comments.map(({ id }) => ({ id, at })))
