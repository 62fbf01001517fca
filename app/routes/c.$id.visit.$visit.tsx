/** /c/$id/visit/$visit */
import { createFileRoute } from '@tanstack/react-router'
import { VisitScreen } from '#app/features/customer/visit-form.tsx'

export const Route = createFileRoute('/c/$id/visit/$visit')({ component: VisitRoute })

function VisitRoute() {
  const { id, visit } = Route.useParams()
  return <VisitScreen key={visit} customer={id} visit={visit} />
}
