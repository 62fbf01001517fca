/** /me/team/$member */
import { createFileRoute } from '@tanstack/react-router'
import { MemberScreen } from '#app/features/account/member-screen.tsx'

export const Route = createFileRoute('/me/team/$member')({ component: MemberRoute })

function MemberRoute() {
  const { member } = Route.useParams()
  return <MemberScreen key={member} id={member} />
}
