/** /c/new?name=NAME */
import { createFileRoute } from '@tanstack/react-router'
import { NewCustomerScreen } from '#app/features/customer/customer-form.tsx'

export const Route = createFileRoute('/c/new')({
  validateSearch: ({ name }: Record<string, unknown>): { readonly name?: string } =>
    typeof name === 'string' || typeof name === 'number' ? { name: String(name) } : {},
  component: NewCustomerRoute,
})

function NewCustomerRoute() {
  const { name = '' } = Route.useSearch()
  return <NewCustomerScreen name={name} />
}
