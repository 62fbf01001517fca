/** Gives a member a further right: where and as what, of those the giver may give and the member has not. */
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import type { MemberGrant } from '#app/data/queries/team.ts'
import { useHost } from '#app/host.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { Role } from '#shared/doc/fact.ts'
import { type MyRights, readMyRights } from './my-rights.ts'
import { useTeamAction } from './use-team-action.ts'

export function GiveRight({ member, grants }: { member: string; grants: readonly MemberGrant[] }) {
  const { account, team: words } = useWords()
  const rights = useLive(readMyRights)
  const [isOpen, setOpen] = useState(false)
  if (rights === undefined || givableOf(rights, grants).length === 0) return null
  if (!isOpen)
    return (
      <div className="team-form">
        <Button icon="plus" onClick={() => setOpen(true)}>
          {words.give}
        </Button>
      </div>
    )
  const givable = givableOf(rights, grants)
  const names = new Map([
    ...rights.territories.map(({ id, name }) => [id, name] as const),
    ['', account.wholeWorkspace],
  ])
  return <GiveForm member={member} givable={givable} names={names} onDone={() => setOpen(false)} />
}

type Givable = MyRights['invitable']

const givableOf = ({ invitable }: MyRights, grants: readonly MemberGrant[]): Givable =>
  invitable.filter(
    right => !grants.some(grant => grant.role === right.role && (grant.territory ?? '') === right.territory),
  )

interface GiveFormProps {
  readonly member: string
  readonly givable: Givable
  readonly names: ReadonlyMap<string, string>
  readonly onDone: () => void
}

function GiveForm({ member, givable, names, onDone }: GiveFormProps) {
  const { account, team: words } = useWords()
  const host = useHost()
  const { isBusy, act } = useTeamAction()
  const [pickedTerritory, setTerritory] = useState<string>()
  const [pickedRole, setRole] = useState<Role>('rep')
  const territories = [...new Set(givable.map(right => right.territory))]
  const territory = territories.find(id => id === pickedTerritory) ?? territories[0] ?? ''
  const roles = givable.filter(right => right.territory === territory).map(({ role }) => role)
  const role = roles.includes(pickedRole) ? pickedRole : (roles[0] ?? 'rep')
  const give = async () => {
    const request = { member, role, ...(territory !== '' && { territory }) }
    if (await act(() => host.team.grant(request), words.given)) onDone()
  }
  return (
    <div className="team-form">
      <SelectField
        label={words.giveTerritory}
        value={territory}
        onValue={setTerritory}
        choices={territories.map(id => ({ value: id, label: names.get(id) ?? '' }))}
      />
      <SelectField
        label={words.giveRole}
        hint={account.roleNote[role]}
        value={role}
        onValue={setRole}
        choices={roles.map(value => ({ value, label: account.role[value] }))}
      />
      <Button look="main" disabled={isBusy} onClick={() => void give()}>
        {words.give}
      </Button>
    </div>
  )
}
