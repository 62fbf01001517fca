/** A territory's name, and its place in the tree. Rights follow the tree, so this says what a move takes from whom. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import { readTerritory, type TerritoryPage } from '#app/data/queries/team.ts'
import { useHost } from '#app/host.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import './team.css'
import { useTeamAction } from './use-team-action.ts'

export function EditTerritoryScreen({ territory }: { territory: string }) {
  const { shell, team } = useWords()
  const found = useLive(async ketu => ({ page: await readTerritory(ketu, territory) }), [territory])
  const back = (
    <BackLink label={shell.backTo(team.title)} render={<Link to="/me/team" />}>
      {team.title}
    </BackLink>
  )
  return (
    <Screen title={team.editTerritory} top={<PageBar title={team.editTerritory} start={back} />}>
      {found !== undefined && found.page === undefined ? (
        <EmptyState action={<Button render={<Link to="/me/team" />}>{team.title}</Button>}>{team.none}</EmptyState>
      ) : null}
      {found?.page === undefined ? null : <TerritoryForm territory={territory} page={found.page} />}
    </Screen>
  )
}

/** No id is empty: it stands for the top of the tree. */
const top = ''

function TerritoryForm({ territory, page }: { territory: string; page: TerritoryPage }) {
  const { account, team } = useWords()
  const host = useHost()
  const navigate = useNavigate()
  const { isBusy, act } = useTeamAction()
  const [typed, setTyped] = useState(page.name)
  const [chosen, setChosen] = useState<string>()
  const parent = page.parents.find(({ id }) => id === chosen)?.id ?? page.parent
  const name = typed.trim()
  const isMoved = parent !== page.parent
  const save = async () => {
    if (name === '') return
    const change = {
      ...(name !== page.name && { name }),
      ...(isMoved && { parent: parent === top ? null : parent }),
    }
    if (Object.keys(change).length > 0) {
      const isDone = await act(() => host.team.changeTerritory(territory, change), team.territoryChanged(name))
      if (!isDone) return
    }
    await navigate({ to: '/me/team', replace: true })
  }
  return (
    <div className="team-form">
      <Field
        label={account.territoryName}
        value={typed}
        onValue={setTyped}
        onEnter={() => void save()}
        error={name === '' ? account.required : undefined}
      />
      {page.parents.length < 2 ? null : (
        <SelectField
          label={team.territoryParent}
          hint={isMoved ? team.moveTerritoryNote : undefined}
          value={parent}
          onValue={setChosen}
          choices={page.parents.map(({ id, name: label }) => ({ value: id, label: id === top ? team.top : label }))}
        />
      )}
      <Button look="main" disabled={isBusy} onClick={() => void save()}>
        {team.saveTerritory}
      </Button>
    </div>
  )
}
