/** /insights/surveys: all surveys. */
import { createFileRoute } from '@tanstack/react-router'
import { SurveysScreen } from '#app/features/survey/surveys-screen.tsx'

export const Route = createFileRoute('/insights/surveys/')({ component: SurveysScreen })
