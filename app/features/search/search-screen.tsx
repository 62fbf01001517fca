/** Search as one types: recents before a key is pressed, then customers, people and what can be done with the words. */
import { useNavigate, useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { useLive } from '#app/context.tsx'
import { type SearchHits, useCustomerSearch } from '#app/customer-search.ts'
import { recentCustomers } from '#app/data/recents.ts'
import { Button } from '#app/ui/button.tsx'
import { SearchField } from '#app/ui/field.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { isComposing } from '#app/ui/typing.ts'
import { useWords } from '#app/words/words-context.tsx'
import './search.css'
import { SearchResults } from './search-results.tsx'
import { type SearchItem, searchItems } from './search-item.ts'

interface SearchScreenProps {
  readonly query: string
  readonly onQuery: (query: string) => void
}

export function SearchScreen({ query, onQuery }: SearchScreenProps) {
  const { search, shell } = useWords()
  const router = useRouter()
  const [typed, setTyped] = useState(query)
  const found = useCustomerSearch(typed)
  const recents = useLive(({ db }) => recentCustomers(db)) ?? []
  const hits: SearchHits = found ?? { customers: [], contacts: [] }
  const items = found === undefined ? [] : searchItems(typed, hits, recents)
  const { active, move } = useActive(items)
  const open = useOpen()
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      move(step)
    }
    if (event.key === 'Escape') router.history.back()
  }
  const type = (value: string, composing: boolean) => {
    setTyped(value)
    if (!composing) onQuery(value)
  }
  const top = (
    // The keys move through the results below; the field itself keeps the focus.
    <header className="topbar search" onKeyDown={onKeyDown}>
      <SearchField
        label={shell.search}
        placeholder={search.field}
        clearLabel={shell.clear}
        value={typed}
        onValue={type}
        onEnter={() => {
          const item = items.find(({ key }) => key === active) ?? items[0]
          if (item !== undefined) open(item)
        }}
        autoFocus
      />
      <Button look="text" onClick={() => router.history.back()}>
        {shell.cancel}
      </Button>
    </header>
  )
  return (
    <Screen title={shell.search} top={top}>
      <p className="hidden-text" role="status">
        {typed.trim() === '' || found === undefined ? '' : search.found(hits.customers.length + hits.contacts.length)}
      </p>
      {found === undefined ? null : <SearchResults items={items} query={typed.trim()} active={active} />}
      <p className="search-hint">{search.hint}</p>
    </Screen>
  )
}

/** What Enter opens: the first result, or the one the arrow keys went to. */
function useActive(items: readonly SearchItem[]) {
  const [chosen, setChosen] = useState<string>()
  const at = items.findIndex(item => item.key === chosen)
  const active = at < 0 ? undefined : chosen
  return {
    active,
    move: (step: 1 | -1) => {
      const next = items[(Math.max(at, step === 1 ? -1 : 0) + step + items.length) % items.length]
      setChosen(next?.key)
      document.getElementById(`hit-${next?.key}`)?.scrollIntoView({ block: 'nearest' })
    },
  }
}

function useOpen(): (item: SearchItem) => void {
  const navigate = useNavigate()
  return item => {
    switch (item.kind) {
      case 'customer':
        return void navigate({ to: '/c/$id', params: { id: item.card.id } })
      case 'contact':
        return void navigate({ to: '/c/$id/contact/$contact', params: { id: item.hit.customer, contact: item.hit.id } })
      case 'log':
        return void navigate({ to: '/log', search: { c: item.card.id } })
      case 'create':
        return void navigate({ to: '/c/new', search: { name: item.name } })
      case 'import':
        return void navigate({ to: '/import' })
    }
  }
}
