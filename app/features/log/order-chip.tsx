/** An order of the visit: understood, or typed as 3200, 20万, 5k. */
import { useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { moneyTyped, readMoney } from '#app/data/typed-money.ts'
import { UnderstoodChip } from '#app/ui/chip.tsx'
import { TypingChip } from '#app/ui/typing-chip.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { dropOrder, type Entry } from './entry.ts'
import type { LogDraft } from './log-draft.ts'

interface OrderChipProps {
  readonly draft: LogDraft
  readonly order: Entry['order'] | undefined
  readonly setDraft: (draft: LogDraft) => void
  readonly isAdding: boolean
  readonly onAdded: () => void
}

export function OrderChip({ draft, order, setDraft, isAdding, onAdded }: OrderChipProps) {
  const { log } = useWords()
  const format = useFormat()
  const { currency } = useKetu().workspace
  const [isTyping, setIsTyping] = useState(false)
  const close = () => {
    setIsTyping(false)
    onAdded()
  }
  const drop = () => {
    close()
    setDraft(dropOrder(draft, order?.texts ?? []))
  }
  const commit = (text: string): boolean => {
    const amount = readMoney(text, currency)
    if (text.trim() !== '' && amount === undefined) return false
    close()
    if (amount !== undefined && amount !== order?.amount) setDraft({ ...draft, amount })
    return true
  }
  if (isTyping || isAdding)
    return (
      <TypingChip
        name={log.order}
        label={log.orderUnit(currency)}
        value={moneyTyped(order?.amount, currency)}
        inputMode="decimal"
        problem={log.badAmount}
        onCommit={commit}
        onDrop={drop}
        dropLabel={log.drop(log.order)}
      />
    )
  if (order === undefined) return null
  return (
    <UnderstoodChip
      name={log.order}
      value={format.money(order.amount)}
      onChange={() => setIsTyping(true)}
      onDrop={drop}
      dropLabel={log.drop(log.order)}
    />
  )
}
