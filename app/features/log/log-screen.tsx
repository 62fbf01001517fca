/** The quick log: a full page that slides over everything else. Decides whom it is about, then composes. */
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { useLeave } from '#app/leave.ts'
import { Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { Composer } from './composer.tsx'
import { CustomerPicker } from './customer-picker.tsx'
import { findStart, type Start } from './find-start.ts'
import type { WordyKind } from './signal.ts'

interface LogScreenProps {
  /** Customer it is about, and the planned visit it fulfils. */
  readonly customer: string | undefined
  readonly visit: string | undefined
  /** The customer picker is open over it. */
  readonly isPicking: boolean
  /** The chip whose words are being written. */
  readonly writing: WordyKind | undefined
}

export function LogScreen({ customer, visit, isPicking, writing }: LogScreenProps) {
  const { log } = useWords()
  const start = useStart(customer)
  const leave = useLeave(today)
  const { open, choose } = usePicking(isPicking)
  const navigate = useNavigate()
  const router = useRouter()
  if (start === undefined) return <Screen title={log.title}>{null}</Screen>
  return (
    <>
      <div hidden={isPicking} className="composer-page frame-body">
        <Composer
          start={start}
          visit={visit}
          onChooseCustomer={open}
          onLeave={leave}
          writing={writing}
          onWrite={kind => void navigate({ to: '/log', search: previous => ({ ...previous, write: kind }) })}
          onWritten={() => router.history.back()}
        />
      </div>
      {isPicking ? <CustomerPicker onChoose={choose} /> : null}
    </>
  )
}

const today = { to: '/today' } as const

/** Answered once per customer asked for: what arrives from others while one types must not change whom it is about. */
function useStart(customer: string | undefined): Start | undefined {
  const ketu = useKetu()
  const [start, setStart] = useState<Start>()
  useEffect(() => {
    let isWanted = true
    void findStart(ketu, customer).then(found => {
      if (isWanted) setStart(found)
    })
    return () => {
      isWanted = false
    }
  }, [ketu, customer])
  return start
}

/** The picker has a page of its own in the history, so that Back closes it and not the log. */
function usePicking(isPicking: boolean) {
  const router = useRouter()
  const navigate = useNavigate()
  const chosen = useRef<string>(undefined)
  useEffect(() => {
    if (isPicking || chosen.current === undefined) return
    void navigate({ to: '/log', search: { c: chosen.current }, replace: true })
    chosen.current = undefined
  }, [isPicking, navigate])
  return {
    open: () => void navigate({ to: '/log', search: previous => ({ ...previous, pick: true }) }),
    choose: (id: string) => {
      chosen.current = id
      router.history.back()
    },
  }
}
