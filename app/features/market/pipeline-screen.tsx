/** 商机: what may be sold everywhere, by stage with its sums, and how many of the decided ones were won in a period. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { isOpen, type Pipeline, pipelineOf } from '#shared/domain/market/pipeline.ts'
import { opportunityStages } from '#shared/domain/fields/knowledge.ts'
import { periodOf } from '#shared/domain/period.ts'
import { useLive } from '#app/context.tsx'
import { type PipelineItem, pipelineItems } from '#app/data/queries/opportunity.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { useToday } from '#app/now.ts'
import { BigFigure, EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useWide } from '#app/ui/use-wide.ts'
import { fieldValue } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { ConversionRows } from './conversion-rows.tsx'
import { PipelineTable } from './pipeline-table.tsx'
import './market.css'

const periods = ['month', 'quarter', 'year'] as const
type PeriodChoice = (typeof periods)[number]
type StageFilter = 'open' | (typeof opportunityStages)[number]

export function PipelineScreen() {
  const { market } = useWords()
  const today = useToday()
  const items = useLive(({ db }) => pipelineItems(db))
  const [period, setPeriod] = useState<PeriodChoice>('quarter')
  const [filter, setFilter] = useState<StageFilter>('open')
  const pipeline = useMemo(
    () =>
      pipelineOf(
        (items ?? []).map(({ opportunity }) => opportunity),
        periodOf(period, today),
      ),
    [items, period, today],
  )
  return (
    <InsightPage title={market.pipeline} wide>
      {items === undefined ? null : items.length === 0 ? (
        <EmptyState
          action={
            <Button look="main" render={<Link to="/customers" />}>
              {market.toCustomers}
            </Button>
          }
        >
          {market.pipelineEmpty}
        </EmptyState>
      ) : (
        <>
          <WinRate pipeline={pipeline} period={period} onPeriod={setPeriod} />
          <StageFilters items={items} pipeline={pipeline} filter={filter} onFilter={setFilter} />
          <Opportunities items={items} filter={filter} />
          <ConversionRows since={periodOf(period, today).start} />
        </>
      )}
    </InsightPage>
  )
}

interface WinRateProps {
  readonly pipeline: Pipeline
  readonly period: PeriodChoice
  readonly onPeriod: (period: PeriodChoice) => void
}

function WinRate({ pipeline: { winRate, won, lost }, period, onPeriod }: WinRateProps) {
  const { market } = useWords()
  const format = useFormat()
  const decided = won.count + lost.count
  const note =
    winRate === null
      ? market.nothingDecided
      : market.winNote(format.count(won.count), format.count(decided), format.moneyShort(won.amount))
  return (
    <div className="market-figure">
      <Segmented
        label={market.decidedIn}
        value={period}
        onValue={onPeriod}
        choices={periods.map(value => ({ value, label: market.periods[value] }))}
      />
      <BigFigure note={note}>
        {market.winRate} {winRate === null ? '–' : format.percent(winRate)}
      </BigFigure>
    </div>
  )
}

interface StageFiltersProps {
  readonly items: readonly PipelineItem[]
  readonly pipeline: Pipeline
  readonly filter: StageFilter
  readonly onFilter: (filter: StageFilter) => void
}

function StageFilters({ items, pipeline, filter, onFilter }: StageFiltersProps) {
  const words = useWords()
  const format = useFormat()
  const { market } = words
  const count = (stage: StageFilter): number =>
    stage === 'open' ? pipeline.open.count : items.filter(({ opportunity }) => opportunity.stage === stage).length
  const label = (stage: StageFilter): string =>
    stage === 'open' ? market.open : fieldValue(words, 'opportunity', 'stage', stage)
  return (
    <div className="market-filters">
      <ChipGroup label={market.stage} line>
        {(['open', ...opportunityStages] as const).map(stage => (
          <Chip
            key={stage}
            pressed={filter === stage}
            count={format.count(count(stage))}
            onClick={() => onFilter(stage)}
          >
            {label(stage)}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}

function Opportunities({ items, filter }: { items: readonly PipelineItem[]; filter: StageFilter }) {
  const words = useWords()
  const format = useFormat()
  const isWide = useWide()
  const shown = items.filter(({ opportunity }) =>
    filter === 'open' ? isOpen(opportunity) : opportunity.stage === filter,
  )
  if (shown.length === 0) return <p className="section-note">{words.market.noneInStage}</p>
  if (isWide) return <PipelineTable items={shown} />
  const stages = opportunityStages.filter(stage => shown.some(({ opportunity }) => opportunity.stage === stage))
  return stages.map(stage => {
    const inStage = shown.filter(({ opportunity }) => opportunity.stage === stage)
    const amount = inStage.reduce((sum, { opportunity }) => sum + (opportunity.amount ?? 0), 0)
    const name = fieldValue(words, 'opportunity', 'stage', stage)
    return (
      <section key={stage} aria-label={name}>
        <SectionHeader count={inStage.length} end={amount === 0 ? undefined : format.moneyShort(amount)}>
          {name}
        </SectionHeader>
        <List label={name}>
          {inStage.map(item => (
            <PipelineRow key={item.opportunity.id} item={item} />
          ))}
        </List>
      </section>
    )
  })
}

function PipelineRow({ item: { opportunity, card } }: { item: PipelineItem }) {
  const { market } = useWords()
  const format = useFormat()
  const next = card.nextTitle === '' ? market.noNext : market.next(card.nextTitle)
  return (
    <Row
      name={opportunity.title}
      detail={[card.name, isOpen(opportunity) ? next : ''].filter(word => word !== '').join(' · ')}
      link={
        <Link to="/c/$id/opportunity/$opportunity" params={{ id: opportunity.customer, opportunity: opportunity.id }} />
      }
      figure={opportunity.amount === null ? '–' : format.moneyShort(opportunity.amount)}
      {...(opportunity.closeOn === '' ? {} : { figureNote: format.dayOfMonth(opportunity.closeOn) })}
    />
  )
}
