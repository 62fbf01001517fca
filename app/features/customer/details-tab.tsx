/** The profile field by field, conflicts where they are, values that lost one tap away, and the shared notes. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Json } from '#shared/domain/field.ts'
import type { CustomerRow, FieldVersion } from '#shared/domain/record.ts'
import { ownerOf } from '#shared/domain/owner.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { memberNames, territoryNameOf } from '#app/data/facts.ts'
import { historyOfRecord } from '#app/data/queries/history.ts'
import { useMinute } from '#app/now.ts'
import { Block } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { valueText } from '#app/words/value-text.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { HistorySheet } from './history-sheet.tsx'
import { MergedRows } from './merged-rows.tsx'
import { NotesEditor } from './notes-editor.tsx'
import { isEmptyValue, profileFields, profileValue } from './profile-fields.ts'

const noNames: ReadonlyMap<string, string> = new Map()

export function DetailsTab({ customer }: { customer: CustomerRow }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const [shown, setShown] = useState<string>()
  const history = useLive(
    ketu => historyOfRecord(ketu, { type: 'customer', id: customer.id, doc: customer.doc }),
    [customer],
  )
  const reader = { words, format, names: noNames, now }
  const inConflict = new Set(customer.conflicts?.map(conflict => conflict.field))
  const read = (field: string, value: Json): string => valueText(reader, { type: 'customer', field }, value)
  const versions = shown === undefined ? undefined : history?.get(shown)
  return (
    <>
      <Block
        title={words.customer.detailsTitle}
        end={
          <Button look="text" render={<Link to="/c/$id/edit" params={{ id: customer.id }} />}>
            {words.customer.edit}
          </Button>
        }
      >
        <dl className="pairs">
          <BelongingPairs customer={customer} />
          {profileFields.map(field => (
            <DetailPair
              key={field}
              name={fieldName(words, 'customer', field)}
              value={read(field, profileValue(customer, field))}
              isEmpty={isEmptyValue(profileValue(customer, field))}
              isInConflict={inConflict.has(field)}
              history={history?.get(field)}
              onHistory={() => setShown(field)}
            />
          ))}
        </dl>
      </Block>
      <MergedRows customer={customer} />
      <NotesEditor key={customer.id} customer={customer} />
      {shown === undefined || versions === undefined ? null : (
        <HistorySheet
          field={fieldName(words, 'customer', shown)}
          now={read(shown, profileValue(customer, shown))}
          versions={versions.map(version => ({ ...version, text: read(shown, version.value) }))}
          onClose={() => setShown(undefined)}
        />
      )}
    </>
  )
}

/** Whose it is: the territory that sees it, who looks after it, and who made it. */
function BelongingPairs({ customer }: { customer: CustomerRow }) {
  const all = useWords()
  const { customer: words, sample, team } = all
  const { me } = useKetu()
  const names = useLive(({ db }) => memberNames(db))
  const territory = useLive(ketu => territoryNameOf(ketu, customer.doc), [customer.doc])
  if (names === undefined || territory === undefined) return null
  const nameOf = (member: string): string => (member === me.member ? words.you : (names.get(member) ?? words.someone))
  return (
    <>
      <div>
        <dt>{team.territory}</dt>
        <dd>{territory === '' ? sample.customers : territory}</dd>
      </div>
      <div>
        <dt>{fieldName(all, 'customer', 'owner')}</dt>
        <dd>{nameOf(ownerOf(customer))}</dd>
      </div>
      <div>
        <dt>{team.madeBy}</dt>
        <dd>{nameOf(customer.bornBy)}</dd>
      </div>
    </>
  )
}

interface DetailPairProps {
  readonly name: string
  readonly value: string
  readonly isEmpty: boolean
  readonly isInConflict: boolean
  readonly history: readonly FieldVersion[] | undefined
  readonly onHistory: () => void
}

/** An empty field takes no line, unless something is known about it. */
function DetailPair({ name, value, isEmpty, isInConflict, history, onHistory }: DetailPairProps) {
  const { customer: words } = useWords()
  if (isEmpty && !isInConflict && history === undefined) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {isInConflict ? (
          <span className="pair-mark tone-warn">
            <Icon name="alert" size="small" />
            {words.conflict}
          </span>
        ) : null}
        {history === undefined ? null : (
          <button type="button" className="pair-mark tone-accent" onClick={onHistory}>
            <Icon name="history" size="small" />
            {words.history}
          </button>
        )}
      </dd>
    </div>
  )
}
