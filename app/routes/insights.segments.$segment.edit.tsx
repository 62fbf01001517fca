/** /insights/segments/SEGMENT/edit */
import { createFileRoute } from '@tanstack/react-router'
import { EditSegmentScreen } from '#app/features/segments/segment-form.tsx'

export const Route = createFileRoute('/insights/segments/$segment/edit')({ component: EditSegmentRoute })

function EditSegmentRoute() {
  const { segment } = Route.useParams()
  return <EditSegmentScreen id={segment} />
}
