/** Set-up by the printed link `/setup#<code>`: a fragment is never sent, so no log holds the code. */
import { createFileRoute, useLocation } from '@tanstack/react-router'
import { SetupScreen } from '#app/features/account/setup-screen.tsx'

export const Route = createFileRoute('/setup')({
  staticData: { frame: 'bare' },
  component: () => {
    const code = useLocation({ select: location => location.hash })
    return <SetupScreen code={code} />
  },
})
