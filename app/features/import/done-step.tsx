/** Last step: what was written, one undo for all of it, and the rows that were left out. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { undo } from '#app/data/commands/undo.ts'
import { failureWords } from '#app/done.tsx'
import { BigFigure, Block } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { ActionBar, Strip } from '#app/ui/screen.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { type ImportState, writesOf } from './import-state.ts'
import { OwnerNote, ProblemFileButton, ProblemList } from './problem-list.tsx'
import type { Import } from './use-import.ts'

interface DoneStepProps {
  readonly state: Extract<ImportState, { step: 'done' }>
  readonly wizard: Import
}

export function DoneStep({ state, wizard }: DoneStepProps) {
  const { imports } = useWords()
  const format = useFormat()
  const { plan, result, batch } = state
  const { counts } = plan
  const isDone = result.kind === 'done'
  const titles = { done: imports.doneTitle, cancelled: imports.stoppedTitle, failed: imports.failedTitle }
  const counted = imports.doneCounts(
    format.count(counts.new),
    format.count(counts.changed),
    format.count(counts.problem),
  )
  const notes = { done: counted, cancelled: imports.stoppedOf(writesOf(plan)), failed: imports.failedNote }
  return (
    <>
      {result.kind === 'failed' ? <Strip tone="alert">{result.reason}</Strip> : null}
      <Block title={<StatusWord tone={isDone ? 'good' : 'warn'}>{titles[result.kind]}</StatusWord>}>
        <BigFigure note={notes[result.kind]}>{imports.records(result.written)}</BigFigure>
        {counts.created > 0 && isDone ? <p className="ink-2">{imports.created(counts.created)}</p> : null}
        {result.notStored.length === 0 ? null : (
          <p className="tone-warn">{imports.notStored(result.notStored.length)}</p>
        )}
      </Block>
      {result.written === 0 ? null : (
        <div className="form">
          <UndoImport batch={batch} />
        </div>
      )}
      <OwnerNote plan={plan} />
      {counts.problem + result.notStored.length > 0 ? (
        <ProblemList plan={plan} wizard={wizard} notStored={result.notStored} />
      ) : plan.noted > 0 ? (
        <div className="form">
          <ProblemFileButton wizard={wizard} notStored={[]} />
        </div>
      ) : null}
    </>
  )
}

function UndoImport({ batch }: { readonly batch: string }) {
  const ketu = useKetu()
  const words = useWords()
  const { imports, done, shell } = words
  const { show } = useToast()
  const [progress, setProgress] = useState<'ready' | 'undoing' | 'undone'>('ready')
  const takeBack = async () => {
    const activity = await ketu.db.activity.filter(row => row.batch === batch).first()
    if (activity === undefined) return
    setProgress('undoing')
    try {
      const undone = await undo(ketu, activity.id)
      setProgress(undone.kind === 'changed-since' ? 'ready' : 'undone')
      show({ text: undone.kind === 'changed-since' ? done.changedSince : shell.undone })
    } catch (error) {
      setProgress('ready')
      show({ text: failureWords(words, error) })
    }
  }
  if (progress === 'undone') return <p className="ink-2">{imports.undone}</p>
  return (
    <Button icon="undo" disabled={progress === 'undoing'} onClick={() => void takeBack()}>
      {progress === 'undoing' ? imports.undoing : imports.undoAll}
    </Button>
  )
}

export function DoneBar({ wizard }: { readonly wizard: Import }) {
  const { imports } = useWords()
  return (
    <ActionBar>
      <Button onClick={wizard.restart}>{imports.another}</Button>
      <Button look="main" grow render={<Link to="/customers" />}>
        {imports.toCustomers}
      </Button>
    </ActionBar>
  )
}
