/** /team/$member: what a manager sees of them, and they of themselves. */
import { createFileRoute } from '@tanstack/react-router'
import { MemberWorkScreen } from '#app/features/board/member-work-screen.tsx'

export const Route = createFileRoute('/team/$member')({ component: MemberRoute })

function MemberRoute() {
  const { member } = Route.useParams()
  return <MemberWorkScreen key={member} member={member} />
}
