/** What was ordered and what it cost, folded away: nobody has to say it, profit is only as known as it was said. */
import { useState } from 'react'
import type { OrderRow } from '#shared/domain/record.ts'
import { moneyTyped, readMoneyIfAny } from '#app/data/typed-money.ts'
import { useLive } from '#app/context.tsx'
import { productNames } from '#app/data/queries/product.ts'
import { NameField } from '#app/name-field.tsx'
import { Field } from '#app/ui/field.tsx'
import { FoldedSection } from '#app/ui/row.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'

export const emptyOrderDetails = { product: '', category: '', discount: '', cost: '' }
type Typed = typeof emptyOrderDetails

export const orderDetailsOf = (
  { product, category, discount, cost }: Pick<OrderRow, 'product' | 'category' | 'discount' | 'cost'>,
  currency: string,
): Typed => ({ product, category, discount: moneyTyped(discount, currency), cost: moneyTyped(cost, currency) })

/** Undefined when an amount is none. */
export function readOrderDetails(typed: Typed, currency: string) {
  const [discount, cost] = [readMoneyIfAny(typed.discount, currency), readMoneyIfAny(typed.cost, currency)]
  if (discount === undefined || cost === undefined) return undefined
  return { product: typed.product.trim(), category: typed.category.trim(), discount, cost }
}

interface OrderDetailsProps {
  readonly details: Typed
  readonly onDetails: (details: Typed) => void
  readonly currency: string
  readonly isBad: boolean
}

export function OrderDetails({ details, onDetails, currency, isBad }: OrderDetailsProps) {
  const words = useWords()
  const products = useLive(({ db }) => productNames(db)) ?? []
  const [isOpen, setOpen] = useState(Object.values(details).some(text => text !== ''))
  const field = (name: keyof Typed) => ({
    label: fieldName(words, 'order', name),
    value: details[name],
    autoComplete: 'off',
    onValue: (typed: string) => onDetails({ ...details, [name]: typed }),
  })
  const bad = (name: 'discount' | 'cost') =>
    isBad && readMoneyIfAny(details[name], currency) === undefined ? words.customer.amountBad : undefined
  return (
    <div className="form-flush">
      <FoldedSection
        open={isOpen || isBad}
        onToggle={() => setOpen(!isOpen)}
        end={words.value.orderDetailsNote}
        content={
          <div className="form">
            <NameField {...field('product')} names={products} />
            <Field {...field('category')} />
            <div className="form-pair">
              <Field {...field('discount')} inputMode="decimal" error={bad('discount')} />
              <Field {...field('cost')} inputMode="decimal" error={bad('cost')} />
            </div>
          </div>
        }
      >
        {words.value.orderDetails}
      </FoldedSection>
    </div>
  )
}
