/** Undoing a line of the activity list: at once, step by step for an import, or after asking where something changed since. */
import { useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { type ChangedSince, undo } from '#app/data/commands/undo.ts'
import type { ActivityLine } from '#app/data/queries/activity.ts'
import { failureWords } from '#app/done.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'

export interface UndoQuestion {
  readonly line: ActivityLine
  readonly fields: readonly ChangedSince[]
}

export interface Undoing {
  readonly line: ActivityLine
  /** Steps of a batch taken back so far. */
  readonly undone: number
  readonly of: number
}

export interface UndoRun {
  /** What runs now; one at a time. */
  readonly undoing: Undoing | undefined
  /** What the person is asked about; undefined when nothing. */
  readonly question: UndoQuestion | undefined
  readonly start: (line: ActivityLine) => void
  /** Writes the old values back although they changed since. */
  readonly insist: () => void
  readonly leave: () => void
}

export function useUndo(): UndoRun {
  const ketu = useKetu()
  const words = useWords()
  const { show } = useToast()
  const [undoing, setUndoing] = useState<Undoing>()
  const [question, setQuestion] = useState<UndoQuestion>()
  const run = async (line: ActivityLine, force: boolean) => {
    if (undoing !== undefined) return
    setUndoing({ line, undone: 0, of: line.steps })
    try {
      const answer = await undo(ketu, line.id, force, (undone, of) => setUndoing({ line, undone, of }))
      if (answer.kind === 'changed-since') setQuestion({ line, fields: answer.fields })
      else show({ text: words.shell.undone })
    } catch (error) {
      show({ text: failureWords(words, error) })
    } finally {
      setUndoing(undefined)
    }
  }
  return {
    undoing,
    question,
    start: line => void run(line, false),
    insist: () => {
      if (question === undefined) return
      setQuestion(undefined)
      void run(question.line, true)
    },
    leave: () => setQuestion(undefined),
  }
}
