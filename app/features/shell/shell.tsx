/** The frame around every screen: sidebar or tab bar, what concerns all screens, keyboard, focus, formats of the workspace. */
import { Link, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useLive, useSession, useSignedIn } from '#app/context.tsx'
import { hasBoard } from '#app/data/queries/team.ts'
import type { Frame } from '#app/router-context.ts'
import { IconButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Sidebar, SidebarItem, TabBar } from '#app/ui/navigation.tsx'
import { SharedActions } from '#app/ui/screen.tsx'
import { FormatProvider, useWords } from '#app/words/words-context.tsx'
import { Bands } from './bands.tsx'
import * as to from './destinations.tsx'
import { useShortcuts } from './shortcuts.ts'
import { SyncSign } from './sync-sign.tsx'
import { UpdateNotice } from './update-notice.tsx'

interface ShellProps {
  readonly frame: Frame
  /** Between the screen and the tab bar: what may be answered or left. */
  readonly asking: ReactNode
  readonly children: ReactNode
}

export function Shell({ frame, asking, children }: ShellProps) {
  const session = useSession()
  const isSignedIn = useSignedIn() !== undefined
  useFocusAfterNavigation()
  if (session === undefined || !isSignedIn || frame === 'bare') {
    return (
      <div className="frame">
        <div className="frame-body bare">{children}</div>
      </div>
    )
  }
  return (
    <FormatProvider zone={session.workspace.zone} currency={session.workspace.currency}>
      <SignedInFrame frame={frame} asking={asking}>
        {children}
      </SignedInFrame>
    </FormatProvider>
  )
}

function SignedInFrame({ frame, asking, children }: ShellProps) {
  const words = useWords()
  const { shell } = words
  useShortcuts()
  const leads = useLive(hasBoard) === true
  const shared = (
    <>
      <IconButton icon="search" label={shell.search} render={<Link to="/search" />} />
      <SyncSign />
    </>
  )
  return (
    <div className="frame">
      <Sidebar
        label={shell.navigation}
        brand={shell.appName}
        search={{ ...to.search(words), label: shell.searchOrRun }}
        main={to.log(words)}
        items={[
          to.today(words),
          to.customers(words),
          to.goals(words),
          to.insights(words),
          ...(leads ? [to.team(words)] : []),
          to.activity(words),
          to.me(words),
        ]}
        end={
          <>
            <SyncSign full />
            <SidebarItem {...to.settings(words)} />
          </>
        }
      />
      <div className={classNames('frame-body', frame === 'tabs' && 'has-tabs')}>
        <Bands />
        <SharedActions value={shared}>{children}</SharedActions>
        {asking}
      </div>
      {frame === 'tabs' ? (
        <TabBar
          label={shell.navigation}
          items={[
            to.today(words),
            to.customers(words),
            to.goals(words, shell.plan),
            leads ? to.team(words) : to.me(words),
          ]}
          middle={{ ...to.log(words), label: shell.logShort }}
        />
      ) : null}
      <UpdateNotice />
    </div>
  )
}

/** After a navigation the focus would be nowhere: it goes to the new screen, unless a field there took it. */
function useFocusAfterNavigation(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged }) => {
        if (!pathChanged || document.activeElement !== document.body) return
        document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
