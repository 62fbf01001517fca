/** /insights/due */
import { createFileRoute } from '@tanstack/react-router'
import { DueScreen } from '#app/features/value/due-screen.tsx'

export const Route = createFileRoute('/insights/due')({ component: DueScreen })
