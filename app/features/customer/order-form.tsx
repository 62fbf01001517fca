/** An order of the customer: recorded, changed, cancelled or deleted. */
import { useMemo, useState } from 'react'
import type { OrderRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { editOrder, recordOrder } from '#app/data/commands/order.ts'
import { moneyTyped, readMoney } from '#app/data/typed-money.ts'
import { DeleteMenu } from '#app/delete-menu.tsx'
import { useDone } from '#app/done.tsx'
import { useLeave } from '#app/leave.ts'
import { useToday } from '#app/now.ts'
import { Switch } from '#app/ui/choice.tsx'
import { Field } from '#app/ui/field.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { emptyOrderDetails, OrderDetails, orderDetailsOf, readOrderDetails } from './order-details.tsx'
import { changedValues, filledValues } from '#app/changed-values.ts'
import { FormPage } from '#app/form-page.tsx'
import { MissingRecord } from '#app/missing-record.tsx'

/** @param order its id; undefined for a new one. */
export function OrderScreen({ customer, order }: { customer: string; order: string | undefined }) {
  const found = useLive(
    async ({ db }) => ({
      row: order === undefined ? undefined : await db.orders.get(order),
      card: await db.cards.get(customer),
    }),
    [order, customer],
  )
  if (found === undefined) return null
  const { row, card } = found
  const isGone = order !== undefined && (row === undefined || row.deletedAt !== undefined)
  if (isGone || card === undefined) return <MissingRecord customer={customer} />
  return <OrderForm customer={customer} name={card.name} row={row} />
}

function OrderForm({ customer, name, row }: { customer: string; name: string; row: OrderRow | undefined }) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const done = useDone()
  const today = useToday()
  const { currency } = ketu.workspace
  const [born] = useState(() => ({
    day: row?.day ?? today,
    amount: moneyTyped(row?.amount, currency),
    isCancelled: row?.isCancelled ?? false,
    details: row === undefined ? emptyOrderDetails : orderDetailsOf(row, currency),
  }))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const leave = useLeave(useMemo(() => ({ to: '/c/$id', params: { id: customer } }), [customer]))
  const amount = readMoney(form.amount, currency)
  const details = readOrderDetails(form.details, currency)
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    if (amount === undefined || details === undefined) return false
    if (row === undefined) {
      const filled = filledValues(details, { product: '', category: '', discount: null, cost: null })
      const written = await recordOrder(ketu, { customer, day: form.day, amount, name, details: filled })
      done(words.customer.orderSaved(format.money(amount)), written)
      return true
    }
    const before = {
      day: row.day,
      amount: readMoney(born.amount, currency) ?? row.amount,
      isCancelled: born.isCancelled,
      ...(readOrderDetails(born.details, currency) ?? details),
    }
    const changes = changedValues(before, { day: form.day, amount, isCancelled: form.isCancelled, ...details })
    if (Object.keys(changes).length > 0) done(words.customer.saved, await editOrder(ketu, row, changes))
    return true
  }
  return (
    <FormPage
      title={row === undefined ? words.customer.orderNew : words.customer.orderEdit}
      isDirty={form !== born}
      onSave={save}
      onLeave={leave}
      {...(row === undefined
        ? {}
        : {
            end: (
              <DeleteMenu
                record={{ type: 'order', id: row.id, doc: row.doc }}
                name={`${name} ${row.day}`}
                label={words.customer.deleteOrder}
                onDeleted={leave}
              />
            ),
          })}
    >
      <p className="ink-2">{name}</p>
      <Field
        label={words.log.orderUnit(currency)}
        inputMode="decimal"
        autoFocus={row === undefined}
        autoComplete="off"
        value={form.amount}
        onValue={typed => setForm({ ...form, amount: typed })}
        hint={words.customer.amountHint}
        error={isTried && amount === undefined ? words.customer.amountBad : undefined}
      />
      <Field
        label={fieldName(words, 'order', 'day')}
        type="date"
        value={form.day}
        onValue={day => {
          if (day !== '') setForm({ ...form, day })
        }}
      />
      <OrderDetails
        details={form.details}
        onDetails={details => setForm({ ...form, details })}
        currency={currency}
        isBad={isTried && details === undefined}
      />
      {row === undefined ? null : (
        <div className="form-flush">
          <Switch
            label={words.customer.isCancelled}
            checked={form.isCancelled}
            onChecked={isCancelled => setForm({ ...form, isCancelled })}
          />
        </div>
      )}
    </FormPage>
  )
}
