/** A new password: `/reset#<token>.<code>` from a link, or `/reset` with a code. */
import { createFileRoute, useLocation } from '@tanstack/react-router'
import { JoinScreen } from '#app/features/account/join-screen.tsx'

export const Route = createFileRoute('/reset')({
  staticData: { frame: 'bare' },
  component: () => {
    const fragment = useLocation({ select: location => location.hash })
    return <JoinScreen fragment={fragment} purpose="reset" />
  },
})
