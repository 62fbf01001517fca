/** What I call one of my devices. Left empty it goes by its browser and system again. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { type DeviceRow, maxDeviceNameLength } from '#shared/api/account.ts'
import { failureText } from './door.tsx'
import './team.css'
import { useDevices } from './use-devices.ts'
import { useTeamAction } from './use-team-action.ts'

export function NameDeviceScreen({ device }: { device: string }) {
  const words = useWords()
  const { shell, team } = words
  const { me } = useKetu()
  const { answer } = useDevices(me.member)
  const row = answer?.kind === 'ok' ? answer.value.find(each => each.device === device) : undefined
  const back = (
    <BackLink label={shell.backTo(team.myDevices)} render={<Link to="/me/devices" />}>
      {team.myDevices}
    </BackLink>
  )
  return (
    <Screen title={team.nameDevice} top={<PageBar title={team.nameDevice} start={back} />}>
      {answer === undefined || row !== undefined ? null : (
        <EmptyState action={<Button render={<Link to="/me/devices" />}>{team.myDevices}</Button>}>
          {answer.kind === 'ok'
            ? team.deviceGone
            : answer.error === 'offline'
              ? team.devicesOffline
              : failureText(words, answer)}
        </EmptyState>
      )}
      {row === undefined ? null : <NameForm row={row} />}
    </Screen>
  )
}

function NameForm({ row: { device, given = '', name } }: { row: DeviceRow }) {
  const { team } = useWords()
  const host = useHost()
  const navigate = useNavigate()
  const { me } = useKetu()
  const { isBusy, act } = useTeamAction()
  const [typed, setTyped] = useState(given)
  const save = async () => {
    const chosen = typed.trim()
    if (chosen !== given && !(await act(() => host.team.nameDevice(me.member, device, chosen), team.deviceNamed)))
      return
    await navigate({ to: '/me/devices', replace: true })
  }
  return (
    <div className="team-form">
      <Field
        label={team.deviceName}
        hint={name === '' ? undefined : team.deviceNameHint(name)}
        placeholder={team.deviceNameExample}
        maxLength={maxDeviceNameLength}
        value={typed}
        onValue={setTyped}
        onEnter={() => void save()}
      />
      <Button look="main" disabled={isBusy} onClick={() => void save()}>
        {team.saveTerritory}
      </Button>
    </div>
  )
}
