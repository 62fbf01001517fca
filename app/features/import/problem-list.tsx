/** Rows that are left out, with their reasons, owners nobody knows, and the file of all of them. */
import { problemFile } from '#app/data/import/problem-file.ts'
import type { RowProblem } from '#app/data/import/problem.ts'
import { saveFile } from '#app/platform/share.ts'
import { Button } from '#app/ui/button.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { Strip } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Plan } from './import-state.ts'
import { reasonText } from './import-words.ts'
import type { Import } from './use-import.ts'

interface ProblemListProps {
  readonly plan: Plan
  readonly wizard: Import
  /** Rows that storage refused while importing; in the file, not in the list. */
  readonly notStored: readonly number[]
}

export function ProblemList({ plan, wizard, notStored }: ProblemListProps) {
  const words = useWords()
  const format = useFormat()
  const { imports } = words
  const all = plan.counts.problem
  return (
    <>
      <SectionHeader count={format.count(all)}>{imports.problemsTitle}</SectionHeader>
      <List label={imports.problemsTitle}>
        {plan.problems.map(problem => (
          <Row
            key={problem.row}
            name={reasonText(words, problem)}
            namePlain
            wrap
            detail={cellsOf(problem)}
            detailQuiet
            figure={imports.rowOf(format.count(problem.row))}
          />
        ))}
      </List>
      <div className="form">
        {all > plan.problems.length ? (
          <p className="field-hint">{imports.problemsShown(format.count(plan.problems.length), format.count(all))}</p>
        ) : null}
        <ProblemFileButton wizard={wizard} notStored={notStored} />
      </div>
    </>
  )
}

const shownChars = 120

const cellsOf = ({ cells }: RowProblem): string =>
  cells
    .filter(cell => cell.trim() !== '')
    .join(' · ')
    .slice(0, shownChars)

/** Names in the file that are no member's, once each. */
const shownNames = 3

/** Rows that were taken though whom they name as owner could not be found: nothing without any. */
export function OwnerNote({ plan: { notes, noted } }: Pick<ProblemListProps, 'plan'>) {
  const { imports } = useWords()
  const format = useFormat()
  if (noted === 0) return null
  const names = [...new Set(notes.map(({ value = '' }) => value))]
  const list = format.list(names.slice(0, shownNames)) + (names.length > shownNames ? '…' : '')
  return <Strip tone="notice">{imports.ownersNotFound(list, noted)}</Strip>
}

export function ProblemFileButton({ wizard, notStored }: Omit<ProblemListProps, 'plan'>) {
  const words = useWords()
  const { imports } = words
  const save = async () => {
    const found = await wizard.session()?.problems(notStored)
    if (found === undefined) return
    const { row, reason } = imports
    const parts = problemFile(found.headers, found.problems, {
      row,
      reason,
      reasonOf: problem => reasonText(words, problem),
    })
    saveFile(`${imports.problemFileName}.csv`, new Blob([...parts], { type: 'text/csv;charset=utf-8' }))
  }
  return (
    <Button icon="download" onClick={() => void save()}>
      {imports.problemFile}
    </Button>
  )
}
