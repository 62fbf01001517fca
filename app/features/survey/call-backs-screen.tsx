/** 回访: who to call today, what to say, and the outcome in one tap (feat:G4). */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { callAgain, keepPromise, tellOfIssue } from '#app/data/commands/call-back.ts'
import { type CallBack, callBacks } from '#app/data/queries/call-back.ts'
import { surveyTitle } from '#app/data/queries/survey.ts'
import { useCommand } from '#app/done.tsx'
import { InsightPage } from '#app/insight-page.tsx'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { List, SectionHeader } from '#app/ui/row.tsx'
import { callBackCause } from '#shared/domain/survey/call-back.ts'
import { textIn } from '#shared/domain/survey/question.ts'
import { useFormat, useLanguage, useWords } from '#app/words/words-context.tsx'
import './survey.css'

const kinds = ['promise', 'issue', 'survey'] as const

export function CallBacksScreen() {
  const { survey: words } = useWords()
  const today = useToday()
  const calls = useLive(callBacks, [today])
  return (
    <InsightPage title={words.callbacks}>
      {calls?.length === 0 ? (
        <EmptyState
          action={
            <Button look="main" render={<Link to="/insights/surveys" />}>
              {words.toSurveys}
            </Button>
          }
        >
          {words.noCalls}
        </EmptyState>
      ) : null}
      {kinds.map(kind => {
        const own = calls?.filter(call => call.kind === kind) ?? []
        if (own.length === 0) return null
        return (
          <div key={kind}>
            <SectionHeader count={own.length}>{words.callKinds[kind]}</SectionHeader>
            <List label={words.callKinds[kind]}>
              {own.map(call => (
                <CallRow key={call.key} call={call} />
              ))}
            </List>
          </div>
        )
      })}
    </InsightPage>
  )
}

function CallRow({ call }: { call: CallBack }) {
  const { survey: words } = useWords()
  const [isOpen, setOpen] = useState(false)
  const what = useWhat(call)
  const script = useScript(call)
  const { card, person, phone } = call
  const who = person === '' ? card.name : `${card.name} · ${person}`
  return (
    <li className="call">
      <Link to="/c/$id" params={{ id: card.id }} className="call-who">
        <b>{who}</b>
        <small>{what}</small>
      </Link>
      <div className="call-actions">
        {phone === '' ? (
          <span className="survey-note">{words.noPhone}</span>
        ) : (
          <Button
            icon="phone"
            render={<a href={`tel:${phone.replace(/[^\d+*#]/g, '')}`} aria-label={words.call(who)} />}
          >
            {phone}
          </Button>
        )}
        {script === '' ? null : (
          <Button look="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {words.script}
          </Button>
        )}
      </div>
      {isOpen ? <p className="call-script">{script}</p> : null}
      <Outcome call={call} what={what} />
    </li>
  )
}

function Outcome({ call, what }: { call: CallBack; what: string }) {
  const ketu = useKetu()
  const { survey: words } = useWords()
  const navigate = useNavigate()
  const run = useCommand()
  const { card } = call
  const toLog = () => void navigate({ to: '/log', search: { c: card.id } })
  const reached = async () => {
    switch (call.kind) {
      case 'survey':
        return navigate({
          to: '/c/$id/survey/$survey',
          params: { id: card.id, survey: call.survey.id },
          search: { by: 'phone' },
        })
      case 'issue':
        if (await run(() => tellOfIssue(ketu, call.issue, call.action), words.told)) toLog()
        return
      case 'promise':
        if (await run(() => keepPromise(ketu, call.action), words.kept)) toLog()
        return
    }
  }
  const notReached = () =>
    void run(
      () =>
        callAgain(ketu, {
          customer: card.id,
          title: words.callTitle(what),
          cause: call.kind === 'promise' ? '' : causeOf(call),
          action: call.action,
        }),
      words.againTomorrow,
    )
  return (
    <div className="call-outcome">
      <Button aria-label={words.notReachedWhom(card.name)} onClick={notReached}>
        {words.notReached}
      </Button>
      <Button aria-label={words.reachedWhom(card.name)} icon="check" onClick={() => void reached()}>
        {words.reached}
      </Button>
    </div>
  )
}

const causeOf = (call: Exclude<CallBack, { kind: 'promise' }>): string =>
  call.kind === 'survey' ? callBackCause('survey', call.survey.id) : callBackCause('issue', call.issue.id)

/** What the call is about. */
function useWhat(call: CallBack): string {
  const { survey: words } = useWords()
  const { language } = useLanguage()
  const format = useFormat()
  switch (call.kind) {
    case 'survey': {
      const last = call.last === '' ? words.neverAsked : words.dueSince(format.date(call.last))
      return `${surveyTitle(call.survey, language)} · ${last}`
    }
    case 'issue':
      return call.issue.title
    case 'promise':
      return call.action.title
  }
}

function useScript(call: CallBack): string {
  const { survey: words } = useWords()
  const { language } = useLanguage()
  switch (call.kind) {
    case 'survey':
      return textIn(call.survey.intro, language)
    case 'issue':
      return words.scripts.issue(call.person, call.issue.title)
    case 'promise':
      return words.scripts.promise(call.person, call.action.title)
  }
}
