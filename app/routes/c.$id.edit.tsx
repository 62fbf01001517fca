/** /c/$id/edit */
import { createFileRoute } from '@tanstack/react-router'
import { EditCustomerScreen } from '#app/features/customer/customer-form.tsx'

export const Route = createFileRoute('/c/$id/edit')({ component: EditCustomerRoute })

function EditCustomerRoute() {
  const { id } = Route.useParams()
  return <EditCustomerScreen key={id} id={id} />
}
