/** 客户组合: who brings sales and profit, on how few it hangs, and everybody in the order asked for. */
import { useMemo, useState } from 'react'
import { useLive } from '#app/context.tsx'
import type { PortfolioEntry } from '#app/data/portfolio/stored-portfolio.ts'
import { portfolioEntries, type PortfolioView } from '#app/data/queries/portfolio.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { CurveChart } from '#app/ui/curve-chart.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { inTableOrder, type TableOrder } from '#app/ui/table-order.ts'
import { useWide } from '#app/ui/use-wide.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import {
  type ClassFilter,
  classFilters,
  type PortfolioColumn,
  type PortfolioSort,
  portfolioSorts,
} from './portfolio-columns.ts'
import { isKnownOf, PortfolioList, PortfolioTable, sortKeys } from './portfolio-list.tsx'
import { moneyText, shareText } from './value-line.ts'
import { WithPortfolio } from './with-portfolio.tsx'
import './value.css'

interface PortfolioScreenProps {
  readonly filter: ClassFilter
  readonly onFilter: (filter: ClassFilter) => void
  readonly order: TableOrder<PortfolioColumn> | undefined
  readonly onOrder: (order: TableOrder<PortfolioColumn>) => void
}

export function PortfolioScreen(props: PortfolioScreenProps) {
  const { portfolio } = useWords()
  return (
    <InsightPage title={portfolio.title} wide>
      <WithPortfolio>
        {view => (
          <>
            <div className="value-head">
              <section>
                <Curves view={view} />
              </section>
              <section>
                <Concentration view={view} />
              </section>
            </div>
            <Everybody {...props} />
          </>
        )}
      </WithPortfolio>
    </InsightPage>
  )
}

function Curves({ view: { summary } }: { view: PortfolioView }) {
  const { portfolio } = useWords()
  const format = useFormat()
  const hasProfit = summary.whale.length > 0
  const [chosen, setChosen] = useState<'profit' | 'sales'>()
  const curve = chosen ?? (hasProfit ? 'profit' : 'sales')
  const { concentration, whale, pareto, destroyers, destroyed } = summary
  const peak = Math.max(0, ...whale.map(({ y }) => y))
  const said =
    curve === 'profit'
      ? !hasProfit
        ? portfolio.whaleNone
        : destroyers === 0
          ? portfolio.whaleGood
          : portfolio.whale(format.percent(peak), destroyers, moneyText(format, destroyed))
      : portfolio.pareto(
          format.percent(concentration.vitalShare ?? 0),
          format.count(concentration.vital),
          format.count(concentration.customers),
        )
  const points = curve === 'profit' ? whale : pareto
  return (
    <>
      <div className="value-basis">
        <Segmented
          label={portfolio.curves}
          value={curve}
          onValue={setChosen}
          choices={(['profit', 'sales'] as const).map(one => ({ value: one, label: portfolio.curve[one] }))}
        />
      </div>
      {points.length === 0 ? null : (
        <CurveChart
          label={portfolio.chartLabel(portfolio.curve[curve], said)}
          points={points}
          axis={portfolio.axis}
          percent={format.percent}
        />
      )}
      <p className="value-note">
        {said}
        {curve === 'profit' && hasProfit ? (
          <>
            <br />
            {portfolio.known(format.count(summary.profitKnown), format.count(summary.customers))}
          </>
        ) : null}
      </p>
    </>
  )
}

function Concentration({ view: { summary } }: { view: PortfolioView }) {
  const { portfolio } = useWords()
  const format = useFormat()
  const { one, five, ten, warnings } = summary.concentration
  const share = (of: number | null): string => (of === null ? '–' : shareText(format, of))
  return (
    <>
      <SectionHeader>{portfolio.concentration}</SectionHeader>
      <dl className="value-figures">
        {(
          [
            ['one', one],
            ['five', five],
            ['ten', ten],
          ] as const
        ).map(([name, of]) => (
          <div key={name}>
            <dt>{portfolio[name]}</dt>
            <dd>{share(of)}</dd>
          </div>
        ))}
      </dl>
      {warnings.map(warning => (
        <p key={warning} className="value-note">
          <StatusWord tone="warn">
            {warning === 'one' ? portfolio.warnOne(share(one)) : portfolio.warnFive(share(five))}
          </StatusWord>
        </p>
      ))}
    </>
  )
}

const none: readonly PortfolioEntry[] = []

function Everybody({ filter, onFilter, order, onOrder }: PortfolioScreenProps) {
  const { portfolio, value } = useWords()
  const format = useFormat()
  const isWide = useWide()
  const entries = useLive(portfolioEntries) ?? none
  const counts = useMemo(() => countClasses(entries), [entries])
  const { column, isDown } = order ?? { column: 'net' as const, isDown: true }
  const sorts = useMemo(() => portfolioSorts.filter(one => one === 'net' || isKnownOf(entries, one)), [entries])
  const sort: PortfolioSort = sorts.find(one => one === column) ?? 'net'
  const shown = useMemo(() => entries.filter(one => filter === 'all' || one.class === filter), [entries, filter])
  const ordered = useMemo(
    () => (isWide ? shown : inTableOrder(shown, sortKeys[sort], isDown)),
    [shown, sort, isDown, isWide],
  )
  return (
    <>
      <SectionHeader count={format.count(shown.length)}>{portfolio.list}</SectionHeader>
      <div className="value-chips">
        <ChipGroup label={portfolio.filter} line>
          {classFilters.map(one => (
            <Chip key={one} pressed={one === filter} count={format.count(counts[one])} onClick={() => onFilter(one)}>
              {one === 'all' ? portfolio.all : value.abcClass(one)}
            </Chip>
          ))}
        </ChipGroup>
      </div>
      {isWide ? (
        <PortfolioTable entries={ordered} order={order ?? { column: 'net', isDown: true }} onOrder={onOrder} />
      ) : (
        <>
          <div className="value-basis">
            <Segmented
              label={portfolio.sortBy}
              value={sort}
              onValue={next => onOrder({ column: next, isDown: true })}
              choices={sorts.map(one => ({ value: one, label: portfolio.sorts[one] }))}
            />
          </div>
          <PortfolioList entries={ordered} sort={sort} />
        </>
      )}
    </>
  )
}

function countClasses(entries: readonly PortfolioEntry[]): { readonly [filter in ClassFilter]: number } {
  const counts = { all: entries.length, A: 0, B: 0, C: 0 }
  for (const { class: abc } of entries) if (abc !== null) counts[abc]++
  return counts
}
