/** A further device of one’s own. */
import { createFileRoute } from '@tanstack/react-router'
import { DeviceLinkScreen } from '#app/features/account/device-link-screen.tsx'

export const Route = createFileRoute('/me/device')({
  staticData: { frame: 'page' },
  component: DeviceLinkScreen,
})
