/** Settings of this device. */
import { createFileRoute } from '@tanstack/react-router'
import { SettingsScreen } from '#app/features/settings/settings-screen.tsx'

export const Route = createFileRoute('/settings')({
  staticData: { frame: 'page' },
  component: SettingsScreen,
})
