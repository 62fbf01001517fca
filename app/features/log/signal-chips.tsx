/** One calm row of what else a visit can tell: a tap opens the question, what is set shows its value, × takes it away. */
import { lazy, Suspense, useState } from 'react'
import { Chip, ChipGroup, UnderstoodChip } from '#app/ui/chip.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { type SignalKind, withoutSignal } from './signal.ts'
import type { SignalProps } from './signal-props.ts'
import { signalValue } from './signal-words.ts'

const SignalSheet = lazy(async () => ({ default: (await import('./signal-sheet.tsx')).SignalSheet }))

interface SignalChipsProps extends SignalProps {
  readonly order: readonly SignalKind[]
}

export function SignalChips(props: SignalChipsProps) {
  const { draft, entry, setDraft, signals, order, contacts, needs, onWrite } = props
  const words = useWords()
  const format = useFormat()
  const [open, setOpen] = useState<SignalKind>()
  const reader = { words, format, people: entry.people, needs }
  const isOffered = (kind: SignalKind): boolean =>
    kind === 'needChange' ? needs.length > 0 : kind === 'stance' ? entry.people.length + contacts.length > 0 : true
  const ask = (kind: SignalKind) => (kind === 'opportunity' ? onWrite(kind) : setOpen(kind))
  return (
    <div className="composer-signals">
      <span className="composer-label">{words.signals.also}</span>
      <ChipGroup label={words.signals.also} line>
        {order.filter(isOffered).map(kind =>
          signals[kind] === undefined ? (
            <Chip
              key={kind}
              dashed
              icon="plus"
              label={words.log.add(words.signals.kinds[kind])}
              onClick={() => ask(kind)}
            >
              {words.signals.kinds[kind]}
            </Chip>
          ) : (
            <UnderstoodChip
              key={kind}
              name={words.signals.kinds[kind]}
              value={signalValue(signals, kind, reader)}
              onChange={() => ask(kind)}
              onDrop={() => setDraft({ ...draft, signals: withoutSignal(draft.signals, kind) })}
              dropLabel={words.log.drop(words.signals.kinds[kind])}
            />
          ),
        )}
      </ChipGroup>
      {open === undefined ? null : (
        <Suspense>
          <SignalSheet {...props} kind={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </div>
  )
}
