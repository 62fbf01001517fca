/** Signing out: says first what would be lost, then leaves nothing on the device. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive, useSessions, useSyncState } from '#app/context.tsx'
import { sampleCount } from '#app/data/queries/sample.ts'
import { useHost } from '#app/host.tsx'
import { Button } from '#app/ui/button.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { ActionBar, BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { useExport } from './use-export.ts'

export function SignOutScreen() {
  const { account, shell } = useWords()
  const { waiting, needsYou, problem } = useSyncState()
  const leave = useLeave()
  const exporting = useExport()
  const samples = useLive(({ db }) => sampleCount(db)) ?? 0
  const unsynced = waiting + needsYou
  const back = (
    <BackLink label={shell.backTo(account.me)} render={<Link to="/me" />}>
      {account.me}
    </BackLink>
  )
  const leaveButton = (
    <Button look={unsynced === 0 ? 'main' : 'outline'} grow disabled={leave.isBusy} onClick={() => void leave.run()}>
      {leave.isBusy ? account.signingOut : unsynced === 0 ? account.signOutNow : account.signOutAnyway}
    </Button>
  )
  return (
    <Screen
      title={account.signOutTitle}
      top={<PageBar title={account.signOutTitle} start={back} />}
      foot={
        <ActionBar>
          {leaveButton}
          {unsynced === 0 ? null : (
            <Button look="main" grow disabled={exporting.isBusy} onClick={() => void exporting.run('everything')}>
              {account.exportFirst}
            </Button>
          )}
        </ActionBar>
      }
    >
      <div className="form">
        {unsynced === 0 ? (
          <p>{account.signOutClean}</p>
        ) : (
          <>
            <p>
              <StatusWord tone="warn">{account.signOutUnsyncedTitle}</StatusWord>
            </p>
            <p>{account.signOutUnsynced(unsynced)}</p>
            <p>
              <Button render={<Link to="/sync" />}>{account.syncFirst}</Button>
            </p>
          </>
        )}
        {samples === 0 ? null : <p className="note">{account.signOutSamples}</p>}
        {problem === 'unreachable' ? <p className="note">{account.signOutOffline}</p> : null}
      </div>
    </Screen>
  )
}

/** Ends the session on the server when it can be reached, then clears the device either way. */
function useLeave() {
  const host = useHost()
  const sessions = useSessions()
  const [isBusy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    // First the session: with it the device stops that syncs and holds the database open.
    await sessions.clear()
    await host.account.signOut()
    await host.wipe()
    host.restart('/sign-in')
  }
  return { isBusy, run }
}
