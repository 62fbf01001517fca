/** 我的: who I am here, how safe my work is, and everything that is not daily work. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useKetu, useLive, useSession, useSyncState } from '#app/context.tsx'
import type { ExportKind } from '#app/data/export/export.ts'
import { isOverseen } from '#app/data/queries/team.ts'
import { DayReportRow } from '#app/day-report-row.tsx'
import { SettingRow } from '#app/ui/block.tsx'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { Screen, Strip, TopBar } from '#app/ui/screen.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { pillLabel } from '#app/words/pill-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { readMyRights } from './my-rights.ts'
import { useExport } from './use-export.ts'

export function MeScreen() {
  const words = useWords()
  const { account, board, insights, shell, team } = words
  const { me, workspace } = useKetu()
  const rights = useLive(readMyRights)
  const overseen = useLive(isOverseen) === true
  const sync = useSyncState()
  const isSample = useSession()?.isSample === true
  const roles = rights?.grants.map(({ role, territory }) =>
    account.roleIn(account.role[role], territory ?? account.wholeWorkspace),
  )
  return (
    <Screen
      title={account.me}
      top={<TopBar title={account.me} />}
      head={isSample ? <Strip>{words.sample.strip}</Strip> : undefined}
    >
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
      <DayReportRow />
      <SettingRow icon="matrix" name={insights.title} note={insights.rowNote} link={<Link to="/insights" />} />
      <SettingRow icon="upload" name={account.importData} note={account.importNote} link={<Link to="/import" />} />
      <ExportRow />

      <SectionHeader>{account.team}</SectionHeader>
      {overseen ? (
        <SettingRow
          icon="eye"
          name={board.mine}
          note={board.mineNote}
          link={<Link to="/team/$member" params={{ member: me.member }} />}
        />
      ) : null}
      {rights === undefined || rights.invitable.length === 0 ? null : (
        <>
          <SettingRow icon="team" name={team.title} note={team.rowNote} link={<Link to="/me/team" />} />
          <SettingRow icon="plus" name={account.invite} link={<Link to="/me/invite" />} />
        </>
      )}
      <SettingRow icon="device" name={team.myDevices} note={team.myDevicesNote} link={<Link to="/me/devices" />} />

      <SectionHeader>{account.thisDevice}</SectionHeader>
      <SettingRow icon="settings" name={shell.settings} link={<Link to="/settings" />} />
      <SettingRow icon="signOut" name={account.signOut} link={<Link to="/me/sign-out" />} />
    </Screen>
  )
}

/** One row; the sheet says which file. */
function ExportRow() {
  const { account, shell } = useWords()
  const { isBusy, run } = useExport()
  const [isOpen, setOpen] = useState(false)
  const choose = (kind: ExportKind) => {
    setOpen(false)
    void run(kind)
  }
  return (
    <>
      <SettingRow
        icon="download"
        name={account.export}
        note={account.exportNote}
        leads={false}
        link={<button type="button" disabled={isBusy} onClick={() => setOpen(true)} />}
      />
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={account.export} closeLabel={shell.close}>
        {exportKinds.map(({ kind, icon }) => (
          <button key={kind} type="button" className="menu-item" onClick={() => choose(kind)}>
            <Icon name={icon} />
            {account.exportKind[kind]}
          </button>
        ))}
      </Sheet>
    </>
  )
}

const exportKinds = [
  { kind: 'everything', icon: 'disk' },
  { kind: 'customers', icon: 'customers' },
  { kind: 'orders', icon: 'document' },
] as const satisfies readonly { kind: ExportKind; icon: IconName }[]
