/** Inviting a colleague. */
import { createFileRoute } from '@tanstack/react-router'
import { InviteScreen } from '#app/features/account/invite-screen.tsx'

export const Route = createFileRoute('/me/invite')({
  staticData: { frame: 'page' },
  component: InviteScreen,
})
