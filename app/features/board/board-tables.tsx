/** The board's places and people on a desktop: the same figures as in its rows, each in a column of its own. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { BoardPerson, BoardPlace } from '#app/data/queries/board.ts'
import type { GoalCounts } from '#app/data/queries/board-figures.ts'
import { useMinute } from '#app/now.ts'
import { StatusWord } from '#app/ui/mark.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { TableOrder } from '#app/ui/table-order.ts'
import { WeekBars } from '#app/ui/week-bars.tsx'
import { collator, type Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import { goalLook } from './goal-look.ts'
import { heardShort } from './heard-line.ts'
import { depthStyle } from './place-depth.ts'

/** Each before its own: the tree is the order. @param under depth of the territory whose board it is */
export function PlacesTable({ places, under }: { places: readonly BoardPlace[]; under: number }) {
  const words = useWords()
  const format = useFormat()
  const columns = useMemo(() => placeColumns(words, format, under), [words, format, under])
  return (
    <Table label={words.board.places} columns={columns} items={places} itemKey={place => place.id} link={toPlace} />
  )
}

const toPlace = ({ id }: BoardPlace) => <Link to="/team/in/$territory" params={{ territory: id }} />

function placeColumns(words: Words, format: Format, under: number): readonly Column<BoardPlace>[] {
  const { board } = words
  const figure = (key: string, head: string, of: (place: BoardPlace) => number): Column<BoardPlace> => ({
    key,
    head,
    size: 'word',
    isFigure: true,
    cell: place => format.count(of(place)),
  })
  return [
    {
      key: 'name',
      head: board.columns.place,
      size: 'name',
      cell: place => (
        <span className="board-place" style={depthStyle(place.depth - under - 1)}>
          {place.name}
        </span>
      ),
    },
    figure('week', board.visitsWeek, ({ figures }) => figures.visitsWeek),
    figure('month', board.visitsMonth, ({ figures }) => figures.visitsMonth),
    figure('customers', board.columns.customers, ({ figures }) => figures.customers),
    figure('silent', board.silent, ({ figures }) => figures.silent),
    figure('goals', board.goals, ({ figures }) => figures.goals.total),
    goalsColumn(words, format, ({ figures }) => figures.goals),
  ]
}

type PersonColumn = 'name' | 'week' | 'weeks' | 'month' | 'silent' | 'goals' | 'heard'

export function PeopleTable({ people }: { people: readonly BoardPerson[] }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const [order, setOrder] = useState<TableOrder<PersonColumn>>({ column: 'name', isDown: false })
  const columns = useMemo(() => personColumns(words, format, now), [words, format, now])
  return (
    <Table
      label={words.board.people}
      columns={columns}
      items={people}
      itemKey={person => person.member}
      link={toPerson}
      order={order}
      onOrder={setOrder}
    />
  )
}

const toPerson = ({ member }: BoardPerson) => <Link to="/team/$member" params={{ member }} />

function personColumns(words: Words, format: Format, now: number): readonly Column<BoardPerson, PersonColumn>[] {
  const { board } = words
  const figure = (
    key: PersonColumn,
    head: string,
    of: (person: BoardPerson) => number,
  ): Column<BoardPerson, PersonColumn> => ({
    key,
    head,
    size: 'word',
    isFigure: true,
    cell: person => format.count(of(person)),
    sort: { of, downFirst: true },
  })
  return [
    {
      key: 'name',
      head: board.columns.person,
      size: 'name',
      cell: ({ name }) => <span>{name}</span>,
      sort: { of: ({ name }) => name, compare: collator.compare },
    },
    {
      key: 'weeks',
      head: board.weeksNote,
      size: 'word',
      isExtra: true,
      cell: ({ visits }) => <WeekBars values={visits.weeks} label={board.weeks(visits.weeks.join(' '))} />,
    },
    figure('week', board.columns.week, ({ visits }) => visits.weeks.at(-1) ?? 0),
    figure('month', board.visitsMonth, ({ visits }) => visits.month),
    figure('silent', board.silent, ({ silent }) => silent),
    {
      ...goalsColumn(words, format, ({ goals }: BoardPerson) => goals),
      key: 'goals',
      sort: { of: ({ goals }) => goals.behind * 1_000 + goals.atRisk, downFirst: true },
    },
    {
      key: 'heard',
      head: board.columns.heard,
      size: 'words',
      cell: ({ heard }) => heardShort(words, format, heard, now),
      sort: { of: ({ heard }) => heard?.devices[0]?.at, downFirst: true },
    },
  ]
}

/** The worst that is to be said of the goals. */
const goalsColumn = <T,>(
  { board }: Pick<Words, 'board'>,
  format: Format,
  of: (item: T) => GoalCounts,
): Column<T, 'goals-look'> => ({
  key: 'goals-look',
  head: board.columns.goals,
  size: 'word',
  cell: item => {
    const look = goalLook({ board }, format, of(item))
    return look === undefined ? null : <StatusWord tone={look.tone}>{look.text}</StatusWord>
  },
})
