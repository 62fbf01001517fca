/** One of the matrices: everybody as a picture and as a list; tap one to look closer, select some and do something about them. */
import { type ReactNode, useMemo, useState } from 'react'
import type { Day } from '#shared/domain/day.ts'
import { useLive, useMatrixWork } from '#app/context.tsx'
import { memberNames } from '#app/data/facts.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { QuadrantChart } from '#app/ui/quadrant-chart.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { FilterChips } from './filter-chips.tsx'
import {
  type AnyPoint,
  countPoints,
  isLocated,
  isShownBy,
  type MatrixLook,
  isWideFilter,
  noFilter,
  pointsIn,
  type WideFilter,
  wideFilters,
} from './matrix-look.ts'
import { MatrixPeek } from './matrix-peek.tsx'
import { PointRow } from './point-row.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useIsManager } from './use-is-manager.ts'
import './insights.css'

/** What the address says. */
export interface MatrixView {
  /** Point that is marked. */
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  /** Absent: that of the point, else the one that asks for work. */
  readonly show: string | undefined
  readonly onShow: (show: string) => void
}

interface MatrixScreenProps<P extends AnyPoint> extends MatrixView {
  readonly look: MatrixLook<P>
  /** Undefined until they were computed once. */
  readonly points: readonly P[] | undefined
  readonly asOf: Day
  /** With fewer points there is nothing to see. */
  readonly least: number
  readonly empty: ReactNode
  /** Above the picture: whose points they are. */
  readonly level?: ReactNode
  /** Sets both axes of the selected. */
  readonly canMove?: boolean
}

export function MatrixScreen<P extends AnyPoint>(props: MatrixScreenProps<P>) {
  const { look, points, asOf, least, empty, level, canMove = false } = props
  const { matrix: words } = useWords()
  const format = useFormat()
  useMatrixWork()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const selected = points?.filter(point => ticked.has(look.idOf(point))) ?? []
  const tick = (id: string, isOn: boolean) => {
    const next = new Set(ticked)
    if (isOn) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  const isFew = points !== undefined && points.length < least
  return (
    <InsightPage
      title={look.title}
      wide
      foot={
        selected.length === 0 ? undefined : (
          <SelectionBar look={look} selected={selected} canMove={canMove} onDone={() => setTicked(new Set())} />
        )
      }
    >
      {level}
      {points === undefined ? (
        <p className="matrix-note" role="status">
          {words.computing}
        </p>
      ) : isFew ? (
        empty
      ) : (
        <>
          <p className="matrix-note">
            {words.asOf(format.dayOfMonth(asOf))} · {words.shown(format.count(points.length))}
          </p>
          <Matrix {...props} points={points} ticked={ticked} onTick={tick} />
        </>
      )}
    </InsightPage>
  )
}

interface MatrixProps<P extends AnyPoint> extends MatrixScreenProps<P> {
  readonly points: readonly P[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (id: string, isOn: boolean) => void
}

function Matrix<P extends AnyPoint>({
  look,
  points: all,
  chosen,
  onChoose,
  show: asked,
  onShow,
  ...ticks
}: MatrixProps<P>) {
  const { standing, matrix: words } = useWords()
  const format = useFormat()
  const names = useLive(({ db }) => memberNames(db))
  const [filter, setFilter] = useState(noFilter)
  const [members, setMembers] = useState<ReadonlySet<string>>()
  const points = useMemo(() => all.filter(point => isShownBy(filter, members, point)), [all, filter, members])
  const chart = useMemo(() => points.filter(isLocated).map(look.chart), [points, look])
  const counts = useMemo(() => countPoints(look, points), [points, look])
  const countOf = (name: string): number => counts.get(name) ?? 0
  const count = (name: string): string => format.count(countOf(name))
  const chosenPoint = points.find(point => look.idOf(point) === chosen)
  const first = look.quadrants[0] ?? 'all'
  const isManager = useIsManager()
  const wide = wideFilters.filter(name => name === 'all' || (countOf(name) > 0 && (name !== 'stuck' || isManager)))
  const shown: readonly string[] = [...look.quadrants, ...wide]
  const show = shown.find(name => name === asked) ?? chosenPoint?.quadrant ?? (countOf(first) > 0 ? first : 'all')
  const corner = (name: string) => ({ word: look.word(name), count: count(name) })
  const { highLow, highHigh, lowLow, lowHigh } = look.corners
  const { suggested, stuck, disputed } = words
  const wideWords: { readonly [name in WideFilter]: string } = { suggested, stuck, disputed, all: standing.all }
  const wordOf = (name: string): string => (isWideFilter(name) ? wideWords[name] : look.word(name))
  return (
    <>
      <FilterChips points={all} filter={filter} onFilter={setFilter} onMembers={setMembers} names={names} />
      <div className="matrix-panes">
        <div className="matrix-picture">
          <QuadrantChart
            label={`${look.title}: ${format.list(look.quadrants.map(name => standing.quadrantCount(look.word(name), count(name))))}`}
            points={chart}
            cut={look.cut}
            {...(look.ticks && { ticks: look.ticks })}
            corners={{
              highLow: corner(highLow),
              highHigh: corner(highHigh),
              lowLow: corner(lowLow),
              lowHigh: corner(lowHigh),
            }}
            tinted={look.tinted}
            middle={look.middle && { reach: look.middle.reach, corner: corner(look.middle.quadrant) }}
            axes={look.axes}
            selected={chosen}
            onPick={onChoose}
          />
          <p className="matrix-legend">{look.legend}</p>
          {chosenPoint === undefined ? null : <MatrixPeek look={look} point={chosenPoint} {...ticks} />}
        </div>
        <div>
          <div className="matrix-filters">
            <ChipGroup label={standing.quadrantLabel} line>
              {shown.map(name => (
                <Chip key={name} pressed={name === show} count={count(name)} onClick={() => onShow(name)}>
                  {wordOf(name)}
                </Chip>
              ))}
            </ChipGroup>
          </div>
          <PointList look={look} points={points} show={show} {...ticks} />
        </div>
      </div>
    </>
  )
}

interface PointListProps<P extends AnyPoint> {
  readonly look: MatrixLook<P>
  readonly points: readonly P[]
  readonly show: string
  readonly ticked: ReadonlySet<string>
  readonly onTick: (id: string, isOn: boolean) => void
}

function PointList<P extends AnyPoint>({ look, points, show, ...ticks }: PointListProps<P>) {
  const { standing, matrix: words } = useWords()
  const listed = useMemo(() => pointsIn(look, points, show), [look, points, show])
  return (
    <>
      {listed.length === 0 ? (
        <p className="matrix-note">{points.length === 0 ? words.noneShown : standing.emptyQuadrant}</p>
      ) : null}
      <VirtualList label={look.label} items={listed} itemKey={look.idOf}>
        {point => <PointRow as="div" look={look} point={point} {...ticks} hasAction />}
      </VirtualList>
    </>
  )
}
