/** Customers, people and actions, each group under its word. */
import { Link } from '@tanstack/react-router'
import { daysBetween } from '#shared/domain/day.ts'
import type { CardRow } from '#app/data/db.ts'
import { useToday } from '#app/now.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ClassMark, Highlight } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { SearchItem } from './search-item.ts'

interface SearchResultsProps {
  readonly items: readonly SearchItem[]
  readonly query: string
  readonly active: string | undefined
}

export function SearchResults({ items, query, active }: SearchResultsProps) {
  const { search } = useWords()
  const customers = items.filter(item => item.kind === 'customer')
  const contacts = items.filter(item => item.kind === 'contact')
  const actions = items.filter(item => item.kind === 'log' || item.kind === 'create' || item.kind === 'import')
  return (
    <>
      {query !== '' && customers.length + contacts.length === 0 ? (
        <p className="search-none">{search.none(query)}</p>
      ) : null}
      {customers.length === 0 ? null : (
        <>
          <SectionHeader {...(query === '' ? {} : { count: customers.length })}>
            {query === '' ? search.recents : search.customers}
          </SectionHeader>
          <List label={query === '' ? search.recents : search.customers}>
            {customers.map(item => (
              <CustomerLine key={item.key} item={item} isActive={item.key === active} />
            ))}
          </List>
        </>
      )}
      {contacts.length === 0 ? null : (
        <>
          <SectionHeader count={contacts.length}>{search.contacts}</SectionHeader>
          <List label={search.contacts}>
            {contacts.map(item => (
              <ContactLine key={item.key} item={item} isActive={item.key === active} />
            ))}
          </List>
        </>
      )}
      <SectionHeader>{search.actions}</SectionHeader>
      <List label={search.actions}>
        {actions.map(item => (
          <ActionLine key={item.key} item={item} isActive={item.key === active} />
        ))}
      </List>
    </>
  )
}

type ItemOf<K extends SearchItem['kind']> = Extract<SearchItem, { kind: K }>

function CustomerLine({ item: { card, ranges, key }, isActive }: { item: ItemOf<'customer'>; isActive: boolean }) {
  const { customers, shell } = useWords()
  const today = useToday()
  const age = card.lastVisit === '' ? undefined : Math.max(0, daysBetween(card.lastVisit, today))
  const next = useNextLine(card)
  return (
    <Row
      lead={card.class === '' ? <span /> : <ClassMark letter={card.class} label={shell.classMark(card.class)} />}
      leadSize="small"
      leadMiddle
      name={<Highlight text={card.name} ranges={ranges} />}
      mark={<SampleTag territory={card.territory} />}
      detail={next ?? customers.noNext}
      detailQuiet={next === undefined}
      selected={isActive}
      link={<Link id={`hit-${key}`} to="/c/$id" params={{ id: card.id }} />}
      {...(age === undefined ? {} : { figure: age === 0 ? customers.today : customers.daysAgo(age) })}
    />
  )
}

function useNextLine(card: CardRow): string | undefined {
  const { customers } = useWords()
  const format = useFormat()
  if (card.nextTitle === '') return undefined
  return card.nextDue === '' ? card.nextTitle : customers.next(format.dayOfMonth(card.nextDue), card.nextTitle)
}

function ContactLine({ item: { hit, key }, isActive }: { item: ItemOf<'contact'>; isActive: boolean }) {
  const { search } = useWords()
  const call = (
    <RowButton
      icon="phone"
      label={search.call(hit.name)}
      render={<a href={`tel:${hit.phone.replace(/[^\d+*#]/g, '')}`} />}
    />
  )
  return (
    <Row
      lead={<Icon name="me" />}
      leadSize="small"
      leadMiddle
      name={<Highlight text={hit.name} ranges={hit.ranges} />}
      detail={[hit.customerName, hit.title].filter(part => part !== '').join(' · ')}
      selected={isActive}
      link={<Link id={`hit-${key}`} to="/c/$id/contact/$contact" params={{ id: hit.customer, contact: hit.id }} />}
      {...(hit.phone === '' ? {} : { action: call })}
    />
  )
}

function ActionLine({ item, isActive }: { item: ItemOf<'log' | 'create' | 'import'>; isActive: boolean }) {
  const { search } = useWords()
  const id = `hit-${item.key}`
  const [icon, name, link] =
    item.kind === 'log'
      ? ([
          'edit',
          search.log(item.card.name),
          <Link key={id} id={id} to="/log" search={{ c: item.card.id }} />,
        ] as const)
      : item.kind === 'create'
        ? ([
            'plus',
            item.name === '' ? search.createPlain : search.create(item.name),
            <Link key={id} id={id} to="/c/new" search={item.name === '' ? {} : { name: item.name }} />,
          ] as const)
        : (['upload', search.import, <Link key={id} id={id} to="/import" />] as const)
  return (
    <Row
      lead={
        <span className="tone-accent">
          <Icon name={icon} />
        </span>
      }
      leadSize="small"
      leadMiddle
      name={name}
      namePlain
      compact
      selected={isActive}
      link={link}
    />
  )
}
