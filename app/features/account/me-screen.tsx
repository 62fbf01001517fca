/** 我的: who I am here, how safe my work is, and everything that is not daily work. */
import { Link } from '@tanstack/react-router'
import { useKetu, useLive, useSyncState } from '#app/context.tsx'
import { SettingRow } from '#app/ui/block.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { Screen, TopBar } from '#app/ui/screen.tsx'
import { pillLabel } from '#app/words/pill-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { readMyRights } from './my-rights.ts'
import { useExport } from './use-export.ts'

export function MeScreen() {
  const words = useWords()
  const { account, shell } = words
  const { me, workspace } = useKetu()
  const rights = useLive(readMyRights)
  const sync = useSyncState()
  const exporting = useExport()
  const roles = rights?.grants.map(({ role, territory }) =>
    account.roleIn(account.role[role], territory ?? account.wholeWorkspace),
  )
  return (
    <Screen title={account.me} top={<TopBar title={account.me} />}>
      <header className="person">
        <h2>{me.name}</h2>
        <p>{workspace.name}</p>
        {roles?.map(role => (
          <p key={role}>{role}</p>
        ))}
      </header>
      <SettingRow icon="cloud" name={shell.sync} value={pillLabel(words, sync)} link={<Link to="/sync" />} />

      <SectionHeader>{account.work}</SectionHeader>
      <SettingRow icon="history" name={shell.activity} link={<Link to="/activity" />} />
      <SettingRow icon="upload" name={account.importData} note={account.importNote} link={<Link to="/import" />} />
      <SettingRow
        icon="download"
        name={account.export}
        note={account.exportNote}
        leads={false}
        link={<button type="button" disabled={exporting.isBusy} onClick={() => void exporting.run('everything')} />}
      />
      <SettingRow
        icon="customers"
        name={account.exportCustomers}
        leads={false}
        link={<button type="button" disabled={exporting.isBusy} onClick={() => void exporting.run('customers')} />}
      />
      <SettingRow
        icon="document"
        name={account.exportOrders}
        leads={false}
        link={<button type="button" disabled={exporting.isBusy} onClick={() => void exporting.run('orders')} />}
      />

      <SectionHeader>{account.team}</SectionHeader>
      {rights === undefined || rights.invitable.length === 0 ? null : (
        <SettingRow icon="team" name={account.invite} link={<Link to="/me/invite" />} />
      )}
      <SettingRow
        icon="device"
        name={account.linkDevice}
        note={account.linkDeviceNote}
        link={<Link to="/me/device" />}
      />

      <SectionHeader>{account.thisDevice}</SectionHeader>
      <SettingRow icon="settings" name={shell.settings} link={<Link to="/settings" />} />
      <SettingRow icon="signOut" name={account.signOut} link={<Link to="/me/sign-out" />} />
    </Screen>
  )
}
