/** The opportunities of a desktop as a table. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { opportunityStages } from '#shared/domain/fields/knowledge.ts'
import type { PipelineItem } from '#app/data/queries/opportunity.ts'
import { type Column, Table } from '#app/ui/table.tsx'
import type { TableOrder } from '#app/ui/table-order.ts'
import { fieldName, fieldValue } from '#app/words/field-words.ts'
import { collator, type Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'

type PipelineColumn = 'title' | 'customer' | 'stage' | 'amount' | 'closeOn' | 'next'

export function PipelineTable({ items }: { items: readonly PipelineItem[] }) {
  const words = useWords()
  const format = useFormat()
  const [order, setOrder] = useState<TableOrder<PipelineColumn>>({ column: 'stage', isDown: false })
  const columns = useMemo(() => columnsOf(words, format), [words, format])
  return (
    <Table
      label={words.market.pipeline}
      columns={columns}
      items={items}
      itemKey={({ opportunity }) => opportunity.id}
      link={toOpportunity}
      order={order}
      onOrder={setOrder}
    />
  )
}

const toOpportunity = ({ opportunity: { id, customer } }: PipelineItem) => (
  <Link to="/c/$id/opportunity/$opportunity" params={{ id: customer, opportunity: id }} />
)

function columnsOf(words: Words, format: Format): readonly Column<PipelineItem, PipelineColumn>[] {
  const head = (field: string): string => fieldName(words, 'opportunity', field)
  return [
    {
      key: 'title',
      head: head('title'),
      size: 'name',
      cell: ({ opportunity }) => <span>{opportunity.title}</span>,
      sort: { of: ({ opportunity }) => opportunity.title, compare: collator.compare },
    },
    {
      key: 'customer',
      head: words.market.customer,
      size: 'words',
      cell: ({ card }) => card.name,
      sort: { of: ({ card }) => card.name, compare: collator.compare },
    },
    {
      key: 'stage',
      head: head('stage'),
      size: 'word',
      cell: ({ opportunity }) => fieldValue(words, 'opportunity', 'stage', opportunity.stage),
      sort: { of: ({ opportunity }) => opportunityStages.indexOf(opportunity.stage) },
    },
    {
      key: 'amount',
      head: head('amount'),
      size: 'figure',
      isFigure: true,
      cell: ({ opportunity: { amount } }) => (amount === null ? '–' : format.moneyShort(amount)),
      sort: { of: ({ opportunity }) => opportunity.amount ?? undefined, downFirst: true },
    },
    {
      key: 'closeOn',
      head: head('closeOn'),
      size: 'word',
      isFigure: true,
      cell: ({ opportunity }) => format.dayOfMonth(opportunity.closeOn),
      sort: { of: ({ opportunity }) => opportunity.closeOn || undefined },
    },
    {
      key: 'next',
      head: words.market.nextHead,
      size: 'words',
      isExtra: true,
      cell: ({ card }) => card.nextTitle || <span className="quiet">{words.market.noNext}</span>,
    },
  ]
}
