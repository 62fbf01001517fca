/** /insights/callbacks: who to call today. */
import { createFileRoute } from '@tanstack/react-router'
import { CallBacksScreen } from '#app/features/survey/call-backs-screen.tsx'

export const Route = createFileRoute('/insights/callbacks')({ component: CallBacksScreen })
