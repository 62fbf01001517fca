/** How long a visit took and what it cost, folded away; nothing of it has to be said (DOMAIN 3.6). */
import { useState } from 'react'
import { departments, type VisitRow } from '#shared/domain/record.ts'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FoldedSection } from '#app/ui/row.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { amountText, readAmount } from './order-details.tsx'

type Effort = Pick<VisitRow, 'minutes' | 'travelCost' | 'sampleCost' | 'department'>

export const visitEffortOf = ({ minutes, travelCost, sampleCost, department }: Effort, currency: string) => ({
  minutes: minutes === null ? '' : String(minutes),
  travelCost: amountText(travelCost, currency),
  sampleCost: amountText(sampleCost, currency),
  department,
})
type Typed = ReturnType<typeof visitEffortOf>

/** Undefined when something is no number. */
export function readVisitEffort(typed: Typed, currency: string): Effort | undefined {
  const minutes = readMinutes(typed.minutes)
  const [travelCost, sampleCost] = [readAmount(typed.travelCost, currency), readAmount(typed.sampleCost, currency)]
  if (minutes === undefined || travelCost === undefined || sampleCost === undefined) return undefined
  return { minutes, travelCost, sampleCost, department: typed.department }
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
  const { department, ...amounts } = effort
  const [isOpen, setOpen] = useState(Object.values(amounts).some(text => text !== '') || department !== 'sales')
  const field = (name: keyof typeof amounts, isWrong: boolean) => ({
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
                {...field('travelCost', readAmount(effort.travelCost, currency) === undefined)}
                inputMode="decimal"
              />
              <Field
                {...field('sampleCost', readAmount(effort.sampleCost, currency) === undefined)}
                inputMode="decimal"
              />
            </div>
            <SelectField
              label={fieldName(words, 'visit', 'department')}
              value={department}
              onValue={chosen => onEffort({ ...effort, department: chosen })}
              choices={departments.map(value => ({ value, label: words.fields.values['visit.department'][value] }))}
            />
          </div>
        }
      >
        {words.value.visitEffort}
      </FoldedSection>
    </div>
  )
}
