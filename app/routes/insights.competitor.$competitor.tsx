/** /insights/competitor/$competitor?name=NAME; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { CompetitorFormScreen } from '#app/features/market/competitor-form.tsx'

export const Route = createFileRoute('/insights/competitor/$competitor')({
  validateSearch: ({ name }: Record<string, unknown>): { readonly name?: string } =>
    typeof name === 'string' ? { name } : {},
  component: CompetitorFormRoute,
})

function CompetitorFormRoute() {
  const { competitor } = Route.useParams()
  const { name = '' } = Route.useSearch()
  return (
    <CompetitorFormScreen key={competitor} competitor={competitor === 'new' ? undefined : competitor} name={name} />
  )
}
