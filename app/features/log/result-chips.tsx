/** 有进展 · 维持 · 受阻: preselected by what was understood, a tap overrides, a second tap takes it away. */
import { type VisitOutcome, visitOutcomes } from '#shared/domain/record.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { useWords } from '#app/words/words-context.tsx'

const outcomes = visitOutcomes.filter(outcome => outcome !== '')

interface ResultChipsProps {
  readonly outcome: VisitOutcome
  readonly onOutcome: (outcome: VisitOutcome) => void
}

export function ResultChips({ outcome, onOutcome }: ResultChipsProps) {
  const { log } = useWords()
  return (
    <div className="composer-result">
      <span className="composer-label">{log.result}</span>
      <ChipGroup label={log.result}>
        {outcomes.map(value => (
          <Chip
            key={value}
            pressed={value === outcome}
            onClick={() => onOutcome(value === outcome ? '' : value)}
            {...(value === outcome && { icon: 'check' as const })}
          >
            {log.outcomes[value]}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}
