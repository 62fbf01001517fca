/** The customer holds the phone: the questions fill the screen, and nothing of the app is reached until the rep takes it back. */
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import {
  type Answer,
  type Answers,
  type SurveyLanguage,
  surveyLanguages,
  textIn,
} from '#shared/domain/survey/question.ts'
import { type Survey, surveyTitle } from '#app/data/queries/survey.ts'
import { WorkButton } from '#app/ui/button.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { answerWords } from '#app/words/answer-words.ts'
import { languageNames } from '#app/words/language.ts'
import { AnswerQuestions } from './answer-questions.tsx'
import { HoldButton } from './hold-button.tsx'

interface HandedPhoneProps {
  readonly survey: Survey
  readonly answers: Answers
  readonly onAnswer: (question: string, answer: Answer | undefined) => void
  readonly language: SurveyLanguage
  readonly onLanguage: (language: SurveyLanguage) => void
  readonly missing: ReadonlySet<string>
  readonly failure: string | undefined
  /** Stores the answers; false while something is missing. */
  readonly onDone: () => Promise<boolean>
  readonly onBack: (isSaved: boolean) => void
}

export function HandedPhone(props: HandedPhoneProps) {
  const { survey, language, onLanguage, failure, onDone, onBack } = props
  const words = answerWords[language]
  const [isSaved, setSaved] = useState(false)
  const isBack = useRef(false)
  useBlocker({ shouldBlockFn: () => !isBack.current, enableBeforeUnload: false })
  const dialog = useStandingDialog()
  const finish = async () => {
    if (await onDone()) setSaved(true)
  }
  const title = surveyTitle(survey, language)
  return (
    <dialog className="handed" ref={dialog} aria-label={title} lang={language}>
      <div className="handed-scroll">
        <div className="handed-head">
          <h1>{title}</h1>
          <Segmented
            label={words.language}
            value={language}
            onValue={onLanguage}
            choices={surveyLanguages.map(value => ({ value, label: languageNames[value] }))}
          />
        </div>
        {isSaved ? (
          <p className="handed-thanks" role="status">
            {words.thanks}
            <br />
            {words.handBackHow}
          </p>
        ) : (
          <>
            <p className="survey-intro">{textIn(survey.intro, language)}</p>
            <AnswerQuestions
              questions={survey.questions}
              answers={props.answers}
              onAnswer={props.onAnswer}
              language={language}
              missing={props.missing}
            />
            {failure === undefined ? null : (
              <p className="survey-note alert" role="alert">
                {failure}
              </p>
            )}
            <div className="handed-done">
              <WorkButton look="main" grow onWork={finish}>
                {words.done}
              </WorkButton>
            </div>
          </>
        )}
        <HoldButton
          label={words.handBack}
          holding={words.holding}
          onHeld={() => {
            isBack.current = true
            onBack(isSaved)
          }}
        />
      </div>
    </dialog>
  )
}

/** A modal dialog that Escape and the platform's Back do not close: what asks to close it opens it again. */
function useStandingDialog() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element === null) return undefined
    const stopping = new AbortController()
    const stand = () => {
      if (!element.open) element.showModal()
    }
    element.addEventListener('cancel', event => event.preventDefault(), { signal: stopping.signal })
    element.addEventListener('close', stand, { signal: stopping.signal })
    // The shortcuts of the app are not for whoever holds the phone.
    element.addEventListener('keydown', event => event.stopPropagation(), { signal: stopping.signal })
    stand()
    return () => stopping.abort()
  }, [])
  return dialog
}
