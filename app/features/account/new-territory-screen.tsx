/** A new territory, at the top or below another. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive, useSyncControl } from '#app/context.tsx'
import { factsOf } from '#app/data/facts.ts'
import { useHost } from '#app/host.tsx'
import { Field } from '#app/ui/field.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { DoorForm, useRequest } from './door.tsx'

export function NewTerritoryScreen({ under }: { under: string | undefined }) {
  const { account, shell, team } = useWords()
  const host = useHost()
  const sync = useSyncControl()
  const navigate = useNavigate()
  const { isBusy, failure, run } = useRequest()
  const territories = useLive(({ db }) => factsOf(db, 'territory'))
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const parent = territories?.find(({ id }) => id === under)?.name
  const submit = async () => {
    setTried(true)
    const trimmed = name.trim()
    if (trimmed === '') return
    const answer = await run(
      host.account.addTerritory({ name: trimmed, ...(under !== undefined && { parent: under }) }),
    )
    if (answer.kind !== 'ok') return
    await sync.syncNow()
    await navigate({ to: '/me/team', replace: true })
  }
  const back = (
    <BackLink label={shell.backTo(team.title)} render={<Link to="/me/team" />}>
      {team.title}
    </BackLink>
  )
  return (
    <Screen title={team.newTerritory} top={<PageBar title={team.newTerritory} start={back} />}>
      <div className="page-form">
        <DoorForm
          submit={account.territoryAdd}
          busy={account.territoryAdd}
          isBusy={isBusy}
          failure={failure}
          onSubmit={() => void submit()}
        >
          <Field
            label={account.territoryName}
            hint={under === undefined ? team.underWhole : parent === undefined ? undefined : team.under(parent)}
            placeholder={account.territoryNameExample}
            value={name}
            onValue={setName}
            error={tried && name.trim() === '' ? account.required : undefined}
          />
        </DoorForm>
      </div>
    </Screen>
  )
}
