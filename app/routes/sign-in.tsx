/** Sign-in. */
import { createFileRoute } from '@tanstack/react-router'
import { SignInScreen } from '#app/features/account/sign-in-screen.tsx'

export const Route = createFileRoute('/sign-in')({
  staticData: { frame: 'bare' },
  component: SignInScreen,
})
