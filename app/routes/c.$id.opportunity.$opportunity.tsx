/** /c/$id/opportunity/$opportunity?title=TITLE; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { OpportunityScreen } from '#app/features/market/opportunity-form.tsx'

export const Route = createFileRoute('/c/$id/opportunity/$opportunity')({
  validateSearch: ({ title }: Record<string, unknown>): { readonly title?: string } =>
    typeof title === 'string' ? { title } : {},
  component: OpportunityRoute,
})

function OpportunityRoute() {
  const { id, opportunity } = Route.useParams()
  const { title } = Route.useSearch()
  return (
    <OpportunityScreen
      key={opportunity}
      customer={id}
      opportunity={opportunity === 'new' ? undefined : opportunity}
      title={title}
    />
  )
}
