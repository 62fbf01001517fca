/** /insights/segments/SEGMENT */
import { createFileRoute } from '@tanstack/react-router'
import { SegmentScreen } from '#app/features/segments/segment-screen.tsx'

export const Route = createFileRoute('/insights/segments/$segment/')({ component: SegmentRoute })

function SegmentRoute() {
  const { segment } = Route.useParams()
  return <SegmentScreen id={segment} />
}
