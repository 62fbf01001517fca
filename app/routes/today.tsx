/** /today */
import { createFileRoute } from '@tanstack/react-router'
import { TodayScreen } from '#app/features/today/today-screen.tsx'

export const Route = createFileRoute('/today')({ component: TodayScreen, staticData: { frame: 'tabs' } })
