/** /insights/products/$product; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { ProductScreen } from '#app/features/market/products-screen.tsx'

export const Route = createFileRoute('/insights/products/$product')({ component: ProductRoute })

function ProductRoute() {
  const { product } = Route.useParams()
  return <ProductScreen key={product} product={product === 'new' ? undefined : product} />
}
