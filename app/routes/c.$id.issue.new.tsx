/** /c/$id/issue/new */
import { createFileRoute } from '@tanstack/react-router'
import { IssueScreen } from '#app/features/knowledge/issue-form.tsx'

export const Route = createFileRoute('/c/$id/issue/new')({ component: NewIssueRoute })

function NewIssueRoute() {
  const { id } = Route.useParams()
  return <IssueScreen key={id} customer={id} issue={undefined} />
}
