/** 合并客户: two customers side by side; which one stays, and of what both say which counts. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldsToChoose, type MergedField, mergedValues, type Side } from '#shared/domain/merge.ts'
import type { CustomerRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { mergeCustomers } from '#app/data/commands/merge.ts'
import { memberNames } from '#app/data/facts.ts'
import { mergePage } from '#app/data/queries/duplicate.ts'
import { useCommand } from '#app/done.tsx'
import { useMinute } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button, WorkButton } from '#app/ui/button.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { ActionBar, BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { valueText } from '#app/words/value-text.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './duplicates.css'

export function MergeScreen({ first, second }: { first: string; second: string }) {
  const { duplicates: words, shell } = useWords()
  const [isSwapped, setSwapped] = useState(false)
  const found = useLive(async ({ db }) => ({ page: await mergePage(db, first, second) }), [first, second])
  const page = found?.page
  return page === undefined ? (
    <Screen
      title={words.mergeTitle}
      top={
        <PageBar
          title={words.mergeTitle}
          start={
            <BackLink label={shell.backTo(words.title)} render={<Link to="/customers/duplicates" />}>
              {words.title}
            </BackLink>
          }
        />
      }
    >
      {found === undefined ? null : (
        <EmptyState
          action={
            <Button look="main" render={<Link to="/customers/duplicates" />}>
              {words.title}
            </Button>
          }
        >
          {words.gone}
        </EmptyState>
      )}
    </Screen>
  ) : (
    <Merge
      key={String(isSwapped)}
      winner={isSwapped ? page.loser : page.winner}
      loser={isSwapped ? page.winner : page.loser}
      onSwap={() => setSwapped(!isSwapped)}
      isSwapped={isSwapped}
    />
  )
}

interface MergeProps {
  readonly winner: CustomerRow
  readonly loser: CustomerRow
  readonly onSwap: () => void
  readonly isSwapped: boolean
}

function Merge({ winner, loser, onSwap, isSwapped }: MergeProps) {
  const ketu = useKetu()
  const all = useWords()
  const { duplicates: words, shell } = all
  const run = useCommand()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<ReadonlyMap<MergedField, Side>>(new Map())
  const fields = fieldsToChoose(winner, loser)
  const merge = async () => {
    const values = mergedValues(winner, loser, chosen)
    const isDone = await run(() => mergeCustomers(ketu, winner, loser, values), words.merged(loser.name, winner.name))
    if (isDone) await navigate({ to: '/c/$id', params: { id: winner.id }, replace: true })
  }
  const [a, b] = isSwapped ? [loser, winner] : [winner, loser]
  return (
    <Screen
      title={words.mergeTitle}
      top={
        <PageBar
          title={words.mergeTitle}
          start={
            <BackLink label={shell.backTo(words.title)} render={<Link to="/customers/duplicates" />}>
              {words.title}
            </BackLink>
          }
        />
      }
      foot={
        <ActionBar>
          <WorkButton look="main" grow onWork={merge}>
            {words.merge}
          </WorkButton>
        </ActionBar>
      }
    >
      <SectionHeader>{words.keep}</SectionHeader>
      <div role="radiogroup" aria-label={words.keep}>
        {[a, b].map(one => (
          <label className="option" key={one.id}>
            <input type="radio" name="keep" checked={one.id === winner.id} onChange={onSwap} />
            <span className="option-value">{one.name}</span>
          </label>
        ))}
      </div>
      <p className="merge-note">{words.keepNote}</p>
      <SectionHeader>{words.choose}</SectionHeader>
      {fields.length === 0 ? <p className="merge-note">{words.same}</p> : null}
      {fields.map(field => (
        <FieldChoice
          key={field}
          {...{ field, winner, loser }}
          side={chosen.get(field) ?? 'winner'}
          onSide={side => setChosen(new Map(chosen).set(field, side))}
        />
      ))}
    </Screen>
  )
}

interface FieldChoiceProps {
  readonly field: MergedField
  readonly winner: CustomerRow
  readonly loser: CustomerRow
  readonly side: Side
  readonly onSide: (side: Side) => void
}

function FieldChoice({ field, winner, loser, side, onSide }: FieldChoiceProps) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const names = useLive(({ db }) => memberNames(db))
  const name = fieldName(words, 'customer', field)
  const reader = { words, format, names: names ?? new Map<string, string>(), now }
  return (
    <div className="merge-field">
      <h3>{name}</h3>
      <div role="radiogroup" aria-label={name}>
        {(['winner', 'loser'] as const).map(one => (
          <label className="option" key={one}>
            <input type="radio" name={field} checked={side === one} onChange={() => onSide(one)} />
            <span className="option-value">
              {valueText(reader, { type: 'customer', field }, (one === 'winner' ? winner : loser)[field])}
            </span>
          </label>
        ))}
      </div>
    </div>
  )
}
