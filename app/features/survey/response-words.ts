/** What was answered, in words. */
import {
  type Answers,
  isScale,
  type Question,
  scaleRange,
  type SurveyLanguage,
  textIn,
} from '#shared/domain/survey/question.ts'
import type { Words } from '#app/words/zh-CN.ts'

/** The first score of the answers: 推荐 9; '' when there is none. */
export function headline(questions: readonly Question[], answers: Answers, { survey }: Words): string {
  for (const { id, kind } of questions) {
    const answer = answers[id]
    if (isScale(kind) && typeof answer === 'number') return survey.score[kind](answer)
  }
  return ''
}

/** @param none what stands where nothing was answered. */
export function answerText(
  { id, kind, options }: Question,
  answers: Answers,
  language: SurveyLanguage,
  none: string,
): string {
  const answer = answers[id]
  if (answer === undefined) return none
  if (typeof answer === 'number') return isScale(kind) ? `${answer} / ${scaleRange[kind][1]}` : `${answer}`
  if (kind === 'text') return typeof answer === 'string' ? answer : none
  const chosen = typeof answer === 'string' ? [answer] : answer
  const texts = options.filter(option => chosen.includes(option.id)).map(({ text }) => textIn(text, language))
  return texts.length === 0 ? none : texts.join(language === 'en' ? ', ' : '、')
}
