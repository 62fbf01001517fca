/** Keeps the points of the matrices up to date while the screen is looked at. */
import { useEffect } from 'react'
import { useKetu } from '#app/context.tsx'
import { openMatrixWorker } from '#app/data/matrix/open-matrix-worker.ts'
import { onStandstill } from '#app/platform/standstill.ts'

export function useMatrixWorker(): void {
  const ketu = useKetu()
  useEffect(() => {
    let close: (() => void) | undefined
    const pause = () => {
      close?.()
      close = undefined
    }
    const goOn = () => {
      if (document.visibilityState === 'visible') close ??= openMatrixWorker(ketu)
    }
    const onVisible = () => (document.visibilityState === 'visible' ? goOn() : pause())
    goOn()
    const stop = onStandstill(pause, goOn)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      stop()
      pause()
    }
  }, [ketu])
}
