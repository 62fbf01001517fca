/**
 * What customers answered by link becomes records of their journals. The server keeps an answer until a device has it in the log:
 * whoever fetches it writes the same record, and says so only when the log has acknowledged it. So an answer survives a phone that
 * is lost in between, and two phones that fetch it make one record.
 */
import type { SurveyReplyRow } from '#shared/api/survey-link.ts'
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import { dayOfInstant, yearOf } from '#shared/domain/day.ts'
import { askedIn, hasAnswers, textIn } from '#shared/domain/survey/question.ts'
import { waveOf } from '#shared/domain/survey/wave.ts'
import type { KetuDb } from '../db.ts'
import type { NewRecord, Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { NotWritten } from '../not-written.ts'
import type { SurveyLinkApi } from '../survey-links.ts'
import { scopeOf } from './scope.ts'
import { responseRecord } from './survey.ts'

export interface Taken {
  /** Written down now, and waiting for the log. */
  readonly written: number
  /** In the log: the server was told. */
  readonly done: number
}

/** Each is written once in the life of the page: one that is refused is not written again and again. */
export function createReplyTaker(ketu: Ketu, api: Pick<SurveyLinkApi, 'replies' | 'drop'>): () => Promise<Taken> {
  const tried = new Set<string>()
  return async () => {
    const answer = await api.replies()
    let [written, done] = [0, 0]
    for (const reply of answer.kind === 'ok' ? answer.value : []) {
      const doc = await docOf(ketu.db, reply)
      if (doc === undefined) {
        if (tried.has(reply.id)) continue
        tried.add(reply.id)
        if (await writeDown(ketu, reply)) written++
      } else if (!(await waitsForLog(ketu.db, doc)) && (await api.drop(reply.id)).kind === 'ok') done++
    }
    return { written, done }
  }
}

/** Where it was written down, by whatever device. */
async function docOf(db: KetuDb, { id, wordsId }: SurveyReplyRow): Promise<string | undefined> {
  const rows = await db.notes.bulkGet([id, wordsId])
  return rows.find(row => row !== undefined)?.doc
}

const waitsForLog = async (db: KetuDb, doc: string): Promise<boolean> =>
  (await db.updates.where('[doc+n]').between([doc], [doc, []]).toArray()).some(({ out }) => out === 1)

/** False for a customer this device does not hold, or may not write at any more. */
async function writeDown(ketu: Ketu, reply: SurveyReplyRow): Promise<boolean> {
  try {
    await writeReply(ketu, reply)
    return true
  } catch (error) {
    if (error instanceof NotWritten) return false
    throw error
  }
}

async function writeReply(ketu: Ketu, reply: SurveyReplyRow): Promise<Written> {
  const { id, customer, contact, survey, language, answers, titles, at } = reply
  // The day and so the journal are the answer's own: every device writes into the same one.
  const day = dayOfInstant(at, ketu.workspace.zone)
  const title = textIn(titles, language)
  const contacts = contact === undefined ? [] : [contact]
  const wave = waveOf(day, reply.everyDays, reply.begin)
  const questions = askedIn(reply.questions, language)
  const record = responseRecord(id, {
    ...{ customer, survey, title, wave, channel: 'link', contacts, day, questions, answers },
  })
  const journal = journalDoc(customer, yearOf(day))
  const scope = await scopeOf(ketu, customerDoc(customer))
  const words = wordsRecord(reply, day)
  const ofJournal = [...(hasAnswers(answers) ? [record] : []), ...(words?.type === 'issue' ? [words] : [])]
  return ketu.store.write({ label: 'addNote', values: { type: 'response', name: title }, customer }, async writer => {
    if (ofJournal.length > 0) await writer.create(journal, scope, ofJournal)
    if (words?.type === 'feedback') await writer.create(customerDoc(customer), scope, [words])
  })
}

/** What has to be put right is an issue; all else is feedback (feat:G4). */
function wordsRecord(reply: SurveyReplyRow, day: string): NewRecord | undefined {
  const { wordsId: id, customer, contact: contactId = '', words, wantsReply } = reply
  if (words === '') return undefined
  return wantsReply
    ? { type: 'issue', id, values: { customer, title: words, kind: 'complaint', day, contactId } }
    : { type: 'feedback', id, values: { text: words, kind: 'wish', day, contactId } }
}
