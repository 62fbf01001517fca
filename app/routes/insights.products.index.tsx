/** /insights/products */
import { createFileRoute } from '@tanstack/react-router'
import { ProductsScreen } from '#app/features/market/products-screen.tsx'

export const Route = createFileRoute('/insights/products/')({ component: ProductsScreen })
