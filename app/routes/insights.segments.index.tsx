/** /insights/segments */
import { createFileRoute } from '@tanstack/react-router'
import { SegmentsScreen } from '#app/features/segments/segments-screen.tsx'

export const Route = createFileRoute('/insights/segments/')({ component: SegmentsScreen })
