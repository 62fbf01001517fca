/** The rule behind a goal's numbers, in sentences: what counts, which days carry weight, how the forecast is made. */
import type { GoalPage } from '#app/data/queries/goal-progress.ts'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { GoalTexts } from './goal-figure.ts'

interface RuleSheetProps {
  readonly page: GoalPage
  readonly open: boolean
  readonly onClose: () => void
}

export function RuleSheet({ page, open, onClose }: RuleSheetProps) {
  const words = useWords()
  return (
    <Sheet open={open} onClose={onClose} title={words.goals.whyRule} closeLabel={words.shell.close}>
      <ul className="goal-rule">
        {rulesOf(words, page).map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Sheet>
  )
}

export function rulesOf({ goals: { rule } }: GoalTexts, { goal, progress, hasPrior }: GoalPage): readonly string[] {
  const { calendar, isPacedByWork } = progress
  const work = calendar === 'week' ? rule.week : rule.work(calendar)
  return [
    rule[goal.metric],
    isPacedByWork ? work : rule.calendar,
    ...(progress.isProvisional ? [rule.provisional] : []),
    ...(progress.forecast === null ? [] : [rule.forecast]),
    ...(progress.forecast !== null && hasPrior ? [rule.forecastPrior] : []),
    rule.onDevice,
  ]
}
