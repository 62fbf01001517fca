/** /today */
import { createFileRoute } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useSignedIn } from '#app/context.tsx'
import { TodayScreen } from '#app/features/today/today-screen.tsx'

export const Route = createFileRoute('/today')({ component: TodayRoute, staticData: { frame: 'tabs' } })

const DueSurveyRows = lazy(async () => ({
  default: (await import('#app/features/survey/due-rows.tsx')).DueSurveyRows,
}))

function TodayRoute() {
  return <TodayScreen after={<WhenStanding />} />
}

/** What nobody waits for: a start does not load it. */
function WhenStanding() {
  const firstScreen = useSignedIn()?.firstScreen
  const [stands, setStands] = useState(false)
  useEffect(() => firstScreen?.whenStanding(() => setStands(true)), [firstScreen])
  if (!stands) return null
  return (
    <Suspense>
      <DueSurveyRows />
    </Suspense>
  )
}
