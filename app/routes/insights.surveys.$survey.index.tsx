/** /insights/surveys/$survey: one survey. */
import { createFileRoute } from '@tanstack/react-router'
import { SurveyScreen } from '#app/features/survey/survey-screen.tsx'

export const Route = createFileRoute('/insights/surveys/$survey/')({ component: SurveyRoute })

function SurveyRoute() {
  const { survey } = Route.useParams()
  return <SurveyScreen key={survey} id={survey} />
}
