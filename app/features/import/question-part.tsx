/** What the engine has to know before it plans: a missing column, the order of day and month, a rate. */
import { useKetu } from '#app/context.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { Field } from '#app/ui/field.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { fieldLabel } from './field-choices.ts'
import type { ImportState } from './import-state.ts'
import type { Import } from './use-import.ts'

interface QuestionPartProps {
  readonly state: Extract<ImportState, { step: 'columns' }>
  readonly wizard: Import
}

/** An exact decimal above zero. */
export const isRate = (text: string): boolean => /^\d{1,9}(\.\d{1,9})?$/.test(text) && /[1-9]/.test(text)

export function QuestionPart({ state, wizard }: QuestionPartProps) {
  const words = useWords()
  const format = useFormat()
  const { workspace } = useKetu()
  const { imports } = words
  const { question, request } = state
  switch (question?.kind) {
    case undefined:
      return null
    case 'missing-fields':
      return (
        <div role="alert">
          <StatusWord tone="warn">
            {imports.missing(format.list(question.fields.map(field => fieldLabel(words, field))))}
          </StatusWord>
        </div>
      )
    case 'asks-day-order':
      return (
        <div className="field" role="alert">
          <span className="field-label">{imports.dayOrderTitle(question.sample)}</span>
          <Segmented
            label={imports.dayOrderTitle(question.sample)}
            choices={[
              { value: 'dmy' as const, label: imports.dayOrder.dmy },
              { value: 'mdy' as const, label: imports.dayOrder.mdy },
            ]}
            value={request.dayOrder ?? ('' as 'dmy')}
            onValue={dayOrder => wizard.change({ dayOrder })}
          />
        </div>
      )
    case 'other-currency': {
      const rate = request.rate ?? ''
      return (
        <Field
          label={imports.rateTitle(question.currency, workspace.currency)}
          hint={imports.rateHint(question.currency, workspace.currency)}
          inputMode="decimal"
          autoFocus
          value={rate}
          onValue={value => wizard.change({ rate: value.trim() })}
          error={rate === '' || isRate(rate) ? undefined : imports.badRate}
        />
      )
    }
  }
}
