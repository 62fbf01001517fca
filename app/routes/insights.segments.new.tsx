/** /insights/segments/new?region=REGION */
import { createFileRoute } from '@tanstack/react-router'
import { NewSegmentScreen } from '#app/features/segments/segment-form.tsx'

export const Route = createFileRoute('/insights/segments/new')({
  validateSearch: ({ region }: Record<string, unknown>): { readonly region?: string } =>
    typeof region === 'string' ? { region } : {},
  component: NewSegmentRoute,
})

function NewSegmentRoute() {
  const { region } = Route.useSearch()
  return <NewSegmentScreen region={region} />
}
