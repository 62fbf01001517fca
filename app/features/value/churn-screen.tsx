/** 流失与保留: how many left, quarter by quarter and group by group, with what each rate is of; why, and who. */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { monthOf, yearOf } from '#shared/domain/day.ts'
import type { ChurnLine, ChurnTable } from '#shared/domain/portfolio/churn-table.ts'
import { useLive } from '#app/context.tsx'
import { lostCustomers } from '#app/data/queries/portfolio.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { lostReasonText } from './lost-reason.ts'
import { ShareBars } from './share-bars.tsx'
import { WithPortfolio } from './with-portfolio.tsx'
import './value.css'

export function ChurnScreen() {
  const { portfolio } = useWords()
  return (
    <InsightPage title={portfolio.churn}>
      <WithPortfolio>
        {({ summary: { churn } }) => (
          <>
            <p className="value-note">{portfolio.churnDefinition}</p>
            <Periods churn={churn} />
            <Reasons churn={churn} />
            <Groups churn={churn} />
            <Lost churn={churn} />
          </>
        )}
      </WithPortfolio>
    </InsightPage>
  )
}

function Periods({ churn: { periods } }: { churn: ChurnTable }) {
  const { portfolio } = useWords()
  return (
    <List label={portfolio.churn}>
      {periods.toReversed().map(period => {
        const name = portfolio.quarter(yearOf(period.start), Math.ceil(monthOf(period.start) / 3))
        return (
          <LineRow key={period.start} name={period.isRunning ? `${name} ${portfolio.running}` : name} line={period} />
        )
      })}
    </List>
  )
}

function Groups({ churn: { groups } }: { churn: ChurnTable }) {
  const { portfolio } = useWords()
  if (groups.length === 0) return null
  return (
    <>
      <SectionHeader>{portfolio.groups}</SectionHeader>
      <List label={portfolio.groups}>
        {groups.map(({ kind, name, ...line }) => (
          <LineRow key={`${kind} ${name}`} name={portfolio.groupOf[kind](name)} line={line} />
        ))}
      </List>
    </>
  )
}

/** The rate, and what it is of; revenue churn beside it. */
function LineRow({ name, line }: { name: string; line: ChurnLine }) {
  const { portfolio } = useWords()
  const format = useFormat()
  const { rate, revenue, gained, reactivated, repeat } = line
  const said = [
    rate.value === null ? portfolio.noRate : portfolio.rate(format.count(rate.part), format.count(rate.whole)),
    revenue.value === null ? undefined : portfolio.revenueChurn(format.percent(revenue.value)),
    portfolio.moves(gained, reactivated),
    repeat.value === null ? undefined : portfolio.repeat(format.percent(repeat.value)),
  ]
  return (
    <Row
      name={name}
      detail={said.filter(Boolean).join(' · ')}
      wrap
      figure={rate.value === null ? '–' : format.percent(rate.value)}
    />
  )
}

function Reasons({ churn: { reasons } }: { churn: ChurnTable }) {
  const { portfolio, value } = useWords()
  const format = useFormat()
  const most = Math.max(1, ...reasons.map(({ customers }) => customers))
  const isAnySaid = reasons.some(({ reason }) => reason !== '')
  return (
    <>
      <SectionHeader>{portfolio.reasons}</SectionHeader>
      {isAnySaid ? (
        <ShareBars
          label={portfolio.reasons}
          bars={reasons.map(({ reason, customers }) => ({
            name: lostReasonText(value.lostReasons, reason),
            share: customers / most,
            figure: format.count(customers),
            isOurs: reason !== '',
          }))}
        />
      ) : (
        <p className="value-note">{portfolio.reasonsNone}</p>
      )}
    </>
  )
}

function Lost({ churn: { lost } }: { churn: ChurnTable }) {
  const { portfolio, value } = useWords()
  const format = useFormat()
  const key = useMemo(() => lost.join(), [lost])
  const rows = useLive(({ db }) => lostCustomers(db, lost), [key])
  return (
    <>
      <SectionHeader count={format.count(lost.length)}>{portfolio.lostList}</SectionHeader>
      {lost.length === 0 ? <p className="value-note">{portfolio.lostNone}</p> : null}
      <VirtualList label={portfolio.lostList} items={rows ?? []} itemKey={row => row.id}>
        {row => (
          <Row
            as="div"
            name={row.name}
            detail={lostReasonText(value.lostReasons, row.lostReason)}
            figure={row.lostOn === '' ? undefined : format.date(row.lostOn)}
            link={<Link to="/c/$id" params={{ id: row.id }} search={{ tab: 'analysis' }} />}
          />
        )}
      </VirtualList>
    </>
  )
}
