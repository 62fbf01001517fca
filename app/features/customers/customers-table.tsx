/** The customers of a desktop as a table. Ordering it sorts the cards the list has read anyway. */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Day, daysBetween } from '#shared/domain/day.ts'
import { useLive } from '#app/context.tsx'
import type { CardRow } from '#app/data/db.ts'
import { type CustomerTableFacts, customerGoalStandings, customerTableFacts } from '#app/data/queries/customer-table.ts'
import type { Standing } from '#app/data/queries/standing.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { ClassMark, Tag } from '#app/ui/mark.tsx'
import { type Column, VirtualTable } from '#app/ui/table.tsx'
import type { TableOrder } from '#app/ui/table-order.ts'
import { TableShare } from '#app/ui/table-share.tsx'
import { collator, type Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import type { CardColumn } from './card-columns.ts'
import { isPromiseLate, isSilent } from './card-filter.ts'
import { CustomerMark } from './customer-mark.tsx'
import { nextStepDay, nextStepText } from './next-step.ts'

interface CustomersTableProps {
  /** In list order: class, then name. */
  readonly cards: readonly CardRow[]
  readonly isWhole: boolean
  readonly waiting: ReadonlySet<string> | undefined
  /** Of which something waits to be looked at. */
  readonly reviewed: ReadonlySet<string>
  readonly today: Day
  readonly order: TableOrder<CardColumn> | undefined
  readonly onOrder: (order: TableOrder<CardColumn>) => void
  readonly remember: string
}

export function CustomersTable(props: CustomersTableProps) {
  const { cards, isWhole, waiting, reviewed, today, order, onOrder, remember } = props
  const words = useWords()
  const format = useFormat()
  const facts = useLive(customerTableFacts)
  // Figures of goals come after the table stands.
  const standings = useLive(
    async ketu => (isWhole ? await customerGoalStandings(ketu, today) : undefined),
    [isWhole, today],
  )
  const columns = useMemo(
    () => facts && columnsOf({ words, format, facts, standings, waiting, reviewed, today }),
    [words, format, facts, standings, waiting, reviewed, today],
  )
  // A part of the cards in another order than they were read in would not be the first of that order.
  if (columns === undefined || (order !== undefined && !isWhole)) return null
  const comesIn = facts?.hasClasses === true ? inClasses : byName
  return (
    <VirtualTable
      label={words.customers.list}
      columns={columns}
      items={cards}
      itemKey={cardKey}
      isWhole={isWhole}
      link={toCustomer}
      order={order ?? comesIn}
      comesIn={comesIn}
      onOrder={onOrder}
      remember={remember}
    />
  )
}

const toCustomer = ({ id }: CardRow) => <Link to="/c/$id" params={{ id }} />
const cardKey = (card: CardRow): string => card.id
const inClasses: TableOrder<CardColumn> = { column: 'class', isDown: false }
const byName: TableOrder<CardColumn> = { column: 'name', isDown: false }

interface Seen {
  readonly words: Words
  readonly format: Format
  readonly facts: CustomerTableFacts
  readonly standings: ReadonlyMap<string, Standing> | undefined
  readonly waiting: ReadonlySet<string> | undefined
  readonly reviewed: ReadonlySet<string>
  readonly today: Day
}

/** Columns that tell customers apart. */
function columnsOf(seen: Seen): readonly Column<CardRow, CardColumn>[] {
  const { hasClasses, hasGoals, hasOwners, hasTerritories } = seen.facts
  return [
    ...(hasClasses ? [classColumn(seen)] : []),
    nameColumn(seen),
    nextColumn(seen),
    markColumn(seen),
    lastColumn(seen),
    ...(hasGoals ? [goalColumn(seen)] : []),
    ...(hasOwners ? [nameOfColumn(seen, 'owner')] : []),
    ...(hasTerritories ? [nameOfColumn(seen, 'territory')] : []),
  ]
}

type CardColumnOf = (seen: Seen) => Column<CardRow, CardColumn>

const classColumn: CardColumnOf = ({ words: { customers, shell } }) => ({
  key: 'class',
  head: customers.columns.class,
  size: 'mark',
  cell: card => (card.class === '' ? null : <ClassMark letter={card.class} label={shell.classMark(card.class)} />),
  sort: { of: card => card.class || undefined },
})

const nameColumn: CardColumnOf = ({ words: { customers } }) => ({
  key: 'name',
  head: customers.columns.name,
  size: 'name',
  cell: card => (
    <>
      <span>{card.name}</span>
      {card.isKey ? <Tag>{customers.key}</Tag> : null}
      <SampleTag territory={card.territory} />
    </>
  ),
  sort: { of: card => card.name, compare: collator.compare },
})

const nextColumn: CardColumnOf = ({ words, format, today }) => ({
  key: 'next',
  head: words.customers.columns.next,
  size: 'words',
  cell: card => {
    const next = nextStepText(words, format, card, today)
    return next ?? <span className="quiet">{words.customers.noNext}</span>
  },
  sort: { of: nextStepDay },
})

/** Longest late or silent first. */
const markColumn: CardColumnOf = ({ words: { customers }, waiting, reviewed, today }) => ({
  key: 'mark',
  head: customers.columns.mark,
  size: 'word',
  cell: card => (
    <CustomerMark
      card={card}
      isWaiting={waiting?.has(card.id) === true}
      isToReview={reviewed.has(card.id)}
      today={today}
    />
  ),
  sort: {
    of: card =>
      isPromiseLate(card, today)
        ? daysBetween(card.nextDue, today)
        : isSilent(card, today)
          ? daysBetween(card.due, today)
          : undefined,
    downFirst: true,
  },
})

/** Who was never visited has waited longest. */
const lastColumn: CardColumnOf = ({ words: { customers }, today }) => ({
  key: 'last',
  head: customers.columns.last,
  size: 'figure',
  isFigure: true,
  cell: card => {
    const age = card.lastVisit === '' ? undefined : Math.max(0, daysBetween(card.lastVisit, today))
    return age === undefined ? '' : age === 0 ? customers.today : customers.daysAgo(age)
  },
  sort: { of: card => card.lastVisit || undefined },
})

const goalColumn: CardColumnOf = ({ words: { customers, goals }, format, standings }) => ({
  key: 'goal',
  head: customers.columns.goal,
  size: 'figure',
  isFigure: true,
  cell: card => {
    const standing = standings?.get(card.id)
    if (standing === undefined) return null
    const { ratio, status } = standing.progress
    return status === 'incomplete' ? goals.noFigure : <TableShare ratio={ratio} text={format.percent(ratio)} />
  },
  sort: { of: card => standings?.get(card.id)?.progress.ratio },
})

const nameOfColumn = (
  { words: { customers }, facts }: Seen,
  key: 'owner' | 'territory',
): Column<CardRow, CardColumn> => {
  const nameOf = (card: CardRow): string | undefined => facts.names.get(card[key])
  return {
    key,
    head: customers.columns[key],
    size: 'word',
    isExtra: key === 'territory',
    cell: nameOf,
    sort: { of: nameOf, compare: collator.compare },
  }
}
