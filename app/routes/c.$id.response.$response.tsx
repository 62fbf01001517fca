/** /c/$id/response/$response: what a customer answered. */
import { createFileRoute } from '@tanstack/react-router'
import { ResponseScreen } from '#app/features/survey/response-screen.tsx'

export const Route = createFileRoute('/c/$id/response/$response')({ component: ResponseRoute })

function ResponseRoute() {
  const { id, response } = Route.useParams()
  return <ResponseScreen key={response} customer={id} response={response} />
}
