/** /c/$id/need/new */
import { createFileRoute } from '@tanstack/react-router'
import { NeedScreen } from '#app/features/knowledge/need-form.tsx'

export const Route = createFileRoute('/c/$id/need/new')({ component: NewNeedRoute })

function NewNeedRoute() {
  const { id } = Route.useParams()
  return <NeedScreen key={id} customer={id} need={undefined} />
}
