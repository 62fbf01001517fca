/** 客户决策倾向矩阵: who is willing and who sees risk, person by person and customer by customer. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useLive } from '#app/context.tsx'
import { decisionPointsOf } from '#app/data/queries/matrix.ts'
import { analysisSettings } from '#app/data/queries/settings.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { decisionLook, personLook } from './decision-look.tsx'
import { MatrixScreen, type MatrixView } from './matrix-screen.tsx'

export function DecisionScreen(view: MatrixView) {
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const computed = useLive(decisionPointsOf)
  const settings = useLive(({ db }) => analysisSettings(db))
  const [level, setLevel] = useState<'people' | 'customers'>('people')
  const looks = useMemo(() => {
    const reader = settings && { words, format, settings }
    return reader && { people: personLook(reader), customers: decisionLook(reader) }
  }, [words, format, settings])
  if (looks === undefined) return null
  const isKnown = (computed?.points.people.length ?? 0) > 0
  const common = {
    ...view,
    asOf: computed?.asOf ?? today,
    least: 1,
    empty: (
      <EmptyState
        action={
          <Button look="main" render={<Link to="/customers" />}>
            {words.standing.toCustomers}
          </Button>
        }
      >
        {words.matrix.decisionEmpty}
      </EmptyState>
    ),
    level: isKnown ? (
      <div className="matrix-level">
        <Segmented
          label={words.matrix.level}
          value={level}
          onValue={setLevel}
          choices={[
            { value: 'people', label: words.matrix.people },
            { value: 'customers', label: words.matrix.customers },
          ]}
        />
      </div>
    ) : null,
  }
  return level === 'people' ? (
    <MatrixScreen key={level} {...common} look={looks.people} points={computed?.points.people} />
  ) : (
    <MatrixScreen key={level} {...common} look={looks.customers} points={computed?.points.customers} />
  )
}
