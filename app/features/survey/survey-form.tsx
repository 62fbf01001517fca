/** Making and changing a survey, in one language or both, with a preview of what the customer sees. */
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { surveyKinds } from '#shared/domain/fields/workspace.ts'
import { type Answers, type Question, surveyLanguages, textIn, withAnswer } from '#shared/domain/survey/question.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { addSurvey, editSurvey, type SurveyDraft } from '#app/data/commands/survey.ts'
import { type Survey, surveyOf } from '#app/data/queries/survey.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { OfferedWord, useWordList } from '#app/offered-words.tsx'
import { Button } from '#app/ui/button.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { languageNames } from '#app/words/language.ts'
import { useLanguage, useWords } from '#app/words/words-context.tsx'
import { AnswerQuestions } from './answer-questions.tsx'
import { MissingSurvey } from './answer-screen.tsx'
import { QuestionEditor } from './question-editor.tsx'
import { moved, newQuestion, questionsFit, withText } from './survey-draft.ts'
import './answer.css'
import './survey.css'

interface SurveyFormScreenProps {
  /** Of the survey that is changed, or that a new one is made like. */
  readonly id: string | undefined
  readonly isNew: boolean
}

export function SurveyFormScreen({ id, isNew }: SurveyFormScreenProps) {
  const found = useLive(
    async ketu => ({
      survey: id === undefined ? undefined : await surveyOf(ketu, id),
      isAdmin: await mayWriteWorkspace(ketu),
    }),
    [id],
  )
  if (found === undefined) return null
  if (!isNew && found.survey?.row === undefined) return <MissingSurvey />
  return <SurveyForm survey={found.survey} isNew={isNew} isAdmin={found.isAdmin} />
}

const empty: SurveyDraft = { titles: {}, intro: {}, kind: 'questionnaire', questions: [], everyDays: 0, target: null }

interface SurveyFormProps {
  readonly survey: Survey | undefined
  readonly isNew: boolean
  readonly isAdmin: boolean
}

function SurveyForm({ survey, isNew, isAdmin }: SurveyFormProps) {
  const ketu = useKetu()
  const { survey: words, shell } = useWords()
  const { language: shown } = useLanguage()
  const navigate = useNavigate()
  const done = useDone()
  const [born] = useState<SurveyDraft>(() => draftOf(survey, ketu.newId))
  const [draft, setDraft] = useState(born)
  const [language, setLanguage] = useState(shown)
  const [home, setHome] = useState<'workspace' | 'member'>(isAdmin ? 'workspace' : 'member')
  const [isTried, setTried] = useState(false)
  const [sample, setSample] = useState<Answers>({})
  const leave = useLeave(useMemo(() => ({ to: '/insights/surveys' }) as const, []))
  const change = (part: Partial<SurveyDraft>) => setDraft({ ...draft, ...part })
  const changeQuestion = (id: string, part: Partial<Question>) =>
    change({ questions: draft.questions.map(each => (each.id === id ? { ...each, ...part } : each)) })
  const title = draft.titles[language] ?? ''
  const offered = useWordList('surveys')
  const isNamed = textIn(draft.titles, language).trim() !== ''
  const save = async (): Promise<boolean> => {
    setTried(true)
    if (!isNamed || !questionsFit(draft.questions)) return false
    const row = isNew ? undefined : survey?.row
    if (row !== undefined) {
      done(words.saved, await editSurvey(ketu, row, draft, language))
      return true
    }
    const written = await addSurvey(ketu, home, draft, language)
    done(words.saved, written)
    return true
  }
  return (
    <FormPage
      title={isNew ? words.newTitle : words.editTitle}
      isDirty={draft !== born}
      onSave={save}
      onLeave={leave}
      onSaved={() => void navigate({ to: '/insights/surveys', replace: true })}
      after={
        draft.questions.length === 0 ? null : (
          <>
            <SectionHeader>{words.preview}</SectionHeader>
            <p className="survey-intro">{textIn(draft.intro, language)}</p>
            <AnswerQuestions
              questions={draft.questions}
              answers={sample}
              onAnswer={(id, answer) => setSample(withAnswer(sample, id, answer))}
              language={language}
            />
          </>
        )
      }
    >
      <div className="field">
        <span className="field-legend">{words.editLanguage}</span>
        <Segmented
          label={words.editLanguage}
          value={language}
          onValue={setLanguage}
          choices={surveyLanguages.map(value => ({ value, label: languageNames[value] }))}
        />
      </div>
      <Field
        label={words.name}
        autoComplete="off"
        value={title}
        placeholder={textIn(draft.titles, language)}
        onValue={text => change({ titles: withText(draft.titles, language, text) })}
        error={isTried && !isNamed ? words.nameMissing : undefined}
      />
      {isNew ? (
        <OfferedWord
          label={words.name}
          offered={offered}
          said={title}
          onSaid={text => change({ titles: withText(draft.titles, language, text) })}
        />
      ) : null}
      <TextArea
        label={words.intro}
        hint={words.introHint}
        rows={2}
        value={draft.intro[language] ?? ''}
        placeholder={textIn(draft.intro, language)}
        onValue={text => change({ intro: withText(draft.intro, language, text) })}
      />
      <SelectField
        label={words.kind}
        value={draft.kind}
        onValue={kind => change({ kind })}
        choices={surveyKinds.map(value => ({ value, label: words.kinds[value] }))}
      />
      {isNew && isAdmin ? (
        <SelectField
          label={words.home}
          value={home}
          onValue={setHome}
          choices={(['workspace', 'member'] as const).map(value => ({ value, label: words.homes[value] }))}
        />
      ) : null}
      <SelectField
        label={words.repeat}
        hint={words.repeatHint}
        value={String(draft.everyDays)}
        onValue={days => change({ everyDays: Number(days) })}
        choices={[...new Set([0, 30, 90, 180, 365, draft.everyDays])].map(days => ({
          value: String(days),
          label: words.repeats[days] ?? words.every(days),
        }))}
      />
      <Field
        label={words.target}
        labelNote={shell.optional}
        inputMode="numeric"
        value={draft.target === null ? '' : String(draft.target)}
        onValue={text => change({ target: percentOf(text) })}
      />
      <h2 className="form-head">{words.questions}</h2>
      {isTried && draft.questions.length === 0 ? <p className="field-error">{words.questionsMissing}</p> : null}
      {draft.questions.map((question, n) => (
        <QuestionEditor
          key={question.id}
          question={question}
          number={n + 1}
          isLast={n === draft.questions.length - 1}
          language={language}
          isTried={isTried}
          onChange={part => changeQuestion(question.id, part)}
          onMove={step => change({ questions: moved(draft.questions, n, step) })}
          onDrop={() => change({ questions: draft.questions.filter(({ id }) => id !== question.id) })}
        />
      ))}
      <Button icon="plus" onClick={() => change({ questions: [...draft.questions, newQuestion(ketu.newId())] })}>
        {words.addQuestion}
      </Button>
    </FormPage>
  )
}

/** 0–100; null for what is no share. */
function percentOf(text: string): number | null {
  const number = Number.parseInt(text, 10)
  return Number.isNaN(number) ? null : Math.min(100, Math.max(0, number))
}

function draftOf(survey: Survey | undefined, newId: () => string): SurveyDraft {
  if (survey === undefined) return { ...empty, questions: [newQuestion(newId())] }
  const { titles, intro, kind, questions, everyDays, target } = survey
  return { titles, intro, kind, questions, everyDays, target }
}
