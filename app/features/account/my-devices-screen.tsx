/** Where I am signed in: my own devices, each to name or sign out, and the way to bring another. */
import { Link } from '@tanstack/react-router'
import { useKetu } from '#app/context.tsx'
import { SettingRow } from '#app/ui/block.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { MemberDevices } from './member-devices.tsx'
import './team.css'

export function MyDevicesScreen() {
  const { account, shell, team } = useWords()
  const { me } = useKetu()
  const back = (
    <BackLink label={shell.backTo(account.me)} render={<Link to="/me" />}>
      {account.me}
    </BackLink>
  )
  return (
    <Screen title={team.myDevices} top={<PageBar title={team.myDevices} start={back} />}>
      <MemberDevices member={me.member} />
      <p className="team-empty">{team.nameDeviceHow}</p>
      <SettingRow icon="plus" name={account.linkDevice} note={account.linkDeviceNote} link={<Link to="/me/device" />} />
    </Screen>
  )
}
