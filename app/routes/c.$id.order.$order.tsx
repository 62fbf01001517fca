/** /c/$id/order/$order */
import { createFileRoute } from '@tanstack/react-router'
import { OrderScreen } from '#app/features/customer/order-form.tsx'

export const Route = createFileRoute('/c/$id/order/$order')({ component: OrderRoute })

function OrderRoute() {
  const { id, order } = Route.useParams()
  return <OrderScreen key={order} customer={id} order={order} />
}
