/** The customers of the portfolio: rows on a phone, a table on a desktop, of any number. */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { lifecycleStages } from '#shared/domain/purchase/lifecycle.ts'
import type { PortfolioEntry } from '#app/data/portfolio/stored-portfolio.ts'
import { ClassMark } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { type Column, VirtualTable } from '#app/ui/table.tsx'
import type { SortKey, TableOrder } from '#app/ui/table-order.ts'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { collator, type Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import type { PortfolioColumn, PortfolioSort } from './portfolio-columns.ts'
import { moneyText, shareText, twoDigits } from './value-line.ts'

export const sortKeys: { readonly [sort in PortfolioSort]: SortKey<PortfolioEntry> } = {
  net: { of: ({ net }) => net, downFirst: true },
  lifetime: { of: ({ lifetimeMargin }) => lifetimeMargin ?? undefined, downFirst: true },
  profit: { of: ({ profit }) => profit ?? undefined, downFirst: true },
  importance: { of: ({ importance }) => importance ?? undefined, downFirst: true },
}

/** Whether it is known of anybody: what is known of nobody is no order and no column. */
export const isKnownOf = (entries: readonly PortfolioEntry[], sort: PortfolioSort): boolean =>
  entries.some(entry => sortKeys[sort].of(entry) !== undefined)

export function PortfolioList({ entries, sort }: { entries: readonly PortfolioEntry[]; sort: PortfolioSort }) {
  const words = useWords()
  const format = useFormat()
  return (
    <VirtualList label={words.portfolio.list} items={entries} itemKey={keyOf}>
      {entry => <EntryRow entry={entry} sort={sort} words={words} format={format} />}
    </VirtualList>
  )
}

interface EntryRowProps {
  readonly entry: PortfolioEntry
  readonly sort: PortfolioSort
  readonly words: Words
  readonly format: Format
}

function EntryRow({ entry, sort, words: { portfolio, shell, value }, format }: EntryRowProps) {
  const { id, name, class: abc, stage, net, profit } = entry
  const figures = {
    net: moneyText(format, net),
    lifetime: entry.lifetimeMargin === null ? value.unknown : moneyText(format, entry.lifetimeMargin),
    profit: profit === null ? value.unknown : moneyText(format, profit),
    importance: entry.importance === null ? value.unknown : format.count(entry.importance),
  }
  return (
    <Row
      as="div"
      name={name}
      mark={abc === null ? undefined : <ClassMark letter={abc} label={shell.classMark(abc)} />}
      detail={
        sort === 'profit' || profit === null
          ? value.stages[stage]
          : `${value.stages[stage]} · ${portfolio.profitOf(figures.profit)}`
      }
      figure={
        <span className={sort === 'profit' && entry.isProfitHollow && profit !== null ? 'value-hollow' : undefined}>
          {figures[sort]}
        </span>
      }
      figureNote={sort === 'net' && entry.share !== null ? shareText(format, entry.share) : undefined}
      link={<Link to="/c/$id" params={{ id }} search={{ tab: 'analysis' }} />}
    />
  )
}

interface PortfolioTableProps {
  readonly entries: readonly PortfolioEntry[]
  readonly order: TableOrder<PortfolioColumn>
  readonly onOrder: (order: TableOrder<PortfolioColumn>) => void
}

export function PortfolioTable({ entries, order, onOrder }: PortfolioTableProps) {
  const words = useWords()
  const format = useFormat()
  const columns = useMemo(
    () =>
      columnsOf(words, format).filter(
        ({ key, sort }) => key === 'net' || entries.some(one => sort?.of(one) !== undefined),
      ),
    [words, format, entries],
  )
  return (
    <VirtualTable
      label={words.portfolio.list}
      columns={columns}
      items={entries}
      itemKey={keyOf}
      link={toCustomer}
      order={order}
      onOrder={onOrder}
    />
  )
}

const keyOf = ({ id }: PortfolioEntry): string => id
const toCustomer = ({ id }: PortfolioEntry) => <Link to="/c/$id" params={{ id }} search={{ tab: 'analysis' }} />

function columnsOf(
  { portfolio: { columns }, shell, value }: Words,
  format: Format,
): readonly Column<PortfolioEntry, PortfolioColumn>[] {
  const money = (
    key: 'net' | 'lifetime' | 'profit',
    of: (entry: PortfolioEntry) => number | null | undefined,
    isHollow: (entry: PortfolioEntry) => boolean = () => false,
  ): Column<PortfolioEntry, PortfolioColumn> => ({
    key,
    head: columns[key],
    size: key === 'lifetime' ? 'words' : 'word',
    isFigure: true,
    cell: entry => {
      const amount = of(entry) ?? null
      if (amount === null) return ''
      return <span className={isHollow(entry) ? 'value-hollow' : undefined}>{moneyText(format, amount)}</span>
    },
    sort: { of: entry => of(entry) ?? undefined, downFirst: true },
  })
  return [
    {
      key: 'class',
      head: columns.class,
      size: 'mark',
      cell: ({ class: abc }) => (abc === null ? null : <ClassMark letter={abc} label={shell.classMark(abc)} />),
      sort: { of: ({ class: abc }) => abc ?? undefined },
    },
    {
      key: 'name',
      head: columns.name,
      size: 'name',
      cell: ({ name }) => <span>{name}</span>,
      sort: { of: ({ name }) => name, compare: collator.compare },
    },
    money('net', ({ net }) => net),
    money('lifetime', ({ lifetimeMargin }) => lifetimeMargin),
    money(
      'profit',
      ({ profit }) => profit,
      ({ isProfitHollow }) => isProfitHollow,
    ),
    {
      key: 'return',
      head: columns.return,
      size: 'figure',
      isFigure: true,
      isExtra: true,
      cell: ({ serviceReturn }) => (serviceReturn === null ? '' : value.times(twoDigits(format, serviceReturn))),
      sort: { of: ({ serviceReturn }) => serviceReturn ?? undefined, downFirst: true },
    },
    {
      key: 'stage',
      head: columns.stage,
      size: 'word',
      cell: ({ stage }) => value.stages[stage],
      sort: { of: ({ stage }) => lifecycleStages.indexOf(stage) },
    },
    {
      key: 'importance',
      head: columns.importance,
      size: 'figure',
      isFigure: true,
      cell: ({ importance }) => (importance === null ? '' : format.count(importance)),
      sort: { of: ({ importance }) => importance ?? undefined, downFirst: true },
    },
  ]
}
