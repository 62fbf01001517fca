/** Surveys, what was answered, and who is due. Shipped ones are here without a row; of one's own only oneself has them. */
import { type Day, dayOfInstant } from '#shared/domain/day.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import {
  parseAnswers,
  parseQuestions,
  parseText,
  type Question,
  type SurveyLanguage,
  type SurveyText,
  textIn,
} from '#shared/domain/survey/question.ts'
import { type AskedResponse, surveyResults, type SurveyResults } from '#shared/domain/survey/result.ts'
import { surveyTemplate, surveyTemplates, type SurveyTemplate } from '#shared/domain/survey/survey-template.ts'
import { dueFor, type DueSurvey, waveOf } from '#shared/domain/survey/wave.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { type Ketu, today } from '../ketu.ts'
import { readStandIns } from './alias.ts'
import { cardsOf, shownCards } from './card.ts'
import { notesOfCustomer, notesOfType } from './note.ts'
import { analysisSettings } from './settings.ts'

export interface Survey {
  readonly id: string
  readonly kind: NoteRow<'survey'>['kind']
  readonly titles: SurveyText
  readonly intro: SurveyText
  readonly questions: readonly Question[]
  readonly everyDays: number
  readonly isClosed: boolean
  /** Percent of satisfied answers aimed at. */
  readonly target: number | null
  /** Day its waves are counted from. */
  readonly begin: Day
  readonly origin: 'company' | 'own' | 'shipped'
  /** Absent for a shipped one. */
  readonly row?: NoteRow<'survey'>
}

export const surveyTitle = ({ titles }: Pick<Survey, 'titles'>, language: SurveyLanguage): string =>
  textIn(titles, language)

/** Company's, own, shipped; of each the newest first, shipped ones in their order. */
export async function allSurveys(ketu: Ketu): Promise<readonly Survey[]> {
  const rows = (await notesOfType(ketu.db, 'survey')).map(row => ofRow(row, ketu.workspace.zone)).reverse()
  const of = (origin: Survey['origin']) => rows.filter(row => row.origin === origin)
  return [...of('company'), ...of('own'), ...surveyTemplates.map(ofTemplate)]
}

/** Undefined for one that is not here, or deleted. */
export async function surveyOf(ketu: Ketu, id: string): Promise<Survey | undefined> {
  const shipped = surveyTemplate(id)
  if (shipped !== undefined) return ofTemplate(shipped)
  const row = await ketu.db.notes.get(id)
  return row?.type === 'survey' && row.deletedAt === undefined ? ofRow(row, ketu.workspace.zone) : undefined
}

function ofRow(row: NoteRow<'survey'>, zone: string): Survey {
  const titles = parseText(row.titles)
  return {
    ...{ id: row.id, kind: row.kind, intro: parseText(row.intro), questions: parseQuestions(row.questions) },
    ...{ everyDays: row.everyDays, isClosed: row.isClosed, target: row.target },
    titles: textIn(titles, 'en') === '' ? { 'zh-CN': row.title } : titles,
    begin: dayOfInstant(row.bornAt, zone),
    origin: row.doc.startsWith('workspace.') ? 'company' : 'own',
    row,
  }
}

const ofTemplate = ({ id, kind, titles, intro, questions, target = 0 }: SurveyTemplate): Survey => ({
  ...{ id, kind, titles, intro, questions, everyDays: 0, isClosed: false, begin: '2026-01-01', origin: 'shipped' },
  target: target === 0 ? null : target,
})

/** Wave of a survey a day is in. */
export const waveOn = ({ everyDays, begin }: Pick<Survey, 'everyDays' | 'begin'>, day: Day): Day =>
  waveOf(day, everyDays, begin)

export type ResponseRow = NoteRow<'response'>

export const askedResponse = (row: ResponseRow): AskedResponse => ({
  ...{ id: row.id, customer: row.customer, contacts: row.contacts, wave: row.wave, day: row.day },
  questions: parseQuestions(row.questions),
  answers: parseAnswers(row.answers),
})

/** Newest first. */
const newestFirst = (a: ResponseRow, b: ResponseRow): number =>
  a.day === b.day ? b.bornAt - a.bornAt || (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1

export async function responsesOfCustomer(db: KetuDb, customer: string): Promise<readonly ResponseRow[]> {
  return [...(await notesOfCustomer(db, customer, 'response'))].sort(newestFirst)
}

export interface ResultsPage {
  /** Undefined for the results over all surveys. */
  readonly survey: Survey | undefined
  readonly results: SurveyResults
  readonly responses: readonly ResponseRow[]
  /** Answers a score needs. */
  readonly least: number
  /** Names of customers and of the people who answered, by id. */
  readonly names: ReadonlyMap<string, string>
}

/** @param survey id, or `all` for every survey. @param customer only what this one answered. */
export async function resultsPage(ketu: Ketu, survey: string, customer?: string): Promise<ResultsPage | undefined> {
  const { db } = ketu
  const [found, all, settings] = await Promise.all([
    survey === 'all' ? undefined : surveyOf(ketu, survey),
    customer === undefined ? notesOfType(db, 'response') : notesOfCustomer(db, customer, 'response'),
    analysisSettings(db),
  ])
  if (survey !== 'all' && found === undefined) return undefined
  const responses = all.filter(row => survey === 'all' || row.survey === survey).sort(newestFirst)
  return {
    survey: found,
    responses,
    least: settings.satisfaction.answers,
    results: surveyResults(responses.map(askedResponse), today(ketu), settings),
    names: await namesIn(db, responses),
  }
}

export async function namesIn(db: KetuDb, responses: readonly ResponseRow[]): Promise<ReadonlyMap<string, string>> {
  const [cards, contacts] = await Promise.all([
    cardsOf(
      db,
      responses.map(({ customer }) => customer),
    ),
    db.contacts.bulkGet([...new Set(responses.flatMap(row => row.contacts))]),
  ])
  return new Map([
    ...[...cards].map(([id, { name }]) => [id, name] as const),
    ...contacts.flatMap(row => (row === undefined ? [] : [[row.id, row.name] as const])),
  ])
}

/** One survey and the customers of one's own it is due at, the longest silent first. */
export interface DueOf {
  readonly survey: Survey
  readonly due: readonly DueSurvey<CardRow & { readonly isCore: boolean }>[]
}

/** Recurring surveys that are due at customers this member looks after. Nothing is read of customers where none recurs. */
export async function dueSurveys(ketu: Ketu): Promise<readonly DueOf[]> {
  const recurring = (await allSurveys(ketu)).filter(({ everyDays, isClosed }) => everyDays > 0 && !isClosed)
  if (recurring.length === 0) return []
  const { db, me } = ketu
  const [own, responses, standIns] = await Promise.all([
    db.cards.where('[owner+due]').between([me.member], [me.member, []]).toArray(),
    notesOfType(db, 'response'),
    readStandIns(db),
  ])
  const cards = await shownCards(db, own)
  const customers = cards.map(card => ({ ...card, isCore: card.isKey || card.class === 'A' }))
  const day = today(ketu)
  return recurring.flatMap(survey => {
    const last = new Map<string, Day>()
    for (const row of responses) {
      const customer = standIns.get(row.customer) ?? row.customer
      if (row.survey === survey.id && row.day > (last.get(customer) ?? '')) last.set(customer, row.day)
    }
    const due = dueFor(survey.everyDays, customers, last, day)
    return due.length === 0 ? [] : [{ survey, due }]
  })
}
