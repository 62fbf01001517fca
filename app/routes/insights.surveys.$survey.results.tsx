/** /insights/surveys/$survey/results?c=CUSTOMER: what came of a survey; `all` for every one. */
import { createFileRoute } from '@tanstack/react-router'
import { ResultsScreen } from '#app/features/survey/results-screen.tsx'

export const Route = createFileRoute('/insights/surveys/$survey/results')({
  validateSearch: ({ c }: Record<string, unknown>): { readonly c?: string } => (typeof c === 'string' ? { c } : {}),
  component: ResultsRoute,
})

function ResultsRoute() {
  const { survey } = Route.useParams()
  const { c } = Route.useSearch()
  return <ResultsScreen key={`${survey}/${c}`} survey={survey} customer={c} />
}
