/** /c/$id/order/new */
import { createFileRoute } from '@tanstack/react-router'
import { OrderScreen } from '#app/features/customer/order-form.tsx'

export const Route = createFileRoute('/c/$id/order/new')({ component: NewOrderRoute })

function NewOrderRoute() {
  const { id } = Route.useParams()
  return <OrderScreen key={id} customer={id} order={undefined} />
}
