/** What Today asks of this person besides promises: their issues, and answers to feedback they brought home. */
import { fingerprint } from '#shared/domain/analysis/fingerprint.ts'
import { addDays, type Day } from '#shared/domain/day.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import type { CardRow } from '../db.ts'
import type { Ketu } from '../ketu.ts'
import { unseen } from '../seen.ts'
import { cardsOf } from './card.ts'
import { notesOfType } from './note.ts'

export interface ToDealWith {
  readonly issues: readonly { readonly issue: NoteRow<'issue'>; readonly card: CardRow }[]
  readonly answers: readonly { readonly feedback: NoteRow<'feedback'>; readonly card: CardRow }[]
}

/** What was answered longer ago waits for nobody: a new device knows nothing of what was read elsewhere. */
const answerDays = 30

export async function toDealWith(ketu: Pick<Ketu, 'db' | 'me'>, day: Day): Promise<ToDealWith> {
  const { db, me } = ketu
  const [allIssues, allFeedback] = await Promise.all([notesOfType(db, 'issue'), notesOfType(db, 'feedback')])
  const issues = allIssues.filter(issue => isWaiting(issue, day) && (issue.owner || issue.bornBy) === me.member)
  const answered = allFeedback.filter(
    row => isAnsweredFor(row, me.member) && row.answeredOn > addDays(day, -answerDays),
  )
  const [cards, answers] = await Promise.all([
    cardsOf(
      db,
      [...issues, ...answered].map(({ customer }) => customer),
    ),
    unseen(
      db,
      answered.map(feedback => ({ id: answerId(feedback), feedback })),
    ),
  ])
  return {
    issues: issues.sort(soonestFirst).flatMap(issue => {
      const card = cards.get(issue.customer)
      return card === undefined ? [] : [{ issue, card }]
    }),
    answers: answers.flatMap(({ feedback }) => {
      const card = cards.get(feedback.customer)
      return card === undefined ? [] : [{ feedback, card }]
    }),
  }
}

/** Its day has passed, or the customer does not know yet that it is put right. */
const isWaiting = ({ due, resolvedOn, toldOn }: NoteRow<'issue'>, day: Day): boolean =>
  resolvedOn === '' ? due !== '' && due < day : toldOn === ''

const soonestFirst = (a: NoteRow<'issue'>, b: NoteRow<'issue'>): number =>
  a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1

/** Heard by this person, and somebody said what becomes of it. */
const isAnsweredFor = ({ bornBy, state, answer }: NoteRow<'feedback'>, member: string): boolean =>
  bornBy === member && (answer !== '' || state !== 'new')

/** Another answer is news again. */
const answerId = ({ id, state, answer }: NoteRow<'feedback'>): string =>
  `answer/${id}/${fingerprint(`${state} ${answer}`)}`

/** They have stood on the screen of who heard the feedback. */
export async function noteAnswersSeen(
  { db, me, now }: Pick<Ketu, 'db' | 'me' | 'now'>,
  rows: readonly NoteRow<'feedback'>[],
): Promise<void> {
  const mine = rows.filter(row => isAnsweredFor(row, me.member)).map(row => ({ id: answerId(row) }))
  const fresh = await unseen(db, mine)
  if (fresh.length > 0) await db.seen.bulkPut(fresh.map(({ id }) => ({ id, at: now() })))
}
