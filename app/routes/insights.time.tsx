/** /insights/time */
import { createFileRoute } from '@tanstack/react-router'
import { TimeScreen } from '#app/features/value/time-screen.tsx'

export const Route = createFileRoute('/insights/time')({ component: TimeScreen })
