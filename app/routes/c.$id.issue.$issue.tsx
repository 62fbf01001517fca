/** /c/$id/issue/$issue */
import { createFileRoute } from '@tanstack/react-router'
import { IssueScreen } from '#app/features/knowledge/issue-form.tsx'

export const Route = createFileRoute('/c/$id/issue/$issue')({ component: IssueRoute })

function IssueRoute() {
  const { id, issue } = Route.useParams()
  return <IssueScreen key={issue} customer={id} issue={issue} />
}
