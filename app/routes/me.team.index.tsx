/** /me/team */
import { createFileRoute } from '@tanstack/react-router'
import { TeamScreen } from '#app/features/account/team-screen.tsx'

export const Route = createFileRoute('/me/team/')({ component: TeamScreen })
