/** /me/devices */
import { createFileRoute } from '@tanstack/react-router'
import { MyDevicesScreen } from '#app/features/account/my-devices-screen.tsx'

export const Route = createFileRoute('/me/devices/')({
  staticData: { frame: 'page' },
  component: MyDevicesScreen,
})
