/** Answers that are not saved yet: kept on the device with every change, so that a call, a reload or a flat battery loses none. */
import type { Json } from '#shared/domain/field.ts'
import { type Answers, hasAnswers, parseAnswers, type SurveyLanguage } from '#shared/domain/survey/question.ts'

export interface AnswerDraft {
  readonly answers: Answers
  readonly contacts: readonly string[]
  readonly channel: 'person' | 'phone'
  /** Language of who is asked. */
  readonly language: SurveyLanguage
  /** The customer holds the phone: nothing of the app can be reached. */
  readonly isHanded: boolean
}

export const answerDraftKey = (customer: string, survey: string): string => `survey/${customer}/${survey}`

export const isWorthKeeping = ({ answers, isHanded }: AnswerDraft): boolean => isHanded || hasAnswers(answers)

export const writeAnswerDraft = (draft: AnswerDraft): string => JSON.stringify(draft)

/** Undefined for what is no draft. */
export function readAnswerDraft(text: string): AnswerDraft | undefined {
  try {
    const draft = JSON.parse(text) as { readonly [key in keyof AnswerDraft]?: Json } // Each of its parts is checked below.
    const { contacts, channel, language, isHanded } = draft
    return {
      answers: parseAnswers(draft.answers ?? null),
      contacts: Array.isArray(contacts) ? contacts.filter((id: Json) => typeof id === 'string') : [],
      channel: channel === 'phone' ? 'phone' : 'person',
      language: language === 'en' ? 'en' : 'zh-CN',
      isHanded: isHanded === true,
    }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
