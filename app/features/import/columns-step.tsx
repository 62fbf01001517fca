/** Second step: what the file holds and where each column goes, guessed and correctable, and what the engine has to ask. */
import type { FileColumn, FileSource } from '#app/data/import/session.ts'
import { Button } from '#app/ui/button.tsx'
import { Segmented, Switch } from '#app/ui/choice.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { ActionBar, Strip } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import { fieldChoices } from './field-choices.ts'
import { type ImportState, withColumn } from './import-state.ts'
import { failureText } from './import-words.ts'
import { isRate, QuestionPart } from './question-part.tsx'
import type { Import } from './use-import.ts'

interface ColumnsStepProps {
  readonly state: Extract<ImportState, { step: 'columns' }>
  readonly wizard: Import
}

export function ColumnsStep({ state, wizard }: ColumnsStepProps) {
  const words = useWords()
  const format = useFormat()
  const { imports } = words
  const { file, request, isUnsure, sheetFailure } = state
  const { rows, source } = file.opened
  const kinds = [
    { value: 'customers' as const, label: imports.customers },
    { value: 'orders' as const, label: imports.orders },
  ]
  return (
    <>
      {sheetFailure === undefined ? null : (
        <Strip tone="notice">
          {imports.sheetRefused(sheetFailure.sheet, failureText(words, format, sheetFailure))}
        </Strip>
      )}
      {isUnsure ? <Strip tone="notice">{imports.unsure}</Strip> : null}
      <div className="form">
        <p className="field-hint">{imports.file(file.name, rows, sourceNote(words, source))}</p>
        {source.kind === 'workbook' && source.sheets.length > 1 ? (
          <SelectField
            label={imports.sheet}
            value={source.sheet}
            onValue={sheet => void wizard.chooseSheet(sheet)}
            choices={source.sheets.map(name => ({ value: name, label: name }))}
          />
        ) : null}
        <div className="field">
          <span className="field-label">{imports.whatTitle}</span>
          <Segmented
            label={imports.whatTitle}
            choices={kinds}
            value={request.kind}
            onValue={kind => void wizard.setKind(kind)}
          />
        </div>
        <QuestionPart state={state} wizard={wizard} />
      </div>
      {request.kind === 'orders' ? (
        <Switch
          label={imports.createUnknown}
          note={imports.createUnknownNote}
          checked={request.createUnknown}
          onChecked={createUnknown => wizard.change({ createUnknown })}
        />
      ) : (
        <Switch
          label={imports.keepUnknown}
          note={imports.keepUnknownNote}
          checked={request.keepUnknown}
          onChecked={keepUnknown => wizard.change({ keepUnknown })}
        />
      )}
      <SectionHeader count={format.count(file.opened.columns.length)}>{imports.columnsTitle}</SectionHeader>
      <div className="form">
        {file.opened.columns.map((column, at) => (
          <ColumnField key={`${at} ${column.header}`} column={column} at={at} state={state} wizard={wizard} />
        ))}
      </div>
    </>
  )
}

function sourceNote({ imports }: Words, source: FileSource): string {
  if (source.kind === 'workbook') return `Excel · ${source.sheet}`
  const encoding = source.encoding === 'gb18030' ? 'GBK' : source.encoding.toUpperCase()
  return `${encoding} · ${imports.delimiters[source.delimiter]}`
}

function ColumnField({
  column,
  at,
  state,
  wizard,
}: ColumnsStepProps & { readonly column: FileColumn; readonly at: number }) {
  const words = useWords()
  const { imports } = words
  const { columns } = state.request
  const header = column.header || imports.column(at + 1)
  return (
    <SelectField
      label={header}
      labelNote={samplesNote(header, column.samples) || imports.noSamples}
      aria-label={imports.columnFor(header)}
      value={columns[at] ?? ''}
      onValue={field => wizard.change({ columns: withColumn(columns, at, field) })}
      choices={fieldChoices(words, state.request)}
    />
  )
}

/** Half-widths of header and samples that stand on one line of a small phone. */
const lineWidth = 42

/** What fits beside the header, cut with an ellipsis. */
function samplesNote(header: string, samples: readonly string[]): string {
  let room = Math.max(12, lineWidth - widthOf(header))
  let note = ''
  for (const char of samples.join(' · ')) {
    room -= widthOf(char)
    if (room < 1) return `${note}…`
    note += char
  }
  return note
}

const widthOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0)

export function ColumnsBar({ state, wizard }: ColumnsStepProps) {
  const { imports } = useWords()
  const { question, request, isPlanning } = state
  const waits =
    (question?.kind === 'asks-day-order' && request.dayOrder === undefined) ||
    (question?.kind === 'other-currency' && !isRate(request.rate ?? ''))
  return (
    <ActionBar>
      <Button onClick={wizard.restart}>{imports.chooseOther}</Button>
      <Button look="main" grow disabled={isPlanning || waits} onClick={() => void wizard.preview()}>
        {isPlanning ? imports.checking : imports.preview}
      </Button>
    </ActionBar>
  )
}
