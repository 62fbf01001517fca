/** Words of a chip, on a full page: typing has room and the keyboard covers nothing. What is typed is in the draft at once. */
import { useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { moneyTyped, readMoneyIfAny } from '#app/data/typed-money.ts'
import { competitorNames } from '#app/data/queries/competitor.ts'
import { NameField } from '#app/name-field.tsx'
import { NeedWords } from '#app/need-words.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { ActionBar, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { LogDraft } from './log-draft.ts'
import type { Signals, WordyKind } from './signal.ts'

export interface SignalPageProps {
  readonly kind: WordyKind
  readonly customer: string | undefined
  readonly draft: LogDraft
  readonly setDraft: (draft: LogDraft) => void
  readonly onLeave: () => void
}

export function SignalPage({ kind, customer, draft, setDraft, onLeave }: SignalPageProps) {
  const words = useWords()
  const { currency } = useKetu().workspace
  const { signals } = draft
  const set = (changed: Partial<Signals>) => setDraft({ ...draft, signals: { ...signals, ...changed } })
  const finish = () => {
    if (kind === 'opportunity') set({ opportunity: { ...signals.opportunity } })
    onLeave()
  }
  const rival = signals.rival ?? { competitor: '' }
  return (
    <Screen
      title={words.signals.titles[kind]}
      top={
        <PageBar
          title={words.signals.titles[kind]}
          start={<IconButton icon="left" large label={words.shell.back} onClick={onLeave} />}
        />
      }
      foot={
        <ActionBar>
          <Button look="main" grow onClick={finish}>
            {words.signals.done}
          </Button>
        </ActionBar>
      }
    >
      <div className="form">
        {kind === 'rival' ? (
          <>
            <CompetitorField
              customer={customer}
              value={rival.competitor}
              onValue={competitor => set({ rival: { ...rival, competitor } })}
            />
            <MoneyField
              label={words.signals.price(currency)}
              value={rival.price}
              onValue={price => set(withPrice(signals.rival, price))}
            />
          </>
        ) : null}
        <TextArea
          label={words.signals.sentence}
          labelNote={words.signals.optional}
          hint={draft.text.trim() === '' ? undefined : words.signals.sentenceNote}
          placeholder={draft.text.trim()}
          rows={4}
          autoFocus={kind !== 'rival'}
          value={signals[kind]?.text ?? ''}
          onValue={text => set(withText(signals, kind, text))}
        />
        {kind === 'need' ? (
          <NeedWords text={signals.need?.text ?? ''} onText={text => set(withText(signals, 'need', text))} />
        ) : null}
        {kind === 'opportunity' ? (
          <MoneyField
            label={words.signals.amount(currency)}
            value={signals.opportunity?.amount}
            onValue={amount => set(withAmount(signals.opportunity, amount))}
          />
        ) : null}
      </div>
    </Screen>
  )
}

function CompetitorField({
  customer,
  value,
  onValue,
}: {
  customer: string | undefined
  value: string
  onValue: (name: string) => void
}) {
  const { signals } = useWords()
  const names = useLive(({ db }) => competitorNames(db, customer), [customer]) ?? []
  return <NameField label={signals.competitor} autoFocus names={names} value={value} onValue={onValue} />
}

interface MoneyFieldProps {
  readonly label: string
  /** Minor units. */
  readonly value: number | undefined
  readonly onValue: (amount: number | undefined) => void
}

/** 3200, 20万, 5k; what is no amount stays on the screen and counts for nothing. */
function MoneyField({ label, value, onValue }: MoneyFieldProps) {
  const { log, signals } = useWords()
  const { currency } = useKetu().workspace
  const [text, setText] = useState(() => moneyTyped(value, currency))
  const isBad = readMoneyIfAny(text, currency) === undefined
  return (
    <Field
      label={label}
      labelNote={signals.optional}
      inputMode="decimal"
      error={isBad ? log.badAmount : undefined}
      value={text}
      onValue={typed => {
        setText(typed)
        onValue(readMoneyIfAny(typed, currency) ?? undefined)
      }}
    />
  )
}

function withPrice(rival: Signals['rival'], price: number | undefined): Partial<Signals> {
  const { price: _, ...rest } = rival ?? { competitor: '' }
  return { rival: price === undefined ? rest : { ...rest, price } }
}

function withAmount(opportunity: Signals['opportunity'], amount: number | undefined): Partial<Signals> {
  const { amount: _, ...rest } = opportunity ?? {}
  return { opportunity: amount === undefined ? rest : { ...rest, amount } }
}

/** The words of a chip that needs a kind as well are only written once it is set. */
function withText(signals: Signals, kind: WordyKind, text: string): Partial<Signals> {
  switch (kind) {
    case 'need':
      return { need: { kind: 'pain', ...signals.need, text } }
    case 'rival':
      return { rival: { competitor: '', ...signals.rival, text } }
    case 'issue':
      return { issue: { kind: 'complaint', ...signals.issue, text } }
    case 'feedback':
      return { feedback: { kind: 'wish', ...signals.feedback, text } }
    case 'opportunity':
      return { opportunity: { ...signals.opportunity, text } }
  }
}
