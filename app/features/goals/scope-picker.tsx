/** Whose goal it is: a customer, found by name, or a whole territory. A full page, since one types here. */
import { useDeferredValue, useState } from 'react'
import type { GoalScope } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { useCustomerSearch } from '#app/customer-search.ts'
import type { CardRow } from '#app/data/db.ts'
import { writableTerritories } from '#app/data/ketu.ts'
import { customerCards } from '#app/data/queries/customer.ts'
import { recentCustomers } from '#app/data/recents.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { IconButton } from '#app/ui/button.tsx'
import { SearchField } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { PageBar, Screen } from '#app/ui/screen.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useWords } from '#app/words/words-context.tsx'

export interface NamedScope {
  readonly scope: GoalScope
  readonly name: string
}

interface ScopePickerProps {
  readonly onPick: (picked: NamedScope) => void
  readonly onClose: () => void
}

export function ScopePicker({ onPick, onClose }: ScopePickerProps) {
  const { goals, shell } = useWords()
  const [query, setQuery] = useState('')
  const typed = useDeferredValue(query.trim())
  const territories = useLive(writableTerritories) ?? []
  const cards = useLive(({ db }) => customerCards(db))
  const recents = useLive(({ db }) => recentCustomers(db)) ?? []
  const hits = useCustomerSearch(typed)
  const found = typed === '' ? recentFirst(cards ?? [], recents) : (hits?.customers.map(hit => hit.card) ?? [])
  return (
    <Screen
      title={goals.pick}
      top={<PageBar title={goals.pick} start={<IconButton icon="left" label={shell.back} onClick={onClose} />} />}
      head={
        <div className="goal-search">
          <SearchField
            label={goals.pickHint}
            clearLabel={shell.clear}
            value={query}
            onValue={setQuery}
            onEnter={() => {
              const [first] = found
              if (first !== undefined) onPick({ scope: { kind: 'customer', id: first.id }, name: first.name })
            }}
          />
        </div>
      }
    >
      {typed !== '' || territories.length === 0 ? null : (
        <List label={goals.filters.territory}>
          {territories.map(({ id, name }) => (
            <Row
              key={id}
              lead={<Icon name="pin" />}
              leadSize="small"
              leadMiddle
              name={name}
              detail={goals.wholeTerritory}
              link={<button type="button" onClick={() => onPick({ scope: { kind: 'territory', id }, name })} />}
            />
          ))}
        </List>
      )}
      {cards === undefined ? null : found.length === 0 ? (
        <EmptyState>{typed === '' ? goals.pickNothing : goals.pickNone(typed)}</EmptyState>
      ) : (
        <VirtualList
          key={String(territories.length)}
          label={goals.filters.customer}
          items={found}
          itemKey={card => card.id}
        >
          {card => (
            <Row
              as="div"
              lead={
                card.class === '' ? <span /> : <ClassMark letter={card.class} label={shell.classMark(card.class)} />
              }
              leadSize="small"
              leadMiddle
              name={card.name}
              detail={card.city || card.industry}
              link={
                <button
                  type="button"
                  onClick={() => onPick({ scope: { kind: 'customer', id: card.id }, name: card.name })}
                />
              }
            />
          )}
        </VirtualList>
      )}
    </Screen>
  )
}

/** Customers opened lately before the rest, which keeps its order. */
function recentFirst(cards: readonly CardRow[], recents: readonly CardRow[]): readonly CardRow[] {
  const seen = new Set(recents.map(card => card.id))
  return [...recents, ...cards.filter(card => !seen.has(card.id))]
}
