/** All customers of this device: by class and name, filtered with one tap, each with its age, next step and at most one mark. */
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import type { CardRow } from '#app/data/db.ts'
import { waitingCustomers } from '#app/data/queries/waiting.ts'
import { useToday } from '#app/now.ts'
import { SampleButton } from '#app/sample-button.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Screen, TopBar } from '#app/ui/screen.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import type { TableOrder } from '#app/ui/table-order.ts'
import { useWide } from '#app/ui/use-wide.ts'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import type { CardColumn } from './card-columns.ts'
import { type CardFilter, countFilters, fitsFilter, usefulFilters } from './card-filter.ts'
import { CustomerRow } from './customer-row.tsx'
import { useCards } from './use-cards.ts'
import { useReviewed } from './use-reviewed.ts'
import './customers.css'

const SegmentChip = lazy(async () => ({ default: (await import('#app/segment-chip.tsx')).SegmentChip }))
const CustomersTable = lazy(async () => ({ default: (await import('./customers-table.tsx')).CustomersTable }))

interface CustomersScreenProps {
  readonly filter: CardFilter
  readonly onFilter: (filter: CardFilter) => void
  /** Customer shown beside the list on a desktop. */
  readonly selected?: string
  /** Only members of this segment. */
  readonly segment?: string | undefined
  readonly onSegment?: (segment: string | undefined) => void
  /** What a desktop's table is ordered by; absent = class, then name. */
  readonly order?: TableOrder<CardColumn> | undefined
  /** Absent: always rows, as beside a customer. */
  readonly onOrder?: (order: TableOrder<CardColumn>) => void
}

export function CustomersScreen({
  filter,
  onFilter,
  selected,
  segment,
  onSegment,
  order,
  onOrder,
}: CustomersScreenProps) {
  const { customers, segments, shell, standing } = useWords()
  const format = useFormat()
  const today = useToday()
  const { member } = useKetu().me
  const { cards, isWhole = false } = useCards() ?? {}
  const isTable = useWide() && onOrder !== undefined
  const waiting = useLive(({ db }) => waitingCustomers(db))
  const reviewed = useReviewed(isWhole)
  const view = useMemo(() => ({ today, member }), [today, member])
  const [members, setMembers] = useState<ReadonlySet<string>>()
  const shown = useMemo(() => {
    const isIn = (card: CardRow): boolean => segment === undefined || members?.has(card.id) === true
    return cards?.filter(card => isIn(card) && fitsFilter(card, filter, view))
  }, [cards, filter, view, segment, members])
  return (
    <Screen
      title={shell.customers}
      wide={isTable}
      top={
        <TopBar
          title={shell.customers}
          actions={<CreateMenu />}
          {...(cards === undefined || !isWhole ? {} : { sub: format.count(cards.length) })}
        />
      }
      head={
        cards === undefined || cards.length === 0 ? null : (
          <>
            <div className="find">
              <Link to="/search" className="find-link">
                <Icon name="search" />
                <span>{customers.find}</span>
              </Link>
            </div>
            <Filters {...{ cards, isWhole, view, filter, onFilter }} />
            {segment === undefined ? null : (
              <Suspense>
                <div className="filters">
                  <ChipGroup label={segments.pick} line>
                    <SegmentChip segment={segment} onMembers={setMembers} onClear={() => onSegment?.(undefined)} />
                  </ChipGroup>
                </div>
              </Suspense>
            )}
          </>
        )
      }
    >
      {cards === undefined || shown === undefined ? null : cards.length === 0 ? (
        <NoCustomers />
      ) : shown.length === 0 && (!isWhole || (segment !== undefined && members === undefined)) ? null : shown.length ===
        0 ? (
        <EmptyState
          action={
            <Button onClick={() => (segment === undefined ? onFilter('all') : onSegment?.(undefined))}>
              {customers.showAll}
            </Button>
          }
        >
          {customers.emptyFilter}
        </EmptyState>
      ) : isTable ? (
        <Suspense>
          <CustomersTable
            {...{ cards: shown, isWhole, waiting, reviewed, today, order, onOrder }}
            remember={`customers/${segment ?? filter}`}
          />
        </Suspense>
      ) : (
        <>
          <div className="list-note">
            <p>{customers.order}</p>
            <Link to="/insights/segments">
              {segments.pick}
              <Icon name="right" size="small" />
            </Link>
            <Link to="/insights/relationship">
              {standing.matrix}
              <Icon name="right" size="small" />
            </Link>
          </div>
          <VirtualList
            label={customers.list}
            items={shown}
            itemKey={cardKey}
            isWhole={isWhole}
            remember={`customers/${segment ?? filter}`}
          >
            {card => (
              <CustomerRow
                card={card}
                isWaiting={waiting?.has(card.id) === true}
                isToReview={reviewed.has(card.id)}
                isSelected={card.id === selected}
                today={today}
              />
            )}
          </VirtualList>
        </>
      )}
    </Screen>
  )
}

const cardKey = (card: CardRow): string => card.id

interface FiltersProps {
  readonly cards: readonly CardRow[]
  /** Numbers are shown once all customers are counted. */
  readonly isWhole: boolean
  readonly view: { readonly today: string; readonly member: string }
  readonly filter: CardFilter
  readonly onFilter: (filter: CardFilter) => void
}

function Filters({ cards, isWhole, view, filter, onFilter }: FiltersProps) {
  const words = useWords()
  const format = useFormat()
  const counts = useMemo(() => countFilters(cards, view), [cards, view])
  return (
    <div className="filters">
      <ChipGroup label={words.customers.filters} line>
        {usefulFilters(counts, filter).map(value => (
          <Chip
            key={value}
            pressed={value === filter}
            {...(isWhole && { count: format.count(counts.get(value) ?? 0) })}
            onClick={() => onFilter(value === filter ? 'all' : value)}
          >
            {filterWord(words, value)}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}

function filterWord({ customers }: Words, filter: CardFilter): string {
  switch (filter) {
    case 'all':
      return customers.all
    case 'mine':
      return customers.mine
    case 'key':
      return customers.key
    case 'silent':
      return customers.silent
    case 'late':
      return customers.promiseLate
    default:
      return filter
  }
}

function CreateMenu() {
  const { customers, duplicates, shell } = useWords()
  const navigate = useNavigate()
  return (
    <Menu
      icon="plus"
      label={customers.create}
      closeLabel={shell.close}
      items={[
        { label: customers.create, icon: 'plus', run: () => void navigate({ to: '/c/new' }) },
        { label: customers.import, icon: 'upload', run: () => void navigate({ to: '/import' }) },
        { label: duplicates.title, icon: 'copy', run: () => void navigate({ to: '/customers/duplicates' }) },
      ]}
    />
  )
}

function NoCustomers() {
  const { customers } = useWords()
  return (
    <EmptyState
      action={
        <Button look="main" render={<Link to="/import" />}>
          {customers.import}
        </Button>
      }
      second={
        <>
          <Button look="text" render={<Link to="/c/new" />}>
            {customers.create}
          </Button>
          <SampleButton />
        </>
      }
    >
      {customers.empty}
    </EmptyState>
  )
}
