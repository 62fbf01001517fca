/** Questions behind a chip that are answered with dots: of the customer, and of the people one met. */
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import { lastLevels } from '#app/data/queries/signal.ts'
import { PartDots } from '#app/part-dots.tsx'
import type { RatedPart } from '#app/part-words.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { AskProps } from './signal-props.ts'

export function AskLevel({
  kind,
  customer,
  signals,
  set,
  onClose,
}: AskProps & { kind: 'satisfaction' | 'confidence' }) {
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

export function AskTrust({ customer, signals, set, onClose }: AskProps) {
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
export function AskStance({ customer, draft, setDraft, entry, contacts, signals, set, onClose }: AskProps) {
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
