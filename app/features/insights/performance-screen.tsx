/** 销售绩效跟进矩阵: what is put into customers against what comes out; for who leads others, of each rep. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { memberNames } from '#app/data/facts.ts'
import { performancePointsOf } from '#app/data/queries/matrix.ts'
import { analysisSettings } from '#app/data/queries/settings.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { MatrixScreen, type MatrixView } from './matrix-screen.tsx'
import { performanceLook, repLook } from './performance-look.tsx'

export function PerformanceScreen(view: MatrixView) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const computed = useLive(performancePointsOf)
  const settings = useLive(({ db }) => analysisSettings(db))
  const names = useLive(({ db }) => memberNames(db))
  const [level, setLevel] = useState<'customers' | 'reps'>('customers')
  const looks = useMemo(() => {
    const reader = settings && { words, format, settings }
    return reader && { customers: performanceLook(reader), reps: repLook(reader) }
  }, [words, format, settings])
  const reps = useMemo(
    () =>
      computed?.points.reps.map(rep => ({
        ...rep,
        customer: '',
        class: '' as const,
        name: rep.owner === ketu.me.member ? words.matrix.mine : (names?.get(rep.owner) ?? words.standing.someone),
      })),
    [computed, names, ketu, words],
  )
  if (looks === undefined) return null
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
        {words.matrix.performanceEmpty}
      </EmptyState>
    ),
    level:
      reps === undefined || reps.length < 2 ? null : (
        <div className="matrix-level">
          <Segmented
            label={words.matrix.level}
            value={level}
            onValue={setLevel}
            choices={[
              { value: 'customers', label: words.matrix.customers },
              { value: 'reps', label: words.matrix.reps },
            ]}
          />
        </div>
      ),
  }
  return level === 'reps' ? (
    <MatrixScreen key={level} {...common} look={looks.reps} points={reps} show={view.show ?? 'all'} />
  ) : (
    <MatrixScreen key={level} {...common} look={looks.customers} points={computed?.points.customers} />
  )
}
