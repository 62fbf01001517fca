/** The devices a member is signed in on, each to sign out, one's own also to name. Offline it says so and claims nothing. */
import { Link } from '@tanstack/react-router'
import { useKetu } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { DeviceRow } from '#shared/api/account.ts'
import { failureText } from './door.tsx'
import { useDevices } from './use-devices.ts'
import { useTeamAction } from './use-team-action.ts'

export function MemberDevices({ member }: { member: string }) {
  const words = useWords()
  const host = useHost()
  const { isBusy, act } = useTeamAction()
  const { answer, again } = useDevices(member)
  const signOut = async (device: string) => {
    if (await act(() => host.team.signOutDevice(member, device), words.team.signedOutDevice)) again()
  }
  return (
    <>
      <SectionHeader>{words.team.devices}</SectionHeader>
      {answer === undefined || answer.kind === 'ok' ? null : (
        <p className="team-empty">
          {answer.error === 'offline' ? words.team.devicesOffline : failureText(words, answer)}
        </p>
      )}
      {answer?.kind === 'ok' ? (
        <DeviceList member={member} devices={answer.value} isBusy={isBusy} onSignOut={signOut} />
      ) : null}
    </>
  )
}

interface DeviceListProps {
  readonly member: string
  readonly devices: readonly DeviceRow[]
  readonly isBusy: boolean
  readonly onSignOut: (device: string) => Promise<void>
}

function DeviceList({ member, devices, isBusy, onSignOut }: DeviceListProps) {
  const { team: words } = useWords()
  const format = useFormat()
  const { me, now } = useKetu()
  if (devices.length === 0) return <p className="team-empty">{words.noDevices}</p>
  return (
    <List label={words.devices}>
      {devices.map(({ device, name, given, signedInAt, seenAt }, i) => {
        const called = given ?? (name || words.device(i + 1))
        const moments = `${words.seen(format.moment(seenAt, now()))} · ${words.signedIn(format.moment(signedInAt, now()))}`
        return (
          <Row
            key={device}
            lead={<Icon name="device" />}
            leadSize="small"
            name={called}
            mark={device === me.device ? <Tag>{words.thisDevice}</Tag> : undefined}
            detail={given === undefined || name === '' ? moments : `${name} · ${moments}`}
            wrap
            {...(member === me.member && { link: <Link to="/me/devices/$device" params={{ device }} /> })}
            action={
              // This device leaves through its own page, which says what would be lost.
              device === me.device ? undefined : (
                <RowButton label={words.signOutWhat(called)} disabled={isBusy} onClick={() => void onSignOut(device)}>
                  {words.signOutDevice}
                </RowButton>
              )
            }
          />
        )
      })}
    </List>
  )
}
