/** /sync */
import { createFileRoute } from '@tanstack/react-router'
import { SyncScreen } from '#app/features/sync/sync-screen.tsx'

export const Route = createFileRoute('/sync/')({ component: SyncScreen })
