/** /insights/surveys/$survey/edit */
import { createFileRoute } from '@tanstack/react-router'
import { SurveyFormScreen } from '#app/features/survey/survey-form.tsx'

export const Route = createFileRoute('/insights/surveys/$survey/edit')({ component: EditSurveyRoute })

function EditSurveyRoute() {
  const { survey } = Route.useParams()
  return <SurveyFormScreen key={survey} id={survey} isNew={false} />
}
