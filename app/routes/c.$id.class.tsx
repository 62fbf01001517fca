/** /c/CUSTOMER/class?of=tier */
import { createFileRoute } from '@tanstack/react-router'
import { type ByHandKind, ClassFormScreen } from '#app/features/segments/class-form.tsx'

export const Route = createFileRoute('/c/$id/class')({
  validateSearch: ({ of }: Record<string, unknown>): { readonly of?: ByHandKind } =>
    of === 'tier' ? { of: 'tier' } : {},
  component: ClassRoute,
})

function ClassRoute() {
  const { id } = Route.useParams()
  const { of = 'class' } = Route.useSearch()
  return <ClassFormScreen key={`${id} ${of}`} id={id} kind={of} />
}
