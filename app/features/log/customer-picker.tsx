/** Whom the log is about: planned today and recent before a key is pressed, then what is typed. A full page: one types here. */
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import { useCustomerSearch } from '#app/customer-search.ts'
import type { CardRow } from '#app/data/db.ts'
import { firstCustomerCards } from '#app/data/queries/customer.ts'
import { plannedCustomers } from '#app/data/queries/visit.ts'
import { recentCustomers } from '#app/data/recents.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { SearchField } from '#app/ui/field.tsx'
import { ClassMark, Highlight, type TextRange } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

const maxOffered = 30

export function CustomerPicker({ onChoose }: { onChoose: (id: string) => void }) {
  const { log, shell, search } = useWords()
  const router = useRouter()
  const [query, setQuery] = useState('')
  const hits = useCustomerSearch(query)
  const [first] = hits?.customers ?? []
  const top = (
    <header className="topbar search">
      <SearchField
        label={log.pickTitle}
        placeholder={search.field}
        clearLabel={shell.clear}
        value={query}
        onValue={value => setQuery(value)}
        onEnter={() => {
          if (first !== undefined) onChoose(first.card.id)
        }}
        autoFocus
      />
      <Button look="text" onClick={() => router.history.back()}>
        {shell.cancel}
      </Button>
    </header>
  )
  return (
    <Screen title={log.pickTitle} top={top}>
      {query.trim() === '' ? (
        <Offered onChoose={onChoose} />
      ) : hits === undefined ? null : hits.customers.length === 0 ? (
        <EmptyState
          action={
            <Button look="main" render={<Link to="/c/new" search={{ name: query.trim() }} />}>
              {log.createCustomer(query.trim())}
            </Button>
          }
        >
          {log.noResults(query.trim())}
        </EmptyState>
      ) : (
        <List label={log.results}>
          {hits.customers.map(({ card, ranges }) => (
            <CustomerChoice key={card.id} card={card} ranges={ranges} onChoose={onChoose} />
          ))}
        </List>
      )}
    </Screen>
  )
}

function Offered({ onChoose }: { onChoose: (id: string) => void }) {
  const { log, customers, shell } = useWords()
  const today = useToday()
  const offered = useLive(
    async ({ db }) => {
      const [planned, recent, first] = await Promise.all([
        plannedCustomers(db, today),
        recentCustomers(db),
        firstCustomerCards(db, maxOffered),
      ])
      const seen = new Set(planned.map(card => card.id))
      const recents = recent.filter(card => !seen.has(card.id))
      for (const card of recents) seen.add(card.id)
      return { planned, recents, others: first.filter(card => !seen.has(card.id)) }
    },
    [today],
  )
  if (offered === undefined) return null
  const groups = [
    { title: log.planned, cards: offered.planned },
    { title: log.recent, cards: offered.recents },
    { title: shell.customers, cards: offered.others },
  ].filter(group => group.cards.length > 0)
  if (groups.length === 0)
    return (
      <EmptyState
        action={
          <Button look="main" render={<Link to="/c/new" />}>
            {customers.create}
          </Button>
        }
      >
        {log.nobody}
      </EmptyState>
    )
  return groups.map(({ title, cards }) => (
    <section key={title}>
      <SectionHeader>{title}</SectionHeader>
      <List label={title}>
        {cards.map(card => (
          <CustomerChoice key={card.id} card={card} ranges={[]} onChoose={onChoose} />
        ))}
      </List>
    </section>
  ))
}

interface CustomerChoiceProps {
  readonly card: CardRow
  readonly ranges: readonly TextRange[]
  readonly onChoose: (id: string) => void
}

function CustomerChoice({ card, ranges, onChoose }: CustomerChoiceProps) {
  const { shell } = useWords()
  const place = [card.city, card.industry].filter(part => part !== '').join(' · ')
  return (
    <Row
      lead={card.class === '' ? <span /> : <ClassMark letter={card.class} label={shell.classMark(card.class)} />}
      leadSize="small"
      leadMiddle
      name={<Highlight text={card.name} ranges={ranges} />}
      link={<button type="button" onClick={() => onChoose(card.id)} />}
      {...(place === '' ? {} : { detail: place })}
    />
  )
}
