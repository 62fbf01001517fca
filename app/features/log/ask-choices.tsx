/** Questions behind a chip that are answered by choosing: of what kind, which one, who. */
import { useEffect } from 'react'
import { feedbackKinds, needKinds } from '#shared/domain/fields/knowledge.ts'
import { issueKinds } from '#shared/domain/fields/occasion.ts'
import { useLive } from '#app/context.tsx'
import { competitorNames } from '#app/data/queries/competitor.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { DotScale } from '#app/ui/dot-scale.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { Choice } from './choice.tsx'
import type { Signals } from './signal.ts'
import type { AskProps } from './signal-props.ts'

/** A need is of this kind until somebody says otherwise. */
export const firstKind = 'pain'

export function AskNeed({ signals, set, onClose }: AskProps) {
  const words = useWords()
  const { kind = firstKind, ...rest } = signals.need ?? {}
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
          levels={words.needs.strengths}
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
export function AskNeedChange({ signals, needs, goals, set, onClose }: AskProps) {
  const { signals: words } = useWords()
  const { id, goals: chosen = [] } = signals.needChange ?? {}
  const toggled = (goal: string): readonly string[] =>
    chosen.includes(goal) ? chosen.filter(one => one !== goal) : [...chosen, goal]
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
            <Choice
              key={goal.id}
              isChosen={chosen.includes(goal.id)}
              onChoose={() => set({ needChange: { id, goals: toggled(goal.id) } })}
            >
              {goal.title}
            </Choice>
          ))}
        </section>
      )}
    </>
  )
}

/** What a thumb reaches without searching; all others are behind the last line. */
const mostNames = 12

/** Names are chosen; where none is known yet, the page asks for one. */
export function AskRival({ customer, signals, set, onClose, onWrite }: AskProps) {
  const { signals: words } = useWords()
  const names = useLive(({ db }) => competitorNames(db, customer), [customer])
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
      {names?.slice(0, mostNames).map(name => (
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

export function AskKind({ kind, signals, set, onClose }: AskProps & { kind: 'issue' | 'feedback' }) {
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
