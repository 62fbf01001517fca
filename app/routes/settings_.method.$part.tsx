/** /settings/method/PART */
import { createFileRoute } from '@tanstack/react-router'
import { PartScreen } from '#app/features/method/part-screen.tsx'

export const Route = createFileRoute('/settings_/method/$part')({ component: PartRoute })

function PartRoute() {
  const { part } = Route.useParams()
  return <PartScreen part={part} />
}
