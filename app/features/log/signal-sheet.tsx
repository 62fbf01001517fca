/** The question behind a chip, answered with taps alone; words have a page of their own. */
import { type ReactNode, useEffect, useState } from 'react'
import { feedbackKinds, needKinds } from '#shared/domain/fields/knowledge.ts'
import { issueKinds } from '#shared/domain/fields/occasion.ts'
import type { ContactRow, GoalRow, NoteRow } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { knownCompetitors, lastLevels } from '#app/data/queries/signal.ts'
import { PartDots } from '#app/part-dots.tsx'
import type { RatedPart } from '#app/part-words.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { DotScale } from '#app/ui/dot-scale.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { Entry } from './entry.ts'
import type { LogDraft } from './log-draft.ts'
import { isWordyKind, type SignalKind, type Signals, type WordyKind } from './signal.ts'

/** What chips and their questions are made of. */
export interface SignalProps {
  readonly customer: string | undefined
  readonly draft: LogDraft
  readonly entry: Entry
  readonly setDraft: (draft: LogDraft) => void
  /** What is set and about this customer. */
  readonly signals: Signals
  readonly contacts: readonly ContactRow[]
  /** The customer's own. */
  readonly goals: readonly GoalRow[]
  /** Those that are open. */
  readonly needs: readonly NoteRow<'need'>[]
  /** Opens the page with words of its own. */
  readonly onWrite: (kind: WordyKind) => void
}

interface SignalSheetProps extends SignalProps {
  readonly kind: SignalKind
  readonly onClose: () => void
}

interface AskProps extends SignalSheetProps {
  /** Keeps the answer. */
  readonly set: (signals: Partial<Signals>) => void
}

export function SignalSheet(props: SignalSheetProps) {
  const { kind, draft, setDraft, signals, onClose } = props
  const words = useWords()
  const set = (answer: Partial<Signals>) => setDraft({ ...draft, signals: { ...draft.signals, ...answer } })
  const mayWrite = isWordyKind(kind) && signals[kind] !== undefined
  const foot = mayWrite || severalTaps.includes(kind) ? <Foot {...props} mayWrite={mayWrite} /> : undefined
  return (
    <Sheet open onClose={onClose} title={words.signals.titles[kind]} closeLabel={words.shell.close} foot={foot}>
      <Ask {...props} set={set} />
    </Sheet>
  )
}

/** What may take several taps is finished by a button; one answer alone closes by itself. */
const severalTaps: readonly SignalKind[] = ['need', 'needChange', 'trust', 'stance']

function Foot({ kind, mayWrite, onClose, onWrite }: SignalSheetProps & { mayWrite: boolean }) {
  const { signals: words } = useWords()
  return (
    <>
      {mayWrite && isWordyKind(kind) ? (
        <Button
          icon="edit"
          onClick={() => {
            onClose()
            onWrite(kind)
          }}
        >
          {words.write}
        </Button>
      ) : null}
      <Button look="main" grow onClick={onClose}>
        {words.done}
      </Button>
    </>
  )
}

function Ask(props: AskProps): ReactNode {
  switch (props.kind) {
    case 'need':
      return <AskNeed {...props} />
    case 'needChange':
      return <AskNeedChange {...props} />
    case 'satisfaction':
    case 'confidence':
      return <AskLevel {...props} kind={props.kind} />
    case 'trust':
      return <AskTrust {...props} />
    case 'stance':
      return <AskStance {...props} />
    case 'rival':
      return <AskRival {...props} />
    case 'issue':
    case 'feedback':
      return <AskKind {...props} kind={props.kind} />
    // Has only words.
    case 'opportunity':
      return null
  }
}

function AskNeed({ signals, set, onClose }: AskProps) {
  const words = useWords()
  const { kind = 'pain', ...rest } = signals.need ?? {}
  return (
    <>
      <div className="signal-part">
        <ChipGroup label={words.signals.kinds.need}>
          {needKinds.map(one => (
            <Chip key={one} pressed={one === kind} onClick={() => set({ need: { ...rest, kind: one } })}>
              {words.fields.values['need.kind'][one]}
            </Chip>
          ))}
        </ChipGroup>
      </div>
      <div className="signal-part">
        <p>{words.signals.strength}</p>
        <DotScale
          label={words.signals.strength}
          levels={words.signals.strengths}
          value={signals.need?.strength}
          onLevel={strength => {
            set({ need: { ...rest, kind, strength } })
            onClose()
          }}
        />
      </div>
    </>
  )
}

/** Without a goal of the customer's own one tap is enough. */
function AskNeedChange({ signals, needs, goals, set, onClose }: AskProps) {
  const { signals: words } = useWords()
  const { id, goals: chosen = [] } = signals.needChange ?? {}
  const toggle = (goal: string) =>
    id === undefined
      ? undefined
      : set({
          needChange: { id, goals: chosen.includes(goal) ? chosen.filter(one => one !== goal) : [...chosen, goal] },
        })
  return (
    <>
      {needs.map(need => (
        <Choice
          key={need.id}
          isChosen={need.id === id}
          onChoose={() => {
            set({ needChange: { id: need.id, goals: chosen } })
            if (goals.length === 0) onClose()
          }}
        >
          {need.text}
        </Choice>
      ))}
      {id === undefined || goals.length === 0 ? null : (
        <section aria-label={words.goalsToReview}>
          <h3 className="signal-title">{words.goalsToReview}</h3>
          {goals.map(goal => (
            <Choice key={goal.id} isChosen={chosen.includes(goal.id)} onChoose={() => toggle(goal.id)}>
              {goal.title}
            </Choice>
          ))}
        </section>
      )}
    </>
  )
}

function AskLevel({ kind, customer, signals, set, onClose }: AskProps & { kind: 'satisfaction' | 'confidence' }) {
  return (
    <Levels
      of={{ customer, contact: '' }}
      parts={[kind === 'confidence' ? 'adoption' : kind]}
      value={() => signals[kind]}
      onLevel={(_, level) => {
        set({ [kind]: level })
        onClose()
      }}
    />
  )
}

function AskTrust({ customer, signals, set, onClose }: AskProps) {
  const parts = ['credibility', 'closeness'] as const
  return (
    <Levels
      of={{ customer, contact: '' }}
      parts={parts}
      value={part => signals.trust?.[part]}
      onLevel={(part, level) => {
        const trust = { ...signals.trust, [part]: level }
        set({ trust })
        if (isNowWhole(signals.trust ?? {}, trust, parts)) onClose()
      }}
    />
  )
}

/** Of whom one met; while nobody is said to have been met, of any contact, who then was. */
function AskStance({ customer, draft, setDraft, entry, contacts, signals, set, onClose }: AskProps) {
  const { signals: words } = useWords()
  const met = entry.people.filter(({ candidates }) => candidates.length < 2)
  const offered =
    met.length > 0 ? met : contacts.map(({ id, name }) => ({ key: id, id, name, candidates: [], texts: [] }))
  const [key, setKey] = useState(offered.length === 1 ? offered[0]?.key : Object.keys(signals.stance ?? {})[0])
  const person = offered.find(one => one.key === key)
  const parts = ['willingness', 'risk'] as const
  const levels = person === undefined ? {} : (signals.stance?.[person.key] ?? {})
  return (
    <>
      {offered.length === 1 ? null : (
        <div className="signal-part">
          <p>{words.who}</p>
          <ChipGroup label={words.who}>
            {offered.map(one => (
              <Chip key={one.key} pressed={one.key === key} onClick={() => setKey(one.key)}>
                {one.name}
              </Chip>
            ))}
          </ChipGroup>
        </div>
      )}
      {person === undefined ? null : (
        <>
          {offered.length === 1 ? <p className="signal-title">{person.name}</p> : null}
          <Levels
            of={{ customer, contact: person.id }}
            parts={parts}
            value={part => levels[part]}
            onLevel={(part, level) => {
              const stance = { ...levels, [part]: level }
              if (met.length > 0) set({ stance: { ...signals.stance, [person.key]: stance } })
              else
                setDraft({
                  ...draft,
                  met: [...draft.met, person.key],
                  signals: { ...draft.signals, stance: { ...signals.stance, [person.key]: stance } },
                })
              if (isNowWhole(levels, stance, parts)) onClose()
            }}
          />
        </>
      )}
    </>
  )
}

/** Names are chosen; where none is known yet, the page asks for one. */
function AskRival({ customer, signals, set, onClose, onWrite }: AskProps) {
  const { signals: words } = useWords()
  const names = useLive(({ db }) => knownCompetitors(db, customer ?? ''), [customer])
  const isNew = names?.length === 0
  const write = () => {
    onClose()
    onWrite('rival')
  }
  useEffect(() => {
    if (!isNew) return
    onClose()
    onWrite('rival')
  }, [isNew, onClose, onWrite])
  return (
    <>
      {names?.map(name => (
        <Choice
          key={name}
          isChosen={signals.rival?.competitor === name}
          onChoose={() => {
            set({ rival: { ...signals.rival, competitor: name } })
            onClose()
          }}
        >
          {name}
        </Choice>
      ))}
      <button type="button" className="menu-item" onClick={write}>
        <Icon name="edit" />
        <span>{words.other}</span>
      </button>
    </>
  )
}

function AskKind({ kind, signals, set, onClose }: AskProps & { kind: 'issue' | 'feedback' }) {
  const { values } = useWords().fields
  const choose = (signal: Partial<Signals>) => () => {
    set(signal)
    onClose()
  }
  if (kind === 'issue')
    return issueKinds.map(one => (
      <Choice
        key={one}
        isChosen={signals.issue?.kind === one}
        onChoose={choose({ issue: { ...signals.issue, kind: one } })}
      >
        {values['issue.kind'][one]}
      </Choice>
    ))
  return feedbackKinds.map(one => (
    <Choice
      key={one}
      isChosen={signals.feedback?.kind === one}
      onChoose={choose({ feedback: { ...signals.feedback, kind: one } })}
    >
      {values['feedback.kind'][one]}
    </Choice>
  ))
}

interface ChoiceProps {
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Choice({ isChosen, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" className="menu-item" aria-pressed={isChosen} onClick={onChoose}>
      <span>{children}</span>
      {isChosen ? <Icon name="check" /> : null}
    </button>
  )
}

interface LevelsProps<P extends RatedPart> {
  /** Absent contact: somebody nobody knows yet. */
  readonly of: { readonly customer: string | undefined; readonly contact: string | undefined }
  readonly parts: readonly P[]
  readonly value: (part: P) => number | undefined
  readonly onLevel: (part: P, level: number) => void
}

/** A row of dots for each part, with what was said last. */
function Levels<P extends RatedPart>({ of: { customer, contact }, parts, value, onLevel }: LevelsProps<P>) {
  const { standing } = useWords()
  const last = useLive(
    async ({ db }) =>
      customer === undefined || contact === undefined ? undefined : await lastLevels(db, customer, contact),
    [customer, contact],
  )
  return parts.map(part => (
    <div key={part} className="signal-part">
      {parts.length === 1 ? null : <p>{standing.questions[part]}</p>}
      <PartDots part={part} value={value(part)} was={last?.get(part)} onLevel={level => onLevel(part, level)} />
    </div>
  ))
}

/** The answer that was still missing has just been given. */
function isNowWhole<P extends string>(
  before: { readonly [part in P]?: number },
  now: { readonly [part in P]?: number },
  parts: readonly P[],
): boolean {
  const isWhole = (levels: { readonly [part in P]?: number }): boolean =>
    parts.every(part => levels[part] !== undefined)
  return isWhole(now) && !isWhole(before)
}
