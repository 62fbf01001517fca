/**
 * The page of a link, `/s#<secret>`: a customer answers a survey without an account. A script of its own, without the app's data,
 * router or worker; it works in WeChat's browser, which forgets what pages store, because it stores nothing.
 */
import { type ReactNode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { SurveySheet } from '#shared/api/survey-link.ts'
import {
  type Answers,
  hasAnswers,
  type SurveyLanguage,
  surveyLanguages,
  textIn,
  unanswered,
  withAnswer,
} from '#shared/domain/survey/question.ts'
import { type Api, type ApiFailure, createApi } from './data/api.ts'
import { AnswerQuestions } from './features/survey/answer-questions.tsx'
import { WorkButton } from './ui/button.tsx'
import { Segmented, Switch } from './ui/choice.tsx'
import { TextArea } from './ui/field.tsx'
import { answerWords, type AnswerWords } from './words/answer-words.ts'
import { chooseLanguage, languageNames } from './words/language.ts'
import './features/survey/answer.css'
import './answer-page.css'

interface AnswerPageProps {
  readonly api: Api
  readonly secret: string
  /** Of this opening of the page: sent again, it is the same answer. */
  readonly sending: string
  readonly firstLanguage: SurveyLanguage
}

function AnswerPage({ api, secret, sending, firstLanguage }: AnswerPageProps) {
  const [language, setLanguage] = useState(firstLanguage)
  const [sheet, setSheet] = useState<SurveySheet>()
  const [failure, setFailure] = useState<ApiFailure['error']>()
  const [isSent, setSent] = useState(false)
  const words = answerWords[language]
  useEffect(() => {
    let isShown = true
    void api.post<SurveySheet>('/api/survey-links/open', { secret }).then(answer => {
      if (!isShown) return
      if (answer.kind === 'ok') setSheet(answer.value)
      else setFailure(answer.error)
    })
    return () => {
      isShown = false
    }
  }, [api, secret])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const title = sheet === undefined ? 'Ketu 客图' : textIn(sheet.titles, language)
  return (
    <main className="answer-page">
      <title>{title}</title>
      <header>
        <h1>{title}</h1>
        <Segmented
          label={words.language}
          value={language}
          onValue={setLanguage}
          choices={surveyLanguages.map(value => ({ value, label: languageNames[value] }))}
        />
      </header>
      {isSent ? (
        <Said>{words.sent}</Said>
      ) : sheet === undefined ? (
        <Said>{failure === undefined ? '' : failureText(words, failure, true)}</Said>
      ) : (
        <AnswerForm {...{ api, secret, sending, sheet, language }} onSent={() => setSent(true)} />
      )}
    </main>
  )
}

const Said = ({ children }: { children: ReactNode }) => (
  <p className="answer-said" role="status">
    {children}
  </p>
)

/** @param isOpening nothing is typed yet that could be lost. */
function failureText(words: AnswerWords, error: ApiFailure['error'], isOpening: boolean): string {
  if (error === 'not-found') return words.gone
  if (error === 'too-many-tries') return words.tooMany
  return error === 'offline' && !isOpening ? words.offline : words.failed
}

interface AnswerFormProps extends Omit<AnswerPageProps, 'firstLanguage'> {
  readonly sheet: SurveySheet
  readonly language: SurveyLanguage
  readonly onSent: () => void
}

function AnswerForm({ api, secret, sending, sheet, language, onSent }: AnswerFormProps) {
  const words = answerWords[language]
  const [answers, setAnswers] = useState<Answers>({})
  const [own, setOwn] = useState('')
  const [wantsReply, setWantsReply] = useState(false)
  const [isTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string>()
  const missing = new Set(isTried ? unanswered(sheet.questions, answers).map(({ id }) => id) : [])
  const send = async () => {
    setTried(true)
    setProblem(undefined)
    if (unanswered(sheet.questions, answers).length > 0) return
    if (!hasAnswers(answers) && own.trim() === '') {
      setProblem(words.nothing)
      return
    }
    const request = { secret, key: sending, language, answers, words: own, wantsReply }
    const answer = await api.post('/api/survey-links/answer', request)
    if (answer.kind === 'ok') onSent()
    else setProblem(failureText(words, answer.error, false))
  }
  return (
    <>
      <p className="answer-note">
        {words.from(sheet.from)}
        <br />
        {textIn(sheet.intro, language)}
      </p>
      <AnswerQuestions
        questions={sheet.questions}
        answers={answers}
        onAnswer={(id, answer) => setAnswers(withAnswer(answers, id, answer))}
        language={language}
        missing={missing}
      />
      <div className="answer-own">
        <TextArea
          label={words.words}
          labelNote={words.optional}
          rows={3}
          maxLength={2000}
          value={own}
          onValue={setOwn}
        />
        {own.trim() === '' ? null : <Switch label={words.wantsReply} checked={wantsReply} onChecked={setWantsReply} />}
      </div>
      {problem === undefined ? null : (
        <p className="answer-note alert" role="alert">
          {problem}
        </p>
      )}
      <div className="answer-send">
        <WorkButton look="main" grow onWork={send}>
          {words.send}
        </WorkButton>
        <p className="answer-note">{words.privacy}</p>
      </div>
    </>
  )
}

/** Not `randomUUID`: over plain http browsers keep it back. */
const randomText = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(36)).join('')

function start(): void {
  // public/start.js says that this browser is too old.
  if ('tooOld' in document.documentElement.dataset) return
  const root = document.getElementById('app')
  if (root === null) throw new Error('answer-page.html has no #app')
  createRoot(root).render(
    <AnswerPage
      api={createApi((path, init) => fetch(path, init))}
      secret={location.hash.slice(1)}
      sending={randomText()}
      firstLanguage={chooseLanguage(null, navigator.languages)}
    />,
  )
}

document.addEventListener('DOMContentLoaded', start)
