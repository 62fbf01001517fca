/** The room a chart has, in px, measured again when it changes: letters stay as large as the reader's text everywhere. */
import { useEffect, useState } from 'react'

export interface ChartFrame {
  readonly width: number
  /** Size of the letters in px: grows with the reader's text. */
  readonly letter: number
}

/** As on a phone, until it is measured. */
const usual: ChartFrame = { width: 358, letter: 12 }
const leastWidth = 288

/** @param box holds the drawing; a `.chart-probe` in it, one letter wide, tells when the reader's text grows. */
export function useChartFrame(box: { readonly current: HTMLElement | null }): ChartFrame {
  const [frame, setFrame] = useState(usual)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => {
      const { fontSize } = getComputedStyle(document.documentElement)
      setFrame({
        width: Math.max(Math.round(element.clientWidth), leastWidth),
        letter: 0.75 * Number.parseFloat(fontSize),
      })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const probe of element.getElementsByClassName('chart-probe')) observer.observe(probe)
    return () => observer.disconnect()
  }, [box])
  return frame
}
