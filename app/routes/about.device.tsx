/** What this device can do. */
import { createFileRoute } from '@tanstack/react-router'
import { DeviceScreen } from '#app/features/settings/device-screen.tsx'

export const Route = createFileRoute('/about/device')({
  staticData: { frame: 'page' },
  component: DeviceScreen,
})
