/** /insights/review: customers somebody should look at. */
import { createFileRoute } from '@tanstack/react-router'
import { ReviewScreen } from '#app/features/review/review-screen.tsx'

export const Route = createFileRoute('/insights/review')({ component: ReviewScreen })
