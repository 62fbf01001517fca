/** Labels of a pace chart stay apart, inside, and away where there is no room. */
import { describe, expect, it } from 'vitest'
import { layoutPaceChart, type PaceSeries, widthOf } from '#app/ui/pace-chart-layout.ts'

const series: PaceSeries = {
  from: 0,
  to: 90,
  today: 50,
  target: 120,
  expected: [
    { at: 0, value: 0 },
    { at: 50, value: 66 },
    { at: 90, value: 120 },
  ],
  actual: [
    { at: 20, value: 30 },
    { at: 50, value: 58 },
  ],
  forecast: [
    { at: 50, value: 58, low: 58, high: 58 },
    { at: 90, value: 116, low: 100, high: 132 },
  ],
}
const labels = {
  today: '今天',
  target: { word: '目标', figure: '120 万' },
  expected: { word: '应到', figure: '66 万' },
  actual: { word: '实际', figure: '58 万' },
  forecast: { word: '预计', figure: '116 万' },
}
const ticks = [
  { at: 1, label: '10 月' },
  { at: 31, label: '11 月' },
  { at: 84, label: '12 月' },
  { at: 90, label: '12/31' },
]
const frame = { width: 358, height: 200, letter: 12 }

describe('pace chart', () => {
  it('keeps the labels at the line ends apart by two lines of text and inside the chart', () => {
    const { ends } = layoutPaceChart(series, labels, ticks, frame)
    expect(ends.map(end => end.line)).toEqual(['target', 'forecast'])
    const [above, below] = ends
    expect((below?.y ?? 0) - (above?.y ?? 0)).toBeGreaterThanOrEqual(2.5 * frame.letter)
    const crowded = { ...series, forecast: [{ at: 90, value: 0, low: null, high: null }] }
    const { ends: low } = layoutPaceChart(crowded, labels, ticks, frame)
    expect(low.at(-1)?.y).toBe(frame.height - 3 * frame.letter)
  })

  it('names the higher dot left above and the lower right below', () => {
    const behind = layoutPaceChart(series, labels, ticks, frame)
    expect(behind.expectedLabel).toMatchObject({ anchor: 'end', text: '应到 66 万' })
    expect(behind.actualLabel).toMatchObject({ anchor: 'start', text: '实际 58 万' })
    const ahead = layoutPaceChart({ ...series, actual: [{ at: 50, value: 90 }] }, labels, ticks, frame)
    expect(ahead.actualLabel).toMatchObject({ anchor: 'end' })
    expect(ahead.expectedLabel).toMatchObject({ anchor: 'start' })
  })

  it('leaves a label out where it fits on neither side', () => {
    const narrow = layoutPaceChart(series, labels, ticks, { width: 200, height: 200, letter: 24 })
    expect(narrow.actualLabel).toBeUndefined()
    expect(narrow.expectedLabel).toBeUndefined()
  })

  it('drops ticks that would run into the last one', () => {
    const { ticks: placed } = layoutPaceChart(series, labels, ticks, frame)
    expect(placed.map(tick => tick.text)).toEqual(['10 月', '11 月', '12/31'])
  })

  it('marks no today before the start and says where it ended after the end', () => {
    const before = layoutPaceChart({ ...series, today: -3, actual: [], forecast: [] }, labels, ticks, frame)
    expect(before.todayX).toBeUndefined()
    expect(before.ends.map(end => end.line)).toEqual(['target'])
    const over = layoutPaceChart({ ...series, today: 95, forecast: [] }, labels, ticks, frame)
    expect(over.ends.map(end => end.line)).toEqual(['target', 'actual'])
    expect(over.actualDot.x).toBe(over.right)
  })

  it('shows returns below zero and a figure above the target', () => {
    const layout = layoutPaceChart({ ...series, actual: [{ at: 9, value: -20 }], forecast: [] }, labels, ticks, frame)
    expect(layout.base).toBeLessThan(frame.height - 2 * frame.letter)
    const high = layoutPaceChart({ ...series, actual: [{ at: 9, value: 300 }], forecast: [] }, labels, ticks, frame)
    expect(high.actualDot.y).toBeGreaterThanOrEqual(high.top)
    expect(high.targetY).toBeGreaterThan(high.actualDot.y)
  })

  it('draws actual sums in steps', () => {
    const { actual } = layoutPaceChart(series, labels, ticks, frame)
    expect(actual).toMatch(/^M[\d.]+,[\d.]+H[\d.]+V[\d.]+H[\d.]+V[\d.]+H[\d.]+$/)
  })

  it('takes Han as squares and figures as six tenths of one', () => {
    expect(widthOf('目标 1', 10)).toBe(32)
  })
})
