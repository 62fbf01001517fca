/** /me/devices/$device */
import { createFileRoute } from '@tanstack/react-router'
import { NameDeviceScreen } from '#app/features/account/name-device-screen.tsx'

export const Route = createFileRoute('/me/devices/$device')({
  staticData: { frame: 'page' },
  component: NameDeviceRoute,
})

function NameDeviceRoute() {
  const { device } = Route.useParams()
  return <NameDeviceScreen key={device} device={device} />
}
