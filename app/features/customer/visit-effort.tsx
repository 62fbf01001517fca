/** How long a visit took and what it cost, folded away; nothing of it has to be said (DOMAIN 3.6). */
import { useState } from 'react'
import type { VisitRow } from '#shared/domain/record.ts'
import { moneyTyped, readMoneyIfAny } from '#app/data/typed-money.ts'
import { Field } from '#app/ui/field.tsx'
import { FoldedSection } from '#app/ui/row.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'

type Effort = Pick<VisitRow, 'minutes' | 'travelCost' | 'sampleCost'>

export const visitEffortOf = ({ minutes, travelCost, sampleCost }: Effort, currency: string) => ({
  minutes: minutes === null ? '' : String(minutes),
  travelCost: moneyTyped(travelCost, currency),
  sampleCost: moneyTyped(sampleCost, currency),
})
type Typed = ReturnType<typeof visitEffortOf>

/** Undefined when something is no number. */
export function readVisitEffort(typed: Typed, currency: string): Effort | undefined {
  const minutes = readMinutes(typed.minutes)
  const [travelCost, sampleCost] = [
    readMoneyIfAny(typed.travelCost, currency),
    readMoneyIfAny(typed.sampleCost, currency),
  ]
  if (minutes === undefined || travelCost === undefined || sampleCost === undefined) return undefined
  return { minutes, travelCost, sampleCost }
}

/** Null for nothing, undefined for what is no whole number of minutes. */
const readMinutes = (text: string): number | null | undefined =>
  text.trim() === '' ? null : /^\d{1,5}$/.test(text.trim()) ? Number(text) : undefined

interface VisitEffortProps {
  readonly effort: Typed
  readonly onEffort: (effort: Typed) => void
  readonly currency: string
  readonly isBad: boolean
}

export function VisitEffort({ effort, onEffort, currency, isBad }: VisitEffortProps) {
  const words = useWords()
  const [isOpen, setOpen] = useState(Object.values(effort).some(text => text !== ''))
  const field = (name: keyof Typed, isWrong: boolean) => ({
    label: fieldName(words, 'visit', name),
    value: effort[name],
    autoComplete: 'off',
    onValue: (typed: string) => onEffort({ ...effort, [name]: typed }),
    error: isBad && isWrong ? words.value.effortBad : undefined,
  })
  return (
    <div className="form-flush">
      <FoldedSection
        open={isOpen || isBad}
        onToggle={() => setOpen(!isOpen)}
        end={words.value.visitEffortNote}
        content={
          <div className="form">
            <Field {...field('minutes', readMinutes(effort.minutes) === undefined)} inputMode="numeric" />
            <div className="form-pair">
              <Field
                {...field('travelCost', readMoneyIfAny(effort.travelCost, currency) === undefined)}
                inputMode="decimal"
              />
              <Field
                {...field('sampleCost', readMoneyIfAny(effort.sampleCost, currency) === undefined)}
                inputMode="decimal"
              />
            </div>
          </div>
        }
      >
        {words.value.visitEffort}
      </FoldedSection>
    </div>
  )
}
