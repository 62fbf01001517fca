/** A list of any length in the screen's scroller: only what is near the view is in the page. */
import { type ReactNode, useRef } from 'react'
import { useVirtualRows } from './virtual-rows.ts'

interface VirtualListProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly itemKey: (item: T) => string
  /** False while more items are on their way: nobody is told how many there are. */
  readonly isWhole?: boolean
  /** First guess in px; the real height is measured. */
  readonly estimate?: number
  /** Rows inside need `as="div"`. */
  readonly children: (item: T, index: number) => ReactNode
  /** Name under which the scroll position is remembered while the app is open; absent = start at the top. */
  readonly remember?: string
}

export function VirtualList<T>({
  label,
  items,
  itemKey,
  isWhole = true,
  estimate = 64,
  children,
  remember,
}: VirtualListProps<T>) {
  const list = useRef<HTMLUListElement>(null)
  const { virtualizer, margin } = useVirtualRows({ place: list, items, itemKey, estimate, remember })
  return (
    <ul className="virtual list" ref={list} aria-label={label} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(place => {
        const item = items[place.index]
        return item === undefined ? null : (
          <li
            key={place.key}
            className="virtual-item"
            data-index={place.index}
            aria-setsize={isWhole ? items.length : -1}
            aria-posinset={place.index + 1}
            ref={virtualizer.measureElement}
            style={{ transform: `translateY(${place.start - margin}px)` }}
          >
            {children(item, place.index)}
          </li>
        )
      })}
    </ul>
  )
}
