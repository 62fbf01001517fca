/** /c/$id/value: what is estimated of a customer's value. */
import { createFileRoute } from '@tanstack/react-router'
import { ValueBasicsScreen } from '#app/features/value/basics-form.tsx'

export const Route = createFileRoute('/c/$id/value')({ component: ValueRoute })

function ValueRoute() {
  const { id } = Route.useParams()
  return <ValueBasicsScreen key={id} customer={id} />
}
