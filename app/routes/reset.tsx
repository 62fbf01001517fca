/** A new password: `/reset#<token>` from a link, or `/reset` with a code. */
import { createFileRoute, useLocation } from '@tanstack/react-router'
import { JoinScreen } from '#app/features/account/join-screen.tsx'

export const Route = createFileRoute('/reset')({
  staticData: { frame: 'bare' },
  component: () => {
    const token = useLocation({ select: location => location.hash })
    return <JoinScreen token={token} purpose="reset" />
  },
})
