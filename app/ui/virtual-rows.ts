/** Rows of any number in the screen's scroller: which of them are near the view, and where the list was left. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { useScroller } from './screen.tsx'

interface VirtualRowsOptions<T> {
  /** The element the rows stand in. */
  readonly place: RefObject<HTMLElement | null>
  readonly items: readonly T[]
  readonly itemKey: (item: T) => string
  /** First guess of a row's height in px; the real one is measured. */
  readonly estimate: number
  /** Name under which the scroll position is remembered while the app is open; absent = start at the top. */
  readonly remember?: string | undefined
}

/** `margin` (px) is what stands above the rows in the scroller: a row's `start` counts from the top of the scroller. */
export function useVirtualRows<T>({ place, items, itemKey, estimate, remember }: VirtualRowsOptions<T>) {
  const scroller = useScroller()
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    if (scroller === null || place.current === null) return
    setMargin(place.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop)
  }, [scroller, place])
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
  return { virtualizer, margin }
}

const offsets = new Map<string, number>()

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
