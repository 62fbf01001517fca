/** /sync/drill */
import { createFileRoute } from '@tanstack/react-router'
import { DrillScreen } from '#app/features/sync/drill-screen.tsx'

export const Route = createFileRoute('/sync/drill')({ component: DrillScreen })
