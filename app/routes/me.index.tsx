/** 我的. */
import { createFileRoute } from '@tanstack/react-router'
import { MeScreen } from '#app/features/account/me-screen.tsx'

export const Route = createFileRoute('/me/')({
  staticData: { frame: 'tabs' },
  component: MeScreen,
})
