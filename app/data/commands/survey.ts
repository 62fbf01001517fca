/** Commands on surveys and on what is answered to them. */
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import type { Json } from '#shared/domain/field.ts'
import { type Day, yearOf } from '#shared/domain/day.ts'
import type { RecordValues } from '#shared/domain/record.ts'
import { callBackCause } from '#shared/domain/survey/call-back.ts'
import { type Answers, askedIn, fittingAnswers, type SurveyLanguage, textIn } from '#shared/domain/survey/question.ts'
import type { NewRecord, Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'
import { type Survey, surveyTitle, waveOn } from '../queries/survey.ts'
import { addNote, editNote } from './note.ts'
import { scopeOf } from './scope.ts'

export type SurveyDraft = Pick<Survey, 'titles' | 'intro' | 'kind' | 'questions' | 'everyDays' | 'target'>

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json // What JSON says is JSON.

const surveyValues = (draft: SurveyDraft, language: SurveyLanguage): Partial<RecordValues<'survey'>> => ({
  ...{ title: textIn(draft.titles, language), titles: asJson(draft.titles), intro: asJson(draft.intro) },
  ...{ kind: draft.kind, questions: asJson(draft.questions), everyDays: draft.everyDays, target: draft.target },
})

/** @param home `workspace` for everybody (admins only), `member` for oneself. */
export function addSurvey(
  ketu: Ketu,
  home: 'workspace' | 'member',
  draft: SurveyDraft,
  language: SurveyLanguage,
): Promise<Written & { readonly id: string }> {
  const values = surveyValues(draft, language)
  return addNote(ketu, { kind: home }, { type: 'survey', values }, values.title ?? '')
}

export function editSurvey(
  ketu: Ketu,
  row: NonNullable<Survey['row']>,
  draft: SurveyDraft,
  language: SurveyLanguage,
): Promise<Written> {
  const values = surveyValues(draft, language)
  return editNote(ketu, row, values, values.title ?? '')
}

export interface NewResponse {
  readonly survey: Survey
  readonly customer: { readonly id: string; readonly name: string }
  readonly channel: RecordValues<'response'>['channel']
  readonly contacts: readonly string[]
  readonly answers: Answers
  /** Language the questions were asked in. */
  readonly language: SurveyLanguage
}

/** All of it is one command with one undo; a call that was put off for it is done with it. */
export async function saveResponse(ketu: Ketu, asked: NewResponse): Promise<Written & { readonly id: string }> {
  const { survey, customer, channel, contacts, answers, language } = asked
  const day = today(ketu)
  const id = ketu.newId()
  const record = responseRecord(id, {
    ...{ customer: customer.id, survey: survey.id, title: surveyTitle(survey, language), wave: waveOn(survey, day) },
    ...{ channel, contacts, day, questions: askedIn(survey.questions, language), answers },
  })
  const scope = await scopeOf(ketu, customerDoc(customer.id))
  const cause = callBackCause('survey', survey.id)
  const calls = await ketu.db.actions.where('customer').equals(customer.id).toArray()
  const open = calls.filter(action => action.open !== undefined && action.cause === cause)
  const name = surveyTitle(survey, language)
  const written = await ketu.store.write(
    { label: 'addNote', values: { type: 'response', name }, customer: customer.id },
    async writer => {
      await writer.create(journalDoc(customer.id, yearOf(day)), scope, [record])
      for (const action of open) await writer.edit(customerDoc(customer.id), action.id, { doneOn: day })
    },
  )
  return { ...written, id }
}

export interface ResponseValues {
  readonly customer: string
  readonly survey: string
  readonly title: string
  readonly wave: Day
  readonly channel: RecordValues<'response'>['channel']
  readonly contacts: readonly string[]
  readonly day: Day
  readonly questions: Survey['questions']
  readonly answers: Answers
}

/** What does not fit its question is left out. */
export const responseRecord = (id: string, { questions, answers, ...values }: ResponseValues): NewRecord => ({
  type: 'response',
  id,
  values: { ...values, questions: asJson(questions), answers: asJson(fittingAnswers(questions, answers)) },
})
