/** Changing a survey that is being written. */
import { type Question, type SurveyLanguage, type SurveyText, textIn } from '#shared/domain/survey/question.ts'

export const newQuestion = (id: string): Question => ({
  ...{ id, kind: 'csat', text: {}, block: '', topic: '', isRequired: false, options: [] },
})

/** Empty words are no words: the other language is shown in their place. */
export function withText(text: SurveyText, language: SurveyLanguage, words: string): SurveyText {
  const { [language]: _, ...others } = text
  return words === '' ? others : { ...others, [language]: words }
}

/** One place up (-1) or down (1). */
export function moved(questions: readonly Question[], from: number, step: -1 | 1): readonly Question[] {
  const next = [...questions]
  const [question] = next.splice(from, 1)
  if (question !== undefined) next.splice(from + step, 0, question)
  return next
}

export const hasOptions = ({ kind }: Question): boolean => kind === 'one' || kind === 'many'

/** One option a line; an option keeps its id while it keeps its line, so that answers given before stay its own. */
export function withOptions(question: Question, language: SurveyLanguage, lines: string): Question['options'] {
  return lines.split('\n').map((line, n) => {
    const known = question.options[n]
    return { id: known?.id ?? freeId(question, n), text: withText(known?.text ?? {}, language, line) }
  })
}

const freeId = ({ options }: Question, n: number): string => {
  const taken = new Set(options.map(({ id }) => id))
  let number = n + 1
  while (taken.has(`o${number}`)) number++
  return `o${number}`
}

export const optionLines = ({ options }: Question, language: SurveyLanguage): string =>
  options.map(({ text }) => textIn(text, language)).join('\n')

const isWritten = (text: SurveyText): boolean => textIn(text, 'en').trim() !== ''

export const questionFits = (question: Question): boolean =>
  isWritten(question.text) && (!hasOptions(question) || optionsFit(question))

export const optionsFit = ({ options }: Question): boolean =>
  options.length >= 2 && options.every(({ text }) => isWritten(text))

export const questionsFit = (questions: readonly Question[]): boolean =>
  questions.length > 0 && questions.every(questionFits)
