/** A list of any length in the screen's scroller: only what is near the view is in the page. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useScroller } from './screen.tsx'

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

const offsets = new Map<string, number>()

export function VirtualList<T>({
  label,
  items,
  itemKey,
  isWhole = true,
  estimate = 64,
  children,
  remember,
}: VirtualListProps<T>) {
  const scroller = useScroller()
  const list = useRef<HTMLUListElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    if (scroller !== null && list.current !== null) setMargin(list.current.offsetTop - scroller.offsetTop)
  }, [scroller])
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: () => estimate,
    getItemKey: index => {
      const item = items[index]
      return item === undefined ? index : itemKey(item)
    },
    overscan: 8,
    scrollMargin: margin,
  })
  useRememberedOffset(scroller, remember, items.length > 0)
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

/** Goes back to where the list was left, once there is something to scroll. */
function useRememberedOffset(scroller: HTMLElement | null, name: string | undefined, ready: boolean): void {
  useEffect(() => {
    if (scroller === null || name === undefined || !ready) return
    scroller.scrollTop = offsets.get(name) ?? 0
    const note = () => offsets.set(name, scroller.scrollTop)
    scroller.addEventListener('scroll', note, { passive: true })
    return () => scroller.removeEventListener('scroll', note)
  }, [scroller, name, ready])
}
