/** A closer look at one point: its row, and what to do about it as chips that become actions. */
import { useKetu, useLive } from '#app/context.tsx'
import { editCustomer } from '#app/data/commands/customer.ts'
import { useCommand } from '#app/done.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { AnyPoint, MatrixLook } from './matrix-look.ts'
import { PointRow } from './point-row.tsx'
import { cardTitle, useAddCard, useOwnCards } from './use-cards-of.ts'

interface MatrixPeekProps<P extends AnyPoint> {
  readonly look: MatrixLook<P>
  readonly point: P
  readonly ticked: ReadonlySet<string>
  readonly onTick: (id: string, isOn: boolean) => void
}

export function MatrixPeek<P extends AnyPoint>({ look, point, ticked, onTick }: MatrixPeekProps<P>) {
  const { matrix: words } = useWords()
  const add = useAddCard()
  const own = useOwnCards()
  const ketu = useKetu()
  const run = useCommand()
  const planned = useLive(
    async ({ db }) => {
      const actions = await db.actions.where('customer').equals(point.customer).toArray()
      return new Set(actions.filter(({ open }) => open !== undefined).map(({ title }) => title))
    },
    [point.customer],
  )
  const [more, reasons] = [look.more?.(point) ?? '', look.keyReasons?.(point) ?? '']
  const makeKey = () =>
    void run(() => editCustomer(ketu, point.customer, { isKey: true }), words.madeKey(look.row(point).name))
  const cards = point.customer === '' ? [] : own(look.cards(point))
  return (
    <section className="matrix-peek" aria-label={look.row(point).name}>
      <PointRow as="div" look={look} point={point} ticked={ticked} onTick={onTick} isChosen />
      {more === '' ? null : <p className="matrix-note">{more}</p>}
      {reasons === '' ? null : (
        <p className="matrix-note">
          {words.suggestKey(reasons)}{' '}
          <Button look="text" onClick={makeKey}>
            {words.makeKey}
          </Button>
        </p>
      )}
      {cards.length === 0 ? null : (
        <ChipGroup label={words.actions}>
          {cards.map(card => {
            const title = cardTitle(words, card)
            const isPlanned = planned?.has(title) === true
            return (
              <Chip
                key={card.id}
                icon={isPlanned ? 'check' : 'plus'}
                dashed={!isPlanned}
                pressed={isPlanned}
                label={words.addAction(title)}
                onClick={() => {
                  if (!isPlanned) add(point, card)
                }}
              >
                {title}
              </Chip>
            )
          })}
        </ChipGroup>
      )}
    </section>
  )
}
