/** A product line: what the customer buys of it in a year from anybody, and how we know. */
import { useMemo, useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { addNote, editNote } from '#app/data/commands/note.ts'
import { moneyTyped, readMoneyIfAny } from '#app/data/typed-money.ts'
import { type CustomerRecord, valueRecord } from '#app/data/queries/value-record.ts'
import { DeleteMenu } from '#app/delete-menu.tsx'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { useToday } from '#app/now.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Field } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'

/** @param line its id; undefined for a new one. @param name of a new one, where it is known. */
export function WalletLineScreen({ customer, line, name }: { customer: string; line?: string; name?: string }) {
  const today = useToday()
  const record = useLive(ketu => valueRecord(ketu, customer, today), [customer, today])
  if (record === undefined) return null
  const row = record.lines.find(({ id }) => id === line)
  if (line !== undefined && row === undefined) return <MissingRecord customer={customer} />
  return <WalletLineForm record={record} row={row} name={name ?? ''} />
}

type Line = CustomerRecord['lines'][number]

function WalletLineForm({ record, row, name }: { record: CustomerRecord; row: Line | undefined; name: string }) {
  const ketu = useKetu()
  const words = useWords()
  const { value } = words
  const done = useDone()
  const today = useToday()
  const { customer, categories, lines } = record
  const { currency } = ketu.workspace
  const [born] = useState(() => ({
    line: row?.line ?? name,
    potential: moneyTyped(row?.potential, currency),
    source: row?.source ?? '',
  }))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const leave = useLeave(
    useMemo(() => ({ to: '/c/$id', params: { id: customer.id }, search: { tab: 'analysis' as const } }), [customer.id]),
  )
  const potential = readMoneyIfAny(form.potential, currency)
  const line = form.line.trim()
  const free = categories.filter(each => each !== line && !lines.some(known => known.line === each))
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    if (line === '' || potential === undefined) return false
    const values = { line, potential, source: form.source.trim(), day: today }
    const home = { kind: 'customer', id: customer.id, name: customer.name } as const
    const written =
      row === undefined
        ? await addNote(ketu, home, { type: 'walletLine', values }, line)
        : await editNote(ketu, row, values, line)
    done(words.customer.saved, written)
    return true
  }
  return (
    <FormPage
      title={row === undefined ? value.walletLineNew : value.walletLineEdit}
      isDirty={form !== born}
      onSave={save}
      onLeave={leave}
      {...(row === undefined
        ? {}
        : { end: <DeleteMenu record={row} name={row.line} label={value.walletDelete} onDeleted={leave} /> })}
    >
      <p className="ink-2">{customer.name}</p>
      <Field
        label={value.walletName}
        autoFocus={row === undefined && name === ''}
        autoComplete="off"
        value={form.line}
        onValue={typed => setForm({ ...form, line: typed })}
        error={isTried && line === '' ? value.walletNameMissing : undefined}
      />
      {row !== undefined || free.length === 0 ? null : (
        <div className="field">
          <span className="field-legend">{value.walletPick}</span>
          <ChipGroup label={value.walletPick}>
            {free.map(each => (
              <Chip key={each} onClick={() => setForm({ ...form, line: each })}>
                {each}
              </Chip>
            ))}
          </ChipGroup>
        </div>
      )}
      <Field
        label={`${value.walletPotential} (${currency})`}
        inputMode="decimal"
        autoComplete="off"
        value={form.potential}
        onValue={typed => setForm({ ...form, potential: typed })}
        error={isTried && potential === undefined ? words.customer.amountBad : undefined}
      />
      <Field
        label={value.walletSource}
        labelNote={words.shell.optional}
        value={form.source}
        onValue={source => setForm({ ...form, source })}
      />
    </FormPage>
  )
}
