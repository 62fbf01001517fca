/** /settings/method */
import { createFileRoute } from '@tanstack/react-router'
import { MethodScreen } from '#app/features/method/method-screen.tsx'

export const Route = createFileRoute('/settings_/method/')({ component: MethodScreen })
