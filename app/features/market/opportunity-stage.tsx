/** Where an opportunity stands: moved with one tap; once it is lost, why; once it is won, its order. */
import { Link } from '@tanstack/react-router'
import { opportunityStages } from '#shared/domain/fields/knowledge.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { isOpen, type OpportunityStage } from '#shared/domain/market/pipeline.ts'
import { withOwnWords } from '#shared/domain/word-list.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { editNote } from '#app/data/commands/note.ts'
import { recordOrder } from '#app/data/commands/order.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { useWordList } from '#app/offered-words.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { fieldName, fieldValue } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { lostReasons } from './lost-reason.ts'
import './market.css'

/** Writes the stage; what is decided is decided today. */
export function useStage(row: NoteRow<'opportunity'>): (stage: OpportunityStage) => Promise<boolean> {
  const ketu = useKetu()
  const words = useWords()
  const run = useCommand()
  const today = useToday()
  return stage => {
    const decided = isOpen({ stage }) ? {} : { closeOn: today }
    const said = words.market.movedTo(fieldValue(words, 'opportunity', 'stage', stage))
    return run(() => editNote(ketu, row, { stage, ...decided }, row.title), said)
  }
}

export function StageChips({ row, customer }: { row: NoteRow<'opportunity'>; customer: string }) {
  const words = useWords()
  const move = useStage(row)
  const label = fieldName(words, 'opportunity', 'stage')
  return (
    <div className="market-lead">
      <ChipGroup label={label}>
        {opportunityStages.map(stage => (
          <Chip key={stage} pressed={row.stage === stage} onClick={() => void move(stage)}>
            {fieldValue(words, 'opportunity', 'stage', stage)}
          </Chip>
        ))}
      </ChipGroup>
      {row.stage === 'lost' ? <LostReason row={row} /> : null}
      {row.stage === 'won' ? <WonOrder row={row} name={customer} /> : null}
    </div>
  )
}

function LostReason({ row }: { row: NoteRow<'opportunity'> }) {
  const ketu = useKetu()
  const words = useWords()
  const run = useCommand()
  const own = useWordList('lostReasons')
  const nameOf = (reason: string): string => fieldValue(words, 'opportunity', 'lostReason', reason)
  const choose = (reason: string) => {
    const lostReason = row.lostReason === reason ? '' : reason
    void run(() => editNote(ketu, row, { lostReason }, row.title), words.customer.saved)
  }
  return (
    <div className="field">
      <span className="field-legend">{words.market.whyLost}</span>
      <ChipGroup label={words.market.whyLost}>
        {withOwnWords(lostReasons, own, nameOf).map(reason => (
          <Chip key={reason} pressed={row.lostReason === reason} onClick={() => choose(reason)}>
            {nameOf(reason)}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}

/** Offered until the customer has an order of that amount since the day it was won. */
function WonOrder({ row, name }: { row: NoteRow<'opportunity'>; name: string }) {
  const ketu = useKetu()
  const { market, customer: words } = useWords()
  const format = useFormat()
  const run = useCommand()
  const today = useToday()
  const { customer, amount, product, closeOn } = row
  const isRecorded = useLive(
    async ({ db }) => {
      const orders = await db.orders.where('[customer+day]').between([customer, closeOn], [customer, []]).toArray()
      return orders.some(order => order.deletedAt === undefined && order.amount === amount)
    },
    [customer, closeOn, amount],
  )
  if (isRecorded === undefined) return null
  if (isRecorded) return <StatusWord tone="good">{market.orderThere}</StatusWord>
  if (amount === null)
    return (
      <Button icon="plus" render={<Link to="/c/$id/order/new" params={{ id: customer }} />}>
        {words.recordOrder}
      </Button>
    )
  const record = () =>
    void run(
      () => recordOrder(ketu, { customer, day: today, amount, name, ...(product !== '' && { details: { product } }) }),
      words.orderSaved(format.money(amount)),
    )
  return (
    <Button icon="plus" onClick={record}>
      {market.recordOrderOf(format.money(amount))}
    </Button>
  )
}
