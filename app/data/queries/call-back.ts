/** Who to call today: surveys that are due, issues put right that the customer has not heard of, calls that were promised (feat:G4). */
import type { Day } from '#shared/domain/day.ts'
import type { ActionRow, ContactRow, NoteRow } from '#shared/domain/record.ts'
import { callBackCause, isPromisedCall } from '#shared/domain/survey/call-back.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { type Ketu, today } from '../ketu.ts'
import { cardsOf } from './card.ts'
import { notesOfType } from './note.ts'
import { dueSurveys, type Survey } from './survey.ts'

interface Call {
  /** Its own, for a list. */
  readonly key: string
  readonly card: CardRow
  /** Whom, and the number; '' when nobody knows it. */
  readonly person: string
  readonly phone: string
  /** Of an earlier try, or the promise itself. */
  readonly action: ActionRow | undefined
}

export type CallBack =
  | (Call & { readonly kind: 'survey'; readonly survey: Survey; readonly last: Day })
  | (Call & { readonly kind: 'issue'; readonly issue: NoteRow<'issue'> })
  | (Call & { readonly kind: 'promise'; readonly action: ActionRow })

/** Promised first, then what was put right, then surveys; one that was put off is left out until its day. */
export async function callBacks(ketu: Ketu): Promise<readonly CallBack[]> {
  const { db, me } = ketu
  const day = today(ketu)
  const [open, issues, surveys] = await Promise.all([
    db.actions.where('open').above('').toArray(),
    notesOfType(db, 'issue'),
    dueSurveys(ketu),
  ])
  const untold = issues.filter(({ resolvedOn, toldOn }) => resolvedOn !== '' && toldOn === '')
  const promised = open.filter(action => isPromisedCall(action) && action.due !== '' && action.due <= day)
  const putOff = new Map(open.map(action => [`${action.customer}/${action.cause}`, action]))
  const contacts = [...promised, ...untold].map(({ contactId }) => contactId)
  const [cards, people] = await Promise.all([
    cardsOf(
      db,
      [...promised, ...untold].map(({ customer }) => customer),
    ),
    peopleOf(db, contacts),
  ])
  const isMine = ({ owner }: CardRow, own = ''): boolean => (own === '' ? owner === me.member : own === me.member)
  const found: CallBack[] = []
  for (const action of promised) {
    const card = cards.get(action.customer)
    if (card !== undefined && isMine(card, action.owner))
      found.push({ kind: 'promise', key: action.id, action, ...(await reach(db, card, people.get(action.contactId))) })
  }
  for (const issue of untold) {
    const card = cards.get(issue.customer)
    const action = putOff.get(`${issue.customer}/${callBackCause('issue', issue.id)}`)
    if (card !== undefined && isMine(card, issue.owner) && !isLater(action, day))
      found.push({
        kind: 'issue',
        key: issue.id,
        issue,
        action,
        ...(await reach(db, card, people.get(issue.contactId))),
      })
  }
  for (const { survey, due } of surveys)
    for (const { customer, last } of due) {
      const action = putOff.get(`${customer.id}/${callBackCause('survey', survey.id)}`)
      if (!isLater(action, day))
        found.push({
          ...{ kind: 'survey', key: `${survey.id}/${customer.id}`, survey, last, action },
          ...(await reach(db, customer, undefined)),
        })
    }
  return found
}

const isLater = (action: ActionRow | undefined, day: Day): boolean => action !== undefined && action.due > day

async function reach(
  db: KetuDb,
  card: CardRow,
  contact: ContactRow | undefined,
): Promise<Pick<Call, 'card' | 'person' | 'phone'>> {
  const own = contact && (contact.mobile || contact.phone)
  const phone = own || ((await db.customers.get(card.id))?.phone ?? '')
  return { card, person: contact?.name ?? '', phone }
}

async function peopleOf(db: KetuDb, ids: readonly string[]): Promise<ReadonlyMap<string, ContactRow>> {
  const rows = await db.contacts.bulkGet([...new Set(ids.filter(id => id !== ''))])
  return new Map(rows.flatMap(row => (row === undefined || row.deletedAt !== undefined ? [] : [[row.id, row]])))
}
