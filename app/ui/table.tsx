/** Dense tables of a desktop: a head that stays and orders the rows, one line a row, figures at the right edge of their column. */
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { dress, type HostElement } from './as-element.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { moveInRows } from './row-keys.ts'
import { inTableOrder, nextTableOrder, type SortKey, type TableOrder } from './table-order.ts'
import { useVirtualRows } from './virtual-rows.ts'
import './css/table.css'

export interface Column<T, K extends string = string> {
  readonly key: K
  readonly head: string
  readonly cell: (item: T) => ReactNode
  /** How much room it gets beside the others, see table.css. Every table has one `name`: the head of its row, and what Enter opens. */
  readonly size: 'mark' | 'figure' | 'word' | 'words' | 'name'
  /** Figures: at the right, digits below digits. */
  readonly isFigure?: boolean
  /** Goes first where there is little room. */
  readonly isExtra?: boolean
  /** Absent: rows cannot be ordered by it. */
  readonly sort?: SortKey<T>
}

interface TableProps<T, K extends string> {
  readonly label: string
  readonly columns: readonly Column<T, K>[]
  /** In the order they have when no column orders them. */
  readonly items: readonly T[]
  readonly itemKey: (item: T) => string
  /** What a row opens. */
  readonly link: (item: T) => HostElement
  /** What the rows are ordered by now; absent = as they come. */
  readonly order?: TableOrder<K> | undefined
  /** The order the items come in, where a column says the same: it is not made again. */
  readonly comesIn?: TableOrder<K>
  /** Absent: the order cannot be changed. */
  readonly onOrder?: (order: TableOrder<K>) => void
}

/** All rows are in the page. */
export function Table<T, K extends string>(props: TableProps<T, K>) {
  const rows = useOrderedRows(props)
  const body = useRef<HTMLDivElement>(null)
  const keys = useEdgeKeys(body, rows.length)
  return (
    <TableFrame {...props} rowCount={rows.length}>
      <div role="rowgroup" ref={body} onKeyDown={keys}>
        {rows.map((item, index) => (
          <TableRow key={props.itemKey(item)} {...props} item={item} index={index} />
        ))}
      </div>
    </TableFrame>
  )
}

interface VirtualTableProps<T, K extends string> extends TableProps<T, K> {
  /** False while more rows are on their way: nobody is told how many there are. */
  readonly isWhole?: boolean
  /** Name under which the scroll position is remembered while the app is open; absent = start at the top. */
  readonly remember?: string
}

const rowHeight = 40

/** Only the rows near the view are in the page. Stands alone in its screen's scroller. */
export function VirtualTable<T, K extends string>({ isWhole = true, remember, ...props }: VirtualTableProps<T, K>) {
  const rows = useOrderedRows(props)
  const body = useRef<HTMLDivElement>(null)
  const { virtualizer, margin } = useVirtualRows({
    place: body,
    items: rows,
    itemKey: props.itemKey,
    estimate: rowHeight,
    remember,
  })
  const keys = useEdgeKeys(body, rows.length, index => virtualizer.scrollToIndex(index))
  return (
    <TableFrame {...props} rowCount={isWhole ? rows.length : undefined} isLong>
      <div
        role="rowgroup"
        className="virtual"
        ref={body}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={keys}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const item = rows[index]
          return item === undefined ? null : (
            <TableRow
              key={key}
              {...props}
              item={item}
              index={index}
              measure={virtualizer.measureElement}
              style={{ transform: `translateY(${start - margin}px)` }}
            />
          )
        })}
      </div>
    </TableFrame>
  )
}

function useOrderedRows<T, K extends string>({ items, columns, order, comesIn }: TableProps<T, K>): readonly T[] {
  return useMemo(() => {
    if (order?.column === comesIn?.column && order?.isDown === comesIn?.isDown) return items
    const sort = columns.find(({ key }) => key === order?.column)?.sort
    return sort === undefined || order === undefined ? items : inTableOrder(items, sort, order.isDown)
  }, [items, columns, order, comesIn])
}

interface TableFrameProps<T, K extends string> extends TableProps<T, K> {
  /** Undefined while it is not known. */
  readonly rowCount: number | undefined
  readonly isLong?: boolean
  readonly children: ReactNode
}

function TableFrame<T, K extends string>({
  label,
  columns,
  rowCount,
  isLong = false,
  order,
  onOrder,
  children,
}: TableFrameProps<T, K>) {
  return (
    <div
      role="table"
      className={classNames('table', isLong && 'long')}
      aria-label={label}
      aria-rowcount={rowCount === undefined ? -1 : rowCount + 1}
    >
      <div role="rowgroup" className="table-heads">
        <div role="row" aria-rowindex={1} className="table-head">
          {columns.map(column => (
            <HeadCell key={column.key} {...{ column, order, onOrder }} />
          ))}
        </div>
      </div>
      {children}
    </div>
  )
}

interface HeadCellProps<T, K extends string> extends Pick<TableProps<T, K>, 'order'> {
  readonly column: Column<T, K>
  readonly onOrder: ((order: TableOrder<K>) => void) | undefined
}

function HeadCell<T, K extends string>({ column, order, onOrder }: HeadCellProps<T, K>) {
  const { key, head, sort } = column
  const className = cellClass(column)
  if (sort === undefined || onOrder === undefined)
    return (
      <div role="columnheader" className={className}>
        {head}
      </div>
    )
  const isOrdered = order?.column === key
  return (
    <div
      role="columnheader"
      className={className}
      aria-sort={!isOrdered ? 'none' : order.isDown ? 'descending' : 'ascending'}
    >
      <button type="button" onClick={() => onOrder(nextTableOrder(order, key, sort.downFirst))}>
        <span>{head}</span>
        <Icon name="down" size="small" />
      </button>
    </div>
  )
}

interface TableRowProps<T, K extends string> extends Pick<TableProps<T, K>, 'columns' | 'link'> {
  readonly item: T
  readonly index: number
  readonly style?: CSSProperties
  readonly measure?: (row: HTMLElement | null) => void
}

function TableRow<T, K extends string>({ columns, link, item, index, style, measure }: TableRowProps<T, K>) {
  return (
    <div
      role="row"
      className={classNames('table-row', measure !== undefined && 'virtual-item')}
      data-index={index}
      aria-rowindex={index + 2}
      style={style}
      ref={measure}
    >
      {columns.map(column =>
        column.size === 'name' ? (
          <div key={column.key} role="rowheader" className={cellClass(column)}>
            {dress(link(item), { className: 'row-target', children: column.cell(item) })}
          </div>
        ) : (
          <div key={column.key} role="cell" className={cellClass(column)}>
            {column.cell(item)}
          </div>
        ),
      )}
    </div>
  )
}

const cellClass = <T, K extends string>({ size, isFigure, isExtra }: Column<T, K>): string =>
  classNames('table-cell', size, isFigure === true && 'end', isExtra === true && 'extra')

/** Home and End go to the first and last row, the arrows to the one beside; the focus follows once the row is in the page. */
function useEdgeKeys(
  body: RefObject<HTMLElement | null>,
  count: number,
  scrollTo?: (index: number) => void,
): (event: KeyboardEvent) => void {
  const wanted = useRef<number>(undefined)
  const focusWanted = () => {
    const target = body.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] .row-target`)
    if (target === null || target === undefined) return
    target.focus({ preventScroll: scrollTo !== undefined })
    wanted.current = undefined
  }
  useLayoutEffect(focusWanted)
  return event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
    const edge = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : undefined
    if (step === undefined && edge === undefined) return
    event.preventDefault()
    if (step !== undefined) moveInRows(document, step)
    if (edge === undefined) return
    scrollTo?.(edge)
    wanted.current = edge
    focusWanted()
  }
}
