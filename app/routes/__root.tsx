/** The root of all screens: the shell around them, the door before sign-in, the page for unknown addresses and for bugs. */
import { createRootRouteWithContext, Outlet, redirect, useLocation, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { AfterVisitArea, useAfterVisit } from '#app/after-visit.tsx'
import { useSignedIn } from '#app/context.tsx'
import { ErrorScreen } from '#app/features/shell/error-screen.tsx'
import { NotFoundScreen } from '#app/features/shell/not-found-screen.tsx'
import { Shell } from '#app/features/shell/shell.tsx'
import type { RouterContext } from '#app/router-context.ts'
import { WhenStanding } from '#app/when-standing.tsx'

/** What can be read without a session. */
const openPaths = new Set(['/sign-in', '/setup', '/join', '/reset', '/about/device'])

export const Route = createRootRouteWithContext<RouterContext>()({
  beforeLoad: ({ context, location }) => {
    if (!context.isSignedIn() && !openPaths.has(location.pathname)) throw redirect({ to: '/sign-in' })
  },
  component: Root,
  notFoundComponent: NotFoundScreen,
  errorComponent: ErrorScreen,
})

function Root() {
  const frame = useMatches({ select: matches => matches.at(-1)?.staticData.frame ?? 'page' })
  const isOpen = useLocation({ select: ({ pathname }) => openPaths.has(pathname) })
  const isSignedIn = useSignedIn() !== undefined
  // Between signing out and the next screen there is no device to show.
  if (!isSignedIn && !isOpen) return null
  return (
    <AfterVisitArea>
      <Shell frame={frame} asking={<AfterVisit />}>
        <Outlet />
      </Shell>
      {isSignedIn ? (
        <WhenStanding>
          <SurveyReplies />
        </WhenStanding>
      ) : null}
    </AfterVisitArea>
  )
}

const SurveyReplies = lazy(async () => ({ default: (await import('#app/survey-replies.tsx')).SurveyReplies }))

const AfterVisitQuestion = lazy(async () => ({
  default: (await import('#app/features/judge/after-visit-question.tsx')).AfterVisitQuestion,
}))

/** On the screen a person comes back to; gone with the next one, so that it is never in anybody's way. */
function AfterVisit() {
  const { saved, follow } = useAfterVisit()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const shownAt = useRef<string>(undefined)
  useEffect(() => {
    if (saved === undefined) shownAt.current = undefined
    else if (shownAt.current === undefined) shownAt.current = path === '/log' ? undefined : path
    else if (shownAt.current !== path) follow(undefined)
  }, [saved, path, follow])
  if (saved === undefined || path === '/log') return null
  return (
    <Suspense>
      <AfterVisitQuestion saved={saved} />
    </Suspense>
  )
}
