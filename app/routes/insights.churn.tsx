/** /insights/churn */
import { createFileRoute } from '@tanstack/react-router'
import { ChurnScreen } from '#app/features/value/churn-screen.tsx'

export const Route = createFileRoute('/insights/churn')({ component: ChurnScreen })
