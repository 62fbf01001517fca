/** One member: their rights, their devices, a new password, suspending and taking back. Shows only what may be done here. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import { type MemberGrant, type MemberPage, readMember } from '#app/data/queries/team.ts'
import { useHost } from '#app/host.tsx'
import { EmptyState, SettingRow } from '#app/ui/block.tsx'
import { Button, RowButton } from '#app/ui/button.tsx'
import { Tag } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { InviteReply } from '#shared/api/account.ts'
import { failureText, useRequest } from './door.tsx'
import { GiveRight } from './give-right.tsx'
import { InviteCard } from './invite-card.tsx'
import { MemberDevices } from './member-devices.tsx'
import './team.css'
import { useTeamAction } from './use-team-action.ts'

export function MemberScreen({ id }: { id: string }) {
  const { shell, team: words } = useWords()
  const found = useLive(async ketu => ({ page: await readMember(ketu, id) }), [id])
  const page = found?.page
  const back = (
    <BackLink label={shell.backTo(words.title)} render={<Link to="/me/team" />}>
      {words.title}
    </BackLink>
  )
  const title = page?.name ?? words.title
  return (
    <Screen title={title} top={<PageBar title={title} start={back} />}>
      {found !== undefined && page === undefined ? (
        <EmptyState action={<Button render={<Link to="/me/team" />}>{words.title}</Button>}>{words.gone}</EmptyState>
      ) : null}
      {page === undefined ? null : (
        <>
          {page.isSuspended ? (
            <p className="team-empty">
              <Tag>{words.suspended}</Tag>
            </p>
          ) : null}
          <Rights page={page} />
          <GiveRight member={id} grants={page.grants} />
          {page.maySeeDevices ? <MemberDevices member={id} /> : null}
          {page.mayReset || page.maySuspend ? <SectionHeader>{words.account}</SectionHeader> : null}
          {page.mayReset && !page.isSuspended ? <ResetPassword member={id} /> : null}
          {page.maySuspend ? <Suspension member={id} page={page} /> : null}
        </>
      )}
    </Screen>
  )
}

function Rights({ page }: { page: MemberPage }) {
  const { account, team: words } = useWords()
  const host = useHost()
  const { isBusy, act } = useTeamAction()
  const textOf = ({ role, territoryName }: MemberGrant): string =>
    account.roleIn(account.role[role], territoryName ?? account.wholeWorkspace)
  return (
    <>
      <SectionHeader count={page.grants.length}>{words.rights}</SectionHeader>
      {page.grants.length === 0 ? <p className="team-empty">{words.noRights}</p> : null}
      <List label={words.rights}>
        {page.grants.map(grant => (
          <Row
            key={grant.id}
            name={grant.territoryName ?? account.wholeWorkspace}
            detail={account.role[grant.role]}
            action={
              grant.mayEnd ? (
                <RowButton
                  label={words.endWhat(textOf(grant))}
                  disabled={isBusy}
                  onClick={() => void act(() => host.team.endGrant(grant.id), words.ended)}
                >
                  {words.end}
                </RowButton>
              ) : undefined
            }
          />
        ))}
      </List>
    </>
  )
}

/** No mail server is assumed: whoever made the link hands it over. */
function ResetPassword({ member }: { member: string }) {
  const all = useWords()
  const { team: words } = all
  const host = useHost()
  const { isBusy, run } = useRequest()
  const { show } = useToast()
  const [link, setLink] = useState<InviteReply>()
  const make = async () => {
    const answer = await run(host.team.resetPassword(member))
    if (answer.kind === 'ok') setLink(answer.value)
    else show({ text: failureText(all, answer) })
  }
  if (link !== undefined)
    return (
      <InviteCard
        invite={link}
        intro={words.resetReady}
        text={words.resetText(link.code)}
        copyLabel={words.copyReset}
      />
    )
  return (
    <SettingRow
      icon="lock"
      name={words.reset}
      note={words.resetNote}
      leads={false}
      link={<button type="button" disabled={isBusy} onClick={() => void make()} />}
    />
  )
}

function Suspension({ member, page: { name, isSuspended } }: { member: string; page: MemberPage }) {
  const { shell, team: words } = useWords()
  const host = useHost()
  const { isBusy, act } = useTeamAction()
  const [isAsking, setAsking] = useState(false)
  const suspend = () => {
    setAsking(false)
    void act(() => host.team.setState(member, 'suspended'), words.suspendedNow(name))
  }
  const takeBack = () => void act(() => host.team.setState(member, 'active'), words.takenBack(name))
  return (
    <>
      <SettingRow
        icon={isSuspended ? 'undo' : 'close'}
        name={isSuspended ? words.takeBack : words.suspend}
        note={isSuspended ? words.takeBackNote : words.suspendNote}
        leads={false}
        link={<button type="button" disabled={isBusy} onClick={isSuspended ? takeBack : () => setAsking(true)} />}
      />
      <Sheet
        open={isAsking}
        onClose={() => setAsking(false)}
        title={words.sure(name)}
        closeLabel={shell.close}
        foot={
          <>
            <Button grow onClick={() => setAsking(false)}>
              {words.keep}
            </Button>
            <Button look="main" grow onClick={suspend}>
              {words.suspend}
            </Button>
          </>
        }
      >
        <p className="sheet-text ink-2">{words.suspendNote}</p>
      </Sheet>
    </>
  )
}
