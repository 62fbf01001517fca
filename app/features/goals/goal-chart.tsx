/** The picture of a goal in the reader's words, with a table that says the same to those who do not see it. */
import { addDays, type Day, dayToNumber, daysBetween, monthOf, startOfMonth, startOfWeek } from '#shared/domain/day.ts'
import type { GoalCurve } from '#shared/domain/goal-curve.ts'
import type { GoalPage } from '#app/data/queries/goal-progress.ts'
import { PaceChart } from '#app/ui/pace-chart.tsx'
import type { PaceTick } from '#app/ui/pace-chart-layout.ts'
import type { Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { amountText, bareAmount, type GoalTexts } from './goal-figure.ts'

export function GoalChart({ page, curve }: { page: GoalPage; curve: GoalCurve }) {
  const words = useWords()
  const format = useFormat()
  const { goals } = words
  const { goal, progress } = page
  const bare = (amount: number) => bareAmount(format, goal.metric, amount)
  const say = (amount: number) => amountText(words, format, goal.metric, amount)
  const forecast = progress.forecast?.end
  return (
    <>
      <PaceChart
        series={{
          from: dayToNumber(addDays(curve.start, -1)),
          to: dayToNumber(curve.end),
          today: dayToNumber(progress.asOf),
          target: curve.target,
          expected: curve.expected.map(({ day, value }) => ({ at: dayToNumber(day), value })),
          actual: curve.actual.map(({ day, value }) => ({ at: dayToNumber(day), value })),
          forecast: curve.forecast.map(({ day, ...point }) => ({ at: dayToNumber(day), ...point })),
        }}
        labels={{
          today: goals.today,
          target: { word: goals.target, figure: bare(goal.target) },
          expected: { word: goals.expected, figure: bare(progress.expected) },
          actual: { word: goals.actual, figure: bare(progress.actual) },
          forecast: {
            word: goals.forecast,
            figure: forecast === undefined ? '' : bare(goal.metric === 'revenue.net' ? forecast : Math.round(forecast)),
          },
        }}
        ticks={ticksOf(words, format, curve.start, curve.end)}
        title={goals.chart(goal.title)}
        description={
          goals.chartText(say(progress.actual), say(progress.expected), say(goal.target)) +
          (forecast === undefined ? '' : goals.chartForecast(say(forecast)))
        }
      />
      <TableTwin page={page} curve={curve} say={say} />
    </>
  )
}

/** Weeks of a month, months of a quarter, quarters of a year; the last day ends the axis. */
export function ticksOf(words: GoalTexts, format: Format, start: Day, end: Day): readonly PaceTick[] {
  const last = { at: dayToNumber(end), label: format.dayOfMonth(end) }
  const length = daysBetween(start, end)
  if (length <= 45) {
    const weeks = Array.from({ length: 7 }, (_, i) => addDays(startOfWeek(addDays(start, 6)), i * 7))
    const inside = [start, ...weeks.filter(day => day > start && day < end)]
    return [...inside.map(day => ({ at: dayToNumber(day), label: format.dayOfMonth(day) })), last]
  }
  const step = length > 200 ? 3 : 1
  const months = Array.from({ length: 60 }, (_, i) => startOfMonth(start, i * step))
  const inside = months.filter(day => day >= start && day < end)
  return [...inside.map(day => ({ at: dayToNumber(day), label: words.goals.monthShort(monthOf(day)) })), last]
}

interface ChartRow {
  readonly day: Day
  readonly expected: number
  /** Undefined for days ahead. */
  readonly actual: number | undefined
  readonly forecast: number | undefined
}

const maxRows = 13

/** Evenly spread days of the chart, today and the last one among them. */
export function rowsOf(curve: GoalCurve, asOf: Day): readonly ChartRow[] {
  const points = curve.expected.slice(1)
  const step = Math.max(1, Math.ceil(points.length / (maxRows - 1)))
  return points
    .filter((point, i) => i % step === step - 1 || i === points.length - 1 || point.day === asOf)
    .map(({ day, value }) => ({
      day,
      expected: value,
      actual: day > asOf ? undefined : (curve.actual.findLast(point => point.day <= day)?.value ?? 0),
      forecast: day > asOf ? curve.forecast.findLast(point => point.day <= day)?.value : undefined,
    }))
}

function TableTwin({ page, curve, say }: { page: GoalPage; curve: GoalCurve; say: (amount: number) => string }) {
  const { goals } = useWords()
  const format = useFormat()
  const said = (amount: number | undefined) => (amount === undefined ? goals.noFigure : say(amount))
  return (
    <div className="hidden-text">
      <table>
        <caption>{goals.table}</caption>
        <thead>
          <tr>
            <th scope="col">{goals.tableDay}</th>
            <th scope="col">{goals.actual}</th>
            <th scope="col">{goals.expected}</th>
            <th scope="col">{goals.forecast}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(curve, page.progress.asOf).map(row => (
            <tr key={row.day}>
              <th scope="row">{format.dayShort(row.day)}</th>
              <td>{said(row.actual)}</td>
              <td>{say(row.expected)}</td>
              <td>{said(row.forecast)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
