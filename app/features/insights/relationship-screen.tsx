/** 客户关系管理矩阵: everybody by trust and importance; whom to develop first. */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useLive } from '#app/context.tsx'
import { relationshipPoints } from '#app/data/queries/matrix.ts'
import { analysisSettings } from '#app/data/queries/settings.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { MatrixScreen, type MatrixView } from './matrix-screen.tsx'
import { relationshipLook } from './relationship-look.tsx'

/** Fewer customers show no difference between them. */
const leastPoints = 5

export function RelationshipScreen(view: MatrixView) {
  const words = useWords()
  const today = useToday()
  const computed = useLive(relationshipPoints)
  const settings = useLive(({ db }) => analysisSettings(db))
  const look = useMemo(() => settings && relationshipLook(words, settings, today), [words, settings, today])
  if (look === undefined) return null
  return (
    <MatrixScreen
      {...view}
      look={look}
      points={computed?.points}
      asOf={computed?.asOf ?? today}
      least={leastPoints}
      empty={<TooFew count={computed?.points.length ?? 0} />}
      canMove
    />
  )
}

function TooFew({ count }: { count: number }) {
  const { standing: words } = useWords()
  const format = useFormat()
  return (
    <EmptyState
      action={
        <Button look="main" render={<Link to="/customers" />}>
          {words.toCustomers}
        </Button>
      }
    >
      {words.tooFew(leastPoints)}
      {count === 0 ? null : (
        <>
          <br />
          {words.tooFewNow(format.count(count), leastPoints)}
        </>
      )}
    </EmptyState>
  )
}
