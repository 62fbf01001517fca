/** What somebody estimates of a customer's value: how much it buys in a year, at which margin, and who sent it. */
import { useMemo, useState } from 'react'
import type { CustomerRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { editCustomer } from '#app/data/commands/customer.ts'
import type { CardRow } from '#app/data/db.ts'
import { moneyTyped, readMoneyIfAny } from '#app/data/typed-money.ts'
import { customerCards } from '#app/data/queries/customer.ts'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function ValueBasicsScreen({ customer }: { customer: string }) {
  const found = useLive(
    async ({ db }) => ({ row: await db.customers.get(customer), cards: await customerCards(db) }),
    [customer],
  )
  if (found === undefined) return null
  if (found.row === undefined || found.row.deletedAt !== undefined) return <MissingRecord customer={customer} />
  return <BasicsForm row={found.row} cards={found.cards} />
}

function BasicsForm({ row, cards }: { row: CustomerRow; cards: readonly CardRow[] }) {
  const ketu = useKetu()
  const words = useWords()
  const { value } = words
  const done = useDone()
  const { currency } = ketu.workspace
  const [born] = useState(() => ({
    potential: moneyTyped(row.potential, currency),
    margin: row.margin === null ? '' : String(row.margin / 100),
    referredBy: row.referredBy,
  }))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const leave = useLeave(
    useMemo(() => ({ to: '/c/$id', params: { id: row.id }, search: { tab: 'analysis' as const } }), [row.id]),
  )
  const potential = readMoneyIfAny(form.potential, currency)
  const margin = readMargin(form.margin)
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    if (potential === undefined || margin === undefined) return false
    const changes = {
      ...(form.potential !== born.potential && { potential }),
      ...(form.margin !== born.margin && { margin }),
      ...(form.referredBy !== born.referredBy && { referredBy: form.referredBy }),
    }
    if (Object.keys(changes).length > 0) done(words.customer.saved, await editCustomer(ketu, row.id, changes))
    return true
  }
  return (
    <FormPage title={value.basics} isDirty={form !== born} onSave={save} onLeave={leave}>
      <p className="ink-2">{row.name}</p>
      <Field
        label={`${value.potential} (${currency})`}
        inputMode="decimal"
        autoComplete="off"
        value={form.potential}
        onValue={typed => setForm({ ...form, potential: typed })}
        error={isTried && potential === undefined ? words.customer.amountBad : undefined}
      />
      <Field
        label={value.margin}
        inputMode="decimal"
        autoComplete="off"
        value={form.margin}
        onValue={typed => setForm({ ...form, margin: typed })}
        error={isTried && margin === undefined ? value.marginBad : undefined}
      />
      <SelectField
        label={value.referredBy}
        value={form.referredBy}
        onValue={referredBy => setForm({ ...form, referredBy })}
        choices={[
          { value: '', label: value.referredNobody },
          ...cards.filter(({ id }) => id !== row.id).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </FormPage>
  )
}

/** Hundredths of a percent; null: left empty; undefined: no such share. */
export function readMargin(text: string): number | null | undefined {
  const typed = text.trim().replace(/[%％]$/, '')
  if (typed === '') return null
  const percent = Number(typed)
  return Number.isFinite(percent) && percent >= 0 && percent <= 100 ? Math.round(percent * 100) : undefined
}
