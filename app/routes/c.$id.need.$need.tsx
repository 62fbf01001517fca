/** /c/$id/need/$need */
import { createFileRoute } from '@tanstack/react-router'
import { NeedScreen } from '#app/features/knowledge/need-form.tsx'

export const Route = createFileRoute('/c/$id/need/$need')({ component: NeedRoute })

function NeedRoute() {
  const { id, need } = Route.useParams()
  return <NeedScreen key={need} customer={id} need={need} />
}
