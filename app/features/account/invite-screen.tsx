/** Inviting a colleague: role and territory, then a link and a code that work once. */
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useKetu, useLive, useSyncControl } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { Button, RowButton } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { InviteReply, InviteRow } from '#shared/api/account.ts'
import type { Role } from '#shared/doc/fact.ts'
import { DoorForm, useRequest } from './door.tsx'
import { InviteCard } from './invite-card.tsx'
import { type MyRights, readMyRights, type Territory } from './my-rights.ts'

export function InviteScreen() {
  const { account, shell } = useWords()
  const rights = useLive(readMyRights)
  const [invite, setInvite] = useState<InviteReply>()
  const back = (
    <BackLink label={shell.backTo(account.me)} render={<Link to="/me" />}>
      {account.me}
    </BackLink>
  )
  return (
    <Screen title={account.inviteTitle} top={<PageBar title={account.inviteTitle} start={back} />}>
      {invite !== undefined ? <InviteCard invite={invite} intro={account.inviteReady} /> : null}
      {rights === undefined || invite !== undefined ? null : <InviteForm rights={rights} onInvite={setInvite} />}
      <OpenInvites after={invite?.id} />
    </Screen>
  )
}

function InviteForm({ rights, onInvite }: { rights: MyRights; onInvite: (invite: InviteReply) => void }) {
  const { account } = useWords()
  const host = useHost()
  const { isBusy, failure, run } = useRequest()
  const [made, setMade] = useState<readonly Territory[]>([])
  const [territory, setTerritory] = useState<string>()
  const [role, setRole] = useState<Role>('rep')
  const [name, setName] = useState('')
  const places = placesOf(rights, made, account.wholeWorkspace)
  const place = places.find(({ value }) => value === territory) ?? places[0]
  // A territory made a moment ago is not in the facts yet: its maker may do there what they may everywhere.
  const roles = rolesIn(rights, place === undefined || made.some(({ id }) => id === place.value) ? '' : place.value)
  const chosenRole = roles.includes(role) ? role : roles[0]
  const submit = async () => {
    if (place === undefined || chosenRole === undefined) return
    const request = {
      role: chosenRole,
      ...(place.value !== '' && { territory: place.value }),
      ...(name.trim() !== '' && { name }),
    }
    const answer = await run(host.account.invite(request))
    if (answer.kind === 'ok') onInvite(answer.value)
  }
  return (
    <div className="page-form">
      <DoorForm
        submit={account.createInvite}
        busy={account.createInvite}
        isBusy={isBusy}
        failure={failure}
        onSubmit={() => void submit()}
      >
        <Field label={account.inviteName} placeholder={account.inviteNameExample} value={name} onValue={setName} />
        {place === undefined ? null : (
          <SelectField label={account.inviteTerritory} value={place.value} onValue={setTerritory} choices={places} />
        )}
        {chosenRole === undefined ? null : (
          <SelectField
            label={account.inviteRole}
            hint={account.roleNote[chosenRole]}
            value={chosenRole}
            onValue={setRole}
            choices={roles.map(value => ({ value, label: account.role[value] }))}
          />
        )}
      </DoorForm>
      {rights.mayAddTerritory ? (
        <NewTerritory
          onMade={territory => {
            setMade([...made, territory])
            setTerritory(territory.id)
          }}
        />
      ) : null}
    </div>
  )
}

const rolesIn = ({ invitable }: MyRights, territory: string): readonly Role[] =>
  invitable.filter(each => each.territory === territory).map(({ role }) => role)

function placesOf({ invitable, territories }: MyRights, made: readonly Territory[], everywhere: string) {
  const allowed = new Set(invitable.map(({ territory }) => territory))
  const known = new Set(territories.map(({ id }) => id))
  return [
    ...territories.filter(({ id }) => allowed.has(id)),
    ...made.filter(({ id }) => !known.has(id)),
    ...(allowed.has('') ? [{ id: '', name: everywhere }] : []),
  ].map(({ id, name }) => ({ value: id, label: name }))
}

function NewTerritory({ onMade }: { onMade: (territory: Territory) => void }) {
  const { account } = useWords()
  const host = useHost()
  const sync = useSyncControl()
  const { isBusy, failure, run } = useRequest()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  if (!isOpen) {
    return (
      <Button look="text" icon="plus" onClick={() => setOpen(true)}>
        {account.newTerritory}
      </Button>
    )
  }
  const add = async () => {
    const trimmed = name.trim()
    if (trimmed === '' || isBusy) return
    const answer = await run(host.account.addTerritory({ name: trimmed }))
    if (answer.kind !== 'ok') return
    onMade({ id: answer.value.id, name: trimmed })
    setOpen(false)
    setName('')
    await sync.syncNow()
  }
  return (
    <div className="form">
      <Field
        label={account.territoryName}
        placeholder={account.territoryNameExample}
        value={name}
        onValue={setName}
        onEnter={() => void add()}
        error={failure === undefined ? undefined : account.error[failure.error]}
      />
      <Button onClick={() => void add()}>{account.territoryAdd}</Button>
    </div>
  )
}

/** Invites nobody has used; asked again when one was made. Offline there is no list, and nothing is claimed. */
function OpenInvites({ after }: { after: string | undefined }) {
  const { account } = useWords()
  const format = useFormat()
  const host = useHost()
  const { now } = useKetu()
  const { show } = useToast()
  const territories = useLive(readMyRights)?.territories ?? []
  const [invites, setInvites] = useState<readonly InviteRow[]>([])
  useEffect(() => {
    let isShown = true
    void host.account.openInvites().then(answer => {
      if (isShown && answer.kind === 'ok') setInvites(answer.value)
    })
    return () => {
      isShown = false
    }
  }, [host, after])
  const withdraw = async (id: string) => {
    const answer = await host.account.withdrawInvite(id)
    if (answer.kind === 'ok') setInvites(invites.filter(invite => invite.id !== id))
    show({ text: answer.kind === 'ok' ? account.withdrawn : account.error[answer.error] })
  }
  if (invites.length === 0) return null
  return (
    <>
      <SectionHeader count={invites.length}>{account.inviteOpen}</SectionHeader>
      <List label={account.inviteOpen}>
        {invites.map(({ id, role, territory, name, expiresAt }) => (
          <Row
            key={id}
            name={name ?? account.role[role]}
            detail={account.roleIn(
              account.role[role],
              territories.find(each => each.id === territory)?.name ?? account.wholeWorkspace,
            )}
            figure={format.moment(expiresAt, now())}
            action={
              <RowButton label={account.withdrawWhat(name ?? account.role[role])} onClick={() => void withdraw(id)}>
                {account.withdraw}
              </RowButton>
            }
          />
        ))}
      </List>
    </>
  )
}
