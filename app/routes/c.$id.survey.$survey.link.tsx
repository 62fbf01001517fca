/** /c/$id/survey/$survey/link: a link with which the customer answers by themselves. */
import { createFileRoute } from '@tanstack/react-router'
import { LinkScreen } from '#app/features/survey/link-screen.tsx'

export const Route = createFileRoute('/c/$id/survey/$survey/link')({ component: LinkRoute })

function LinkRoute() {
  const { id, survey } = Route.useParams()
  return <LinkScreen key={`${id}/${survey}`} customer={id} survey={survey} />
}
