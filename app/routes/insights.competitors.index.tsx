/** /insights/competitors */
import { createFileRoute } from '@tanstack/react-router'
import { CompetitorsScreen } from '#app/features/market/competitors-screen.tsx'

export const Route = createFileRoute('/insights/competitors/')({ component: CompetitorsScreen })
