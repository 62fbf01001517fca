/** /insights/surveys/new?from=SURVEY: a new survey, empty or made like another. */
import { createFileRoute } from '@tanstack/react-router'
import { SurveyFormScreen } from '#app/features/survey/survey-form.tsx'

export const Route = createFileRoute('/insights/surveys/new')({
  validateSearch: ({ from }: Record<string, unknown>): { readonly from?: string } =>
    typeof from === 'string' ? { from } : {},
  component: NewSurveyRoute,
})

function NewSurveyRoute() {
  const { from } = Route.useSearch()
  return <SurveyFormScreen key={from ?? ''} id={from} isNew />
}
