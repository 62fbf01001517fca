/** The devices a member is signed in on. Only the server knows them: offline it says so and claims nothing. */
import { useEffect, useState } from 'react'
import { useKetu } from '#app/context.tsx'
import type { ApiAnswer } from '#app/data/api.ts'
import { useHost } from '#app/host.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { DeviceRow } from '#shared/api/account.ts'
import { failureText } from './door.tsx'
import { useTeamAction } from './use-team-action.ts'

export function MemberDevices({ member }: { member: string }) {
  const words = useWords()
  const host = useHost()
  const { isBusy, act } = useTeamAction()
  const [answer, setAnswer] = useState<ApiAnswer<readonly DeviceRow[]>>()
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isShown = true
    void host.team.devices(member).then(each => {
      if (isShown) setAnswer(each)
    })
    return () => {
      isShown = false
    }
  }, [host, member, round])
  const signOut = async (device: string) => {
    if (await act(() => host.team.signOutDevice(member, device), words.team.signedOutDevice)) setRound(round + 1)
  }
  return (
    <>
      <SectionHeader>{words.team.devices}</SectionHeader>
      {answer === undefined || answer.kind === 'ok' ? null : (
        <p className="team-empty">
          {answer.error === 'offline' ? words.team.devicesOffline : failureText(words, answer)}
        </p>
      )}
      {answer?.kind === 'ok' ? <DeviceList devices={answer.value} isBusy={isBusy} onSignOut={signOut} /> : null}
    </>
  )
}

interface DeviceListProps {
  readonly devices: readonly DeviceRow[]
  readonly isBusy: boolean
  readonly onSignOut: (device: string) => Promise<void>
}

function DeviceList({ devices, isBusy, onSignOut }: DeviceListProps) {
  const { team: words } = useWords()
  const format = useFormat()
  const { me, now } = useKetu()
  if (devices.length === 0) return <p className="team-empty">{words.noDevices}</p>
  return (
    <List label={words.devices}>
      {devices.map(({ device, name, signedInAt, seenAt }, i) => (
        <Row
          key={device}
          lead={<Icon name="device" />}
          leadSize="small"
          name={name || words.device(i + 1)}
          mark={device === me.device ? <Tag>{words.thisDevice}</Tag> : undefined}
          detail={`${words.seen(format.moment(seenAt, now()))} · ${words.signedIn(format.moment(signedInAt, now()))}`}
          wrap
          action={
            // This device leaves through its own page, which says what would be lost.
            device === me.device ? undefined : (
              <RowButton
                label={words.signOutWhat(name || words.device(i + 1))}
                disabled={isBusy}
                onClick={() => void onSignOut(device)}
              >
                {words.signOutDevice}
              </RowButton>
            )
          }
        />
      ))}
    </List>
  )
}
