/** Signing out of this device. */
import { createFileRoute } from '@tanstack/react-router'
import { SignOutScreen } from '#app/features/account/sign-out-screen.tsx'

export const Route = createFileRoute('/me/sign-out')({
  staticData: { frame: 'page' },
  component: SignOutScreen,
})
