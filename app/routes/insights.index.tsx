/** /insights: the tools over all customers. */
import { createFileRoute } from '@tanstack/react-router'
import { InsightsScreen } from '#app/features/insights/insights-screen.tsx'

export const Route = createFileRoute('/insights/')({ component: InsightsScreen, staticData: { frame: 'tabs' } })
