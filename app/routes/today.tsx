/** /today */
import { createFileRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { TodayScreen } from '#app/features/today/today-screen.tsx'
import { WhenStanding } from '#app/when-standing.tsx'

export const Route = createFileRoute('/today')({ component: TodayRoute, staticData: { frame: 'tabs' } })

const DueSurveyRows = lazy(async () => ({
  default: (await import('#app/features/survey/due-rows.tsx')).DueSurveyRows,
}))

function TodayRoute() {
  const after = (
    <WhenStanding>
      <DueSurveyRows />
    </WhenStanding>
  )
  return <TodayScreen after={after} />
}
