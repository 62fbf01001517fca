/** The questions of a survey with what is answered to them, in the language of who is asked. Also on the page of a link, without the app. */
import { useId } from 'react'
import {
  type Answer,
  type Answers,
  hasAnswer,
  isScale,
  type Question,
  scaleRange,
  type ScaleQuestionKind,
  type SurveyLanguage,
  textIn,
} from '#shared/domain/survey/question.ts'
import { answerWords, blockName } from '#app/words/answer-words.ts'

interface AnswerQuestionsProps {
  readonly questions: readonly Question[]
  readonly answers: Answers
  /** Undefined takes the answer away. */
  readonly onAnswer: (question: string, answer: Answer | undefined) => void
  readonly language: SurveyLanguage
  /** Required ones that were passed over. */
  readonly missing?: ReadonlySet<string>
}

export function AnswerQuestions({ questions, answers, onAnswer, language, missing }: AnswerQuestionsProps) {
  const words = answerWords[language]
  return (
    <div className="questions" lang={language}>
      {questions.map((question, n) => {
        const isFirst = question.block !== '' && question.block !== questions[n - 1]?.block
        return (
          <div key={question.id} className="question-place">
            {isFirst ? <h2 className="question-block">{blockName(words, question.block)}</h2> : null}
            <QuestionField
              question={question}
              answer={answers[question.id]}
              onAnswer={answer => onAnswer(question.id, answer)}
              language={language}
              isMissing={missing?.has(question.id) === true && !hasAnswer(answers[question.id])}
            />
          </div>
        )
      })}
    </div>
  )
}

interface QuestionFieldProps {
  readonly question: Question
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer | undefined) => void
  readonly language: SurveyLanguage
  readonly isMissing: boolean
}

function QuestionField({ question, answer, onAnswer, language, isMissing }: QuestionFieldProps) {
  const words = answerWords[language]
  const id = useId()
  const { kind, isRequired } = question
  const text = textIn(question.text, language)
  const note = isMissing ? `${id}-missing` : undefined
  const missing = isMissing ? (
    <p className="question-missing" id={note} role="alert">
      {words.needed}
    </p>
  ) : null
  const optional = isRequired ? null : <small> {words.optional}</small>
  if (kind === 'text')
    return (
      <div className="question">
        <label htmlFor={id}>
          {text}
          {optional}
        </label>
        <textarea
          id={id}
          className="input"
          rows={2}
          value={typeof answer === 'string' ? answer : ''}
          aria-describedby={note}
          aria-invalid={isMissing}
          onChange={event => onAnswer(event.target.value === '' ? undefined : event.target.value)}
        />
        {missing}
      </div>
    )
  return (
    <fieldset className="question" aria-describedby={note}>
      <legend>
        {text}
        {optional}
      </legend>
      {isScale(kind) ? (
        <ScaleField kind={kind} name={id} {...{ answer, onAnswer, language, isRequired }} />
      ) : (
        <OptionField name={id} {...{ question, answer, onAnswer, language }} />
      )}
      {missing}
    </fieldset>
  )
}

interface ScaleFieldProps {
  readonly kind: ScaleQuestionKind
  readonly name: string
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer | undefined) => void
  readonly language: SurveyLanguage
  readonly isRequired: boolean
}

function ScaleField({ kind, name, answer, onAnswer, language, isRequired }: ScaleFieldProps) {
  const [low, high] = scaleRange[kind]
  const ends = answerWords[language].scaleEnds[kind]
  const levels = Array.from({ length: high - low + 1 }, (_, n) => low + n)
  const meaning = (level: number): string =>
    level === low ? `${level} ${ends[0]}` : level === high ? `${level} ${ends[1]}` : String(level)
  return (
    <>
      <div className={`levels ${kind}`}>
        {levels.map(level => (
          <label key={level}>
            <input
              type="radio"
              name={name}
              aria-label={meaning(level)}
              checked={answer === level}
              onChange={() => onAnswer(level)}
              // A tap on the one that is chosen takes it away.
              onClick={() => {
                if (answer === level && !isRequired) onAnswer(undefined)
              }}
            />
            <span aria-hidden="true">{level}</span>
          </label>
        ))}
      </div>
      <p className="level-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </>
  )
}

interface OptionFieldProps {
  readonly question: Question
  readonly name: string
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer | undefined) => void
  readonly language: SurveyLanguage
}

function OptionField({ question, name, answer, onAnswer, language }: OptionFieldProps) {
  const isMany = question.kind === 'many'
  const chosen: readonly string[] = Array.isArray(answer) ? answer : typeof answer === 'string' ? [answer] : []
  const toggle = (id: string): Answer | undefined => {
    if (!isMany) return chosen.includes(id) ? undefined : id
    const next = chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id]
    return next.length === 0 ? undefined : next
  }
  return (
    <div className="question-options">
      {question.options.map(option => (
        <label key={option.id}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(option.id)}
            onChange={() => onAnswer(isMany ? toggle(option.id) : option.id)}
            onClick={() => {
              if (!isMany && chosen.includes(option.id) && !question.isRequired) onAnswer(undefined)
            }}
          />
          <span>{textIn(option.text, language)}</span>
        </label>
      ))}
    </div>
  )
}
