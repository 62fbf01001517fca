/** A further device of the same person: a link and a code made by the device that is signed in. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHost } from '#app/host.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { InviteReply } from '#shared/api/account.ts'
import { DoorForm, useRequest } from './door.tsx'
import { InviteCard } from './invite-card.tsx'

export function DeviceLinkScreen() {
  const { account, shell, team } = useWords()
  const host = useHost()
  const { isBusy, failure, run } = useRequest()
  const [invite, setInvite] = useState<InviteReply>()
  const make = async () => {
    const answer = await run(host.account.linkDevice())
    if (answer.kind === 'ok') setInvite(answer.value)
  }
  const back = (
    <BackLink label={shell.backTo(team.myDevices)} render={<Link to="/me/devices" />}>
      {team.myDevices}
    </BackLink>
  )
  return (
    <Screen title={account.linkDevice} top={<PageBar title={account.linkDevice} start={back} />}>
      {invite === undefined ? (
        <div className="page-form">
          <DoorForm
            submit={account.linkDeviceMake}
            busy={account.linkDeviceMake}
            isBusy={isBusy}
            failure={failure}
            onSubmit={() => void make()}
          >
            <p>{account.linkDeviceWhy}</p>
          </DoorForm>
        </div>
      ) : (
        <InviteCard invite={invite} intro={account.linkDeviceReady} />
      )}
    </Screen>
  )
}
