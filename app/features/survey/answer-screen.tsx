/** A survey asked of one customer: filled in by the rep, read out on the telephone, or by the customer who is handed the phone. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ContactRow } from '#shared/domain/record.ts'
import { type Answer, hasAnswers, textIn, unanswered, withAnswer } from '#shared/domain/survey/question.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { saveResponse } from '#app/data/commands/survey.ts'
import { readDraft } from '#app/data/draft.ts'
import { contactsOf } from '#app/data/queries/customer.ts'
import { type Survey, surveyOf, surveyTitle } from '#app/data/queries/survey.ts'
import { failureWords, useDone } from '#app/done.tsx'
import { useLeave } from '#app/leave.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button, IconButton, WorkButton } from '#app/ui/button.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { ActionBar, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import { useLanguage, useWords } from '#app/words/words-context.tsx'
import { type AnswerDraft, answerDraftKey, readAnswerDraft } from './answer-draft.ts'
import { AnswerQuestions } from './answer-questions.tsx'
import { HandedPhone } from './handed-phone.tsx'
import { useAnswerDraft } from './use-answer-draft.ts'
import './answer.css'
import './survey.css'

interface AnswerScreenProps {
  readonly customer: string
  readonly survey: string
  /** How it was begun; the screen changes it from there. */
  readonly channel: 'person' | 'phone'
}

export function AnswerScreen({ customer, survey, channel }: AnswerScreenProps) {
  const { language } = useLanguage()
  const found = useLive(
    async ketu => {
      const [survey_, card, contacts, kept] = await Promise.all([
        surveyOf(ketu, survey),
        ketu.db.cards.get(customer),
        contactsOf(ketu.db, customer),
        readDraft(ketu.db, answerDraftKey(customer, survey)),
      ])
      return { survey: survey_, card, contacts, kept }
    },
    [customer, survey],
  )
  if (found === undefined) return null
  if (found.survey === undefined || found.card === undefined) return <MissingSurvey />
  const kept = found.kept === undefined ? undefined : readAnswerDraft(found.kept)
  return (
    <AnswerForm
      customer={{ id: customer, name: found.card.name }}
      survey={found.survey}
      contacts={found.contacts}
      draft={kept ?? { answers: {}, contacts: [], channel, language, isHanded: false }}
    />
  )
}

export function MissingSurvey() {
  const { survey: words, shell, insights } = useWords()
  const close = (
    <IconButton icon="close" large label={shell.backTo(insights.title)} render={<Link to="/insights/surveys" />} />
  )
  return (
    <Screen title={words.missing} top={<PageBar title={words.missing} start={close} />}>
      <EmptyState
        action={
          <Button look="main" render={<Link to="/insights/surveys" />}>
            {words.toSurveys}
          </Button>
        }
      >
        {words.gone}
      </EmptyState>
    </Screen>
  )
}

interface AnswerFormProps {
  readonly customer: { readonly id: string; readonly name: string }
  readonly survey: Survey
  readonly contacts: readonly ContactRow[]
  readonly draft: AnswerDraft
}

function AnswerForm({ customer, survey, contacts, draft: found }: AnswerFormProps) {
  const ketu = useKetu()
  const words = useWords()
  const { survey: own, shell } = words
  const navigate = useNavigate()
  const done = useDone()
  const { draft, change, forget } = useAnswerDraft(answerDraftKey(customer.id, survey.id), found)
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<string>()
  const leave = useLeave(
    useMemo(() => ({ to: '/c/$id', params: { id: customer.id }, search: { tab: 'analysis' } }) as const, [customer.id]),
  )
  const { answers, language } = draft
  const isGroup = survey.kind === 'group'
  const missing = new Set(isTried ? unanswered(survey.questions, answers).map(({ id }) => id) : [])
  const answer = (id: string, value: Answer | undefined) => change({ answers: withAnswer(answers, id, value) })
  /** The answers as they are stored; undefined while something is missing, and the screen says what. */
  const save = async () => {
    setTried(true)
    setFailure(undefined)
    if (unanswered(survey.questions, answers).length > 0) return undefined
    if (!hasAnswers(answers)) {
      setFailure(own.nothing)
      return undefined
    }
    try {
      const channel = isGroup ? 'group' : draft.channel
      const written = await saveResponse(ketu, {
        survey,
        customer,
        channel,
        contacts: draft.contacts,
        answers,
        language,
      })
      await forget()
      return written
    } catch (error) {
      setFailure(failureWords(words, error))
      return undefined
    }
  }
  const toCustomer = () =>
    void navigate({ to: '/c/$id', params: { id: customer.id }, search: { tab: 'analysis' }, replace: true })
  if (draft.isHanded)
    return (
      <HandedPhone
        survey={survey}
        answers={answers}
        onAnswer={answer}
        language={language}
        onLanguage={next => change({ language: next })}
        missing={missing}
        failure={failure}
        onDone={async () => (await save()) !== undefined}
        onBack={isSaved => {
          if (isSaved) toCustomer()
          else change({ isHanded: false })
        }}
      />
    )
  const saveAndLeave = async () => {
    const written = await save()
    if (written === undefined) return
    done(own.answerSaved, written)
    toCustomer()
  }
  const throwAway = async () => {
    await forget()
    leave()
  }
  const title = surveyTitle(survey, language)
  const left = unanswered(survey.questions, answers).length
  return (
    <Screen
      title={title}
      top={
        <PageBar
          title=""
          start={<IconButton icon="close" large label={shell.close} onClick={leave} />}
          end={
            hasAnswers(answers) ? (
              <Menu
                label={shell.more}
                closeLabel={shell.close}
                items={[{ label: own.throwAway, icon: 'trash', run: () => void throwAway() }]}
              />
            ) : undefined
          }
        />
      }
      head={failure === undefined ? undefined : <Strip tone="alert">{failure}</Strip>}
      foot={
        <ActionBar>
          <WorkButton look="main" grow onWork={saveAndLeave}>
            {own.save}
          </WorkButton>
        </ActionBar>
      }
    >
      <h1 className="survey-title">{title}</h1>
      <p className="survey-of">{customer.name}</p>
      {isGroup ? null : <Ways {...{ survey, draft, change }} customer={customer.id} />}
      <Who contacts={contacts} isGroup={isGroup} chosen={draft.contacts} onChosen={ids => change({ contacts: ids })} />
      <p className="survey-intro" lang={language}>
        {textIn(survey.intro, language)}
      </p>
      <AnswerQuestions
        questions={survey.questions}
        answers={answers}
        onAnswer={answer}
        language={language}
        missing={missing}
      />
      {isTried && left > 0 ? (
        <p className="survey-note" role="status">
          {own.left(left)}
        </p>
      ) : null}
    </Screen>
  )
}

interface WaysProps {
  readonly survey: Survey
  readonly customer: string
  readonly draft: AnswerDraft
  readonly change: (part: Partial<AnswerDraft>) => void
}

/** In person or by phone; a questionnaire may also be handed over, or sent as a link. */
function Ways({ survey, customer, draft, change }: WaysProps) {
  const { survey: words } = useWords()
  return (
    <div className="survey-ways">
      <Segmented
        label={words.way}
        value={draft.channel}
        onValue={channel => change({ channel })}
        choices={(['person', 'phone'] as const).map(value => ({ value, label: words.ways[value] }))}
      />
      {survey.kind === 'questionnaire' ? (
        <>
          <Button icon="device" onClick={() => change({ isHanded: true, channel: 'person' })}>
            {words.hand}
          </Button>
          <Button
            icon="share"
            render={<Link to="/c/$id/survey/$survey/link" params={{ id: customer, survey: survey.id }} />}
          >
            {words.link}
          </Button>
        </>
      ) : null}
    </div>
  )
}

interface WhoProps {
  readonly contacts: readonly ContactRow[]
  /** Several were there; else one answers, or nobody is named. */
  readonly isGroup: boolean
  readonly chosen: readonly string[]
  readonly onChosen: (ids: readonly string[]) => void
}

function Who({ contacts, isGroup, chosen, onChosen }: WhoProps) {
  const { survey: words } = useWords()
  if (contacts.length === 0) return null
  const label = isGroup ? words.whoGroup : words.who
  const tap = (id: string) => {
    if (!isGroup) onChosen(chosen.includes(id) ? [] : [id])
    else onChosen(chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id])
  }
  return (
    <div className="survey-who">
      <span className="field-legend">{label}</span>
      <ChipGroup label={label}>
        {contacts.map(({ id, name }) => (
          <Chip key={id} pressed={chosen.includes(id)} onClick={() => tap(id)}>
            {name}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}
