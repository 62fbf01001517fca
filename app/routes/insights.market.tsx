/** /insights/market */
import { createFileRoute } from '@tanstack/react-router'
import { MarketScreen } from '#app/features/market/market-screen.tsx'

export const Route = createFileRoute('/insights/market')({ component: MarketScreen })
