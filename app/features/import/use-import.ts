/** Drives an import: the worker with its session, the writes, and the step the screen shows. */
import { useEffect, useRef, useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { maxFileBytes } from '#app/data/import/decode.ts'
import type { ImportKind } from '#app/data/import/import-field.ts'
import { type OpenWorker, openImportWorker } from '#app/data/import/open-worker.ts'
import type { ImportSession, PlanRequest } from '#app/data/import/session.ts'
import { failureWords } from '#app/done.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { type ChosenFile, firstRequest, type ImportState } from './import-state.ts'

export interface Import {
  readonly state: ImportState
  readonly choose: (file: File) => Promise<void>
  /** Another sheet of the workbook that is open. */
  readonly chooseSheet: (sheet: string) => Promise<void>
  readonly setKind: (kind: ImportKind) => Promise<void>
  readonly change: (change: Partial<PlanRequest>) => void
  readonly preview: () => Promise<void>
  readonly backToColumns: () => void
  /** @param owner who looks after the new customers; '' = who imports */
  readonly start: (territory: string, owner: string) => Promise<void>
  readonly stop: () => void
  readonly restart: () => void
  /** The session of the file that is open; for the problem file. */
  readonly session: () => ImportSession | undefined
}

const columnsOf = (file: ChosenFile): ImportState => ({
  step: 'columns',
  file,
  request: firstRequest(file.opened),
  isUnsure: file.opened.guess.kind === undefined,
  isPlanning: false,
})

export function useImport(): Import {
  const ketu = useKetu()
  const words = useWords()
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  const worker = useRef<OpenWorker>(undefined)
  const isStopped = useRef(false)

  const close = () => {
    worker.current?.close()
    worker.current = undefined
  }
  useEffect(
    () => () => {
      isStopped.current = true
      close()
    },
    [],
  )

  const choose = async (file: File) => {
    if (file.size > maxFileBytes) return setState({ step: 'choose', failure: { kind: 'too-large', bytes: file.size } })
    setState({ step: 'reading' })
    close()
    const own = openImportWorker(ketu)
    worker.current = own
    try {
      const opened = await own.session.open(new Uint8Array(await file.arrayBuffer()))
      if (worker.current !== own) return
      if (opened.kind !== 'opened') return setState({ step: 'choose', failure: opened })
      setState(columnsOf({ name: file.name, file, opened }))
    } catch (error) {
      if (worker.current !== own) return
      reportError(error)
      setState({ step: 'choose', failure: { kind: 'unreadable' } })
    }
  }

  const chooseSheet = async (sheet: string) => {
    const own = worker.current
    if (state.step !== 'columns' || own === undefined) return
    const { file } = state.file
    setState({ ...state, isPlanning: true })
    try {
      const opened = await own.session.open(new Uint8Array(await file.arrayBuffer()), sheet)
      if (worker.current !== own) return
      if (opened.kind === 'opened') setState(columnsOf({ name: file.name, file, opened }))
      else setState({ ...state, isPlanning: false, sheetFailure: { ...opened, sheet } })
    } catch (error) {
      if (worker.current !== own) return
      reportError(error)
      setState({ step: 'choose', failure: { kind: 'unreadable' } })
    }
  }

  const change = (changes: Partial<PlanRequest>) => {
    if (state.step !== 'columns') return
    const { question: _, ...rest } = state
    const keeps = state.question?.kind === 'other-currency' || state.question?.kind === 'asks-day-order'
    setState({
      ...rest,
      ...(keeps && state.question && { question: state.question }),
      request: { ...state.request, ...changes },
    })
  }

  const setKind = async (kind: ImportKind) => {
    const columns = await worker.current?.session.columnsFor(kind)
    if (columns === undefined || state.step !== 'columns') return
    const { question: _, ...rest } = state
    setState({ ...rest, isUnsure: false, request: { ...state.request, kind, columns } })
  }

  const preview = async () => {
    if (state.step !== 'columns' || worker.current === undefined) return
    const { file, request } = state
    setState({ ...state, isPlanning: true })
    try {
      const planned = await worker.current.session.plan(request)
      if (planned.kind === 'planned') setState({ step: 'preview', file, request, plan: planned })
      else setState({ ...state, isPlanning: false, question: planned })
    } catch (error) {
      reportError(error)
      setState({ step: 'choose', failure: { kind: 'unreadable' } })
    }
  }

  const start = async (territory: string, owner: string) => {
    const own = worker.current
    if (state.step !== 'preview' || own === undefined) return
    const { plan, request } = state
    const batch = ketu.newId()
    isStopped.current = false
    let written = 0
    const show = (isStopping: boolean) => setState({ step: 'running', plan, kind: request.kind, written, isStopping })
    const onProgress = (now: number) => {
      written = now
      show(isStopped.current)
    }
    show(false)
    const result = await own
      .run({ batch, territory, chunks: plan.chunks, ...(owner !== '' && { owner }) }, onProgress)
      .catch((error: unknown) => ({
        kind: 'failed' as const,
        written,
        reason: failureWords(words, error),
        notStored: [],
      }))
    setState({ step: 'done', plan, kind: request.kind, batch, result })
  }

  return {
    state,
    choose,
    chooseSheet,
    setKind,
    change,
    preview,
    start,
    backToColumns: () => {
      if (state.step !== 'preview') return
      setState({ step: 'columns', file: state.file, request: state.request, isUnsure: false, isPlanning: false })
    },
    stop: () => {
      isStopped.current = true
      worker.current?.stop()
      setState(now => (now.step === 'running' ? { ...now, isStopping: true } : now))
    },
    restart: () => {
      close()
      setState({ step: 'choose' })
    },
    session: () => worker.current?.session,
  }
}
