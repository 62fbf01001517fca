/** Composes one visit: a sentence, what was understood of it, one button. Saving is one command; failing leaves everything here. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { dayOfInstant } from '#shared/domain/day.ts'
import { useAfterVisit } from '#app/after-visit.tsx'
import { useKetu, useLive } from '#app/context.tsx'
import { cardOf } from '#app/data/queries/card.ts'
import { contactsOf } from '#app/data/queries/customer.ts'
import { openNeeds } from '#app/data/queries/signal.ts'
import { goalsMovedBy, standingsOf } from '#app/data/queries/standing.ts'
import { failureWords, useDone } from '#app/done.tsx'
import { useHost } from '#app/host.tsx'
import { useMinute, useToday } from '#app/now.ts'
import { IconButton, WorkButton } from '#app/ui/button.tsx'
import { BareText } from '#app/ui/field.tsx'
import { ActionBar, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { ContextChips } from './context-chips.tsx'
import { entryOf } from './entry.ts'
import { findPlan, type Start } from './find-start.ts'
import { HeardChips } from './heard-chips.tsx'
import { isEmptyDraft } from './log-draft.ts'
import { ResultChips } from './result-chips.tsx'
import { type Saved, saveEntry } from './save-entry.ts'
import { savedWords } from './saved-words.ts'
import { signalsHere, type WordyKind } from './signal.ts'
import { SignalChips } from './signal-chips.tsx'
import { useDraft } from './use-draft.ts'
import { understand, useProposal, useSentenceContext } from './use-sentence.ts'
import './log.css'

const SignalPage = lazy(async () => ({ default: (await import('./signal-page.tsx')).SignalPage }))

interface ComposerProps {
  readonly start: Start
  readonly visit: string | undefined
  readonly onChooseCustomer: () => void
  readonly onLeave: () => void
  /** The chip whose words are being written on a page of their own. */
  readonly writing: WordyKind | undefined
  readonly onWrite: (kind: WordyKind) => void
  readonly onWritten: () => void
}

export function Composer(props: ComposerProps) {
  const { start, visit, onChooseCustomer, onLeave, writing, onWrite, onWritten } = props
  const ketu = useKetu()
  const words = useWords()
  const { storage } = useHost()
  const format = useFormat()
  const done = useDone()
  const { show } = useToast()
  const { follow } = useAfterVisit()
  const today = useToday()
  const minute = useMinute()
  const { draft, setDraft, forget } = useDraft(start.kept)
  const [isComposing, setIsComposing] = useState(false)
  const [failure, setFailure] = useState<string>()

  const context = useSentenceContext(start.isGuess ? undefined : start.card)
  const heard = useProposal(context, draft.text, draft.dismissed, isComposing)
  const heardCustomer = start.isGuess ? heard.customer?.id : undefined
  const heardCard = useLive(
    async ({ db }) => (heardCustomer === undefined ? undefined : await cardOf(db, heardCustomer)),
    [heardCustomer],
  )
  const card = (heardCard?.id === heardCustomer ? heardCard : undefined) ?? start.card
  const contacts =
    useLive(async ({ db }) => (card === undefined ? [] : await contactsOf(db, card.id)), [card?.id]) ?? []
  const standings =
    useLive(
      async ketu => {
        if (card === undefined) return []
        const { id: customer, territory } = card
        return standingsOf(ketu, await goalsMovedBy(ketu.db, { customer, territory }, today))
      },
      [card?.id, card?.territory, today],
    ) ?? []
  const goals = standings.map(({ goal }) => goal)
  const names = new Map([...(context?.names.contacts.values() ?? []), ...contacts].map(({ id, name }) => [id, name]))
  const view = { now: minute, zone: ketu.workspace.zone, names }
  const entry = entryOf(draft, heard, view)
  const needs = useLive(async ({ db }) => (card === undefined ? [] : await openNeeds(db, card.id)), [card?.id]) ?? []
  const tell = (people: typeof entry.people) =>
    signalsHere(draft.signals, { people: people.map(({ key }) => key), needs: needs.map(({ id }) => id) })

  useEffect(() => setFailure(undefined), [draft])

  const save = async () => {
    if (card === undefined) return onChooseCustomer()
    try {
      const latest = entryOf(draft, understand(context, draft.text, draft.dismissed), { ...view, now: ketu.now() })
      const day = dayOfInstant(latest.at ?? ketu.now(), ketu.workspace.zone)
      const planned = await findPlan(ketu, { customer: card.id, day }, visit)
      const saved = await saveEntry(ketu, {
        ...{ card, draft, entry: latest, planned, before: standings },
        ...{ signals: tell(latest.people), words },
      })
      forget()
      done(words.log.saved, saved.written)
      void storage.askQuietly()
      onLeave()
      follow({ customer: card.id, visit: saved.visit, name: card.name })
      // The visit is safe whatever becomes of this: it only adds the goal to the word.
      void tellMoved(saved).catch(reportError)
    } catch (error) {
      setFailure(`${failureWords(words, error)} · ${words.log.notSaved}`)
    }
  }

  const tellMoved = async ({ moved, written }: Saved): Promise<void> => {
    const standing = await moved
    if (standing !== undefined) done(savedWords(words, format, standing), written)
  }

  const close = () => {
    if (!isEmptyDraft(draft)) show({ text: words.log.draftKept })
    onLeave()
  }

  const page = (
    <Screen
      title={words.log.title}
      top={
        <PageBar
          title={words.log.title}
          start={<IconButton icon="close" large label={words.shell.close} onClick={close} />}
        />
      }
      head={
        <>
          <ContextChips {...{ card, draft, entry, setDraft, onChooseCustomer }} />
          {failure === undefined ? null : <Strip tone="alert">{failure}</Strip>}
        </>
      }
      foot={
        <ActionBar>
          <div className="composer-bar">
            <p>{words.log.dictation}</p>
            <WorkButton look="main" onWork={save}>
              {words.log.save}
            </WorkButton>
          </div>
        </ActionBar>
      }
    >
      <BareText
        // The page opens to be typed in: the keyboard should be up.
        autoFocus
        label={words.log.text}
        placeholder={words.log.placeholder}
        enterKeyHint="enter"
        value={draft.text}
        onValue={(text, composing) => {
          setIsComposing(composing)
          setDraft({ ...draft, text })
        }}
        onCompositionEnd={() => setIsComposing(false)}
      />
      <HeardChips {...{ draft, entry, setDraft, contacts, goals }} />
      <ResultChips outcome={entry.outcome} onOutcome={outcome => setDraft({ ...draft, outcome })} />
      <SignalChips
        {...{ customer: card?.id, draft, entry, setDraft, contacts, needs, onWrite }}
        order={start.order}
        signals={tell(entry.people)}
        goals={goals.filter(goal => goal.scope.kind === 'customer')}
      />
    </Screen>
  )
  return (
    <>
      <div hidden={writing !== undefined} className="composer-page frame-body">
        {page}
      </div>
      {writing === undefined ? null : (
        <Suspense>
          <SignalPage {...{ kind: writing, customer: card?.id, draft, setDraft, onLeave: onWritten }} />
        </Suspense>
      )}
    </>
  )
}
