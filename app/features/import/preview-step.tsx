/** Third step: what will happen, in counts and reasons, before anything is written. */
import { useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { BigFigure, Block } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { ActionBar, Strip } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { type ImportState, writesOf } from './import-state.ts'
import { OwnerNote, ProblemList } from './problem-list.tsx'
import type { Import } from './use-import.ts'
import type { TerritoryChoice } from './use-territory.ts'

interface PreviewStepProps {
  readonly state: Extract<ImportState, { step: 'preview' }>
  readonly wizard: Import
  readonly territory: TerritoryChoice
}

/** Customers a plan makes need a territory; orders and changes stay where they are. */
const makesCustomers = ({ plan, request }: PreviewStepProps['state']): boolean =>
  plan.counts.created > 0 || (request.kind === 'customers' && plan.counts.new > 0)

export function PreviewStep({ state, wizard, territory }: PreviewStepProps) {
  const { imports } = useWords()
  const format = useFormat()
  const { counts } = state.plan
  const [showsProblems, setShowsProblems] = useState(false)
  const notes = [
    counts.created > 0 && imports.created(counts.created),
    counts.same > 0 && imports.same(format.count(counts.same)),
    counts.merged > 0 && imports.merged(format.count(counts.merged)),
  ].filter(note => note !== false)
  const dry = imports.dry(format.count(counts.new), format.count(counts.changed), format.count(counts.problem))
  return (
    <>
      <Block title={imports.previewTitle}>
        <BigFigure note={dry}>{imports.records(writesOf(state.plan))}</BigFigure>
        {notes.map(note => (
          <p className="ink-2" key={note}>
            {note}
          </p>
        ))}
      </Block>
      <OwnerNote plan={state.plan} />
      {counts.problem === 0 ? null : (
        <div className="form">
          <Button icon="alert" aria-expanded={showsProblems} onClick={() => setShowsProblems(!showsProblems)}>
            {imports.seeWhy(counts.problem)}
          </Button>
        </div>
      )}
      {showsProblems ? <ProblemList plan={state.plan} wizard={wizard} notStored={[]} /> : null}
      {makesCustomers(state) ? (
        <>
          <TerritoryPart territory={territory} />
          <OwnerPart territory={territory} isRest={state.request.columns.includes('customer.owner')} />
        </>
      ) : null}
    </>
  )
}

interface OwnerPartProps {
  readonly territory: TerritoryChoice
  /** The file names owners itself: this is for the other rows. */
  readonly isRest: boolean
}

function OwnerPart({ territory: { owners, owner, chooseOwner }, isRest }: OwnerPartProps) {
  const { imports } = useWords()
  const { me } = useKetu()
  if (owners.length < 2) return null
  const others = owners.filter(({ member }) => member !== me.member)
  return (
    <div className="form">
      <SelectField
        label={isRest ? imports.ownerOfRest : imports.owner}
        value={owner}
        onValue={chooseOwner}
        choices={[
          { value: '', label: imports.ownerMe },
          ...others.map(({ member, name }) => ({ value: member, label: name })),
        ]}
      />
    </div>
  )
}

function TerritoryPart({ territory: { territories, chosen, choose } }: { readonly territory: TerritoryChoice }) {
  const { imports } = useWords()
  if (territories === undefined || territories.length === 1) return null
  if (territories.length === 0) return <Strip tone="notice">{imports.noTerritory}</Strip>
  const choices = territories.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="form">
      <SelectField
        label={imports.territory}
        value={chosen}
        onValue={choose}
        choices={chosen === '' ? [{ value: '', label: imports.chooseTerritory }, ...choices] : choices}
      />
    </div>
  )
}

export function PreviewBar({ state, wizard, territory }: PreviewStepProps) {
  const { imports } = useWords()
  const format = useFormat()
  const writes = writesOf(state.plan)
  const isReady = writes > 0 && (!makesCustomers(state) || territory.chosen !== '')
  return (
    <ActionBar>
      <Button onClick={wizard.backToColumns}>{imports.changeColumns}</Button>
      <Button look="main" grow disabled={!isReady} onClick={() => void wizard.start(territory.chosen, territory.owner)}>
        {writes === 0 ? imports.nothing : imports.run(format.count(writes))}
      </Button>
    </ActionBar>
  )
}
