/** /settings/method/lists */
import { createFileRoute } from '@tanstack/react-router'
import { ListsScreen } from '#app/features/method/lists-screen.tsx'

export const Route = createFileRoute('/settings_/method/lists')({ component: ListsScreen })
