/** First step: a file, by tap or by drop; a bad one gets a sentence that helps, and nothing has changed. */
import { type ChangeEvent, type DragEvent, useRef } from 'react'
import { Block, EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Strip } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { ImportState } from './import-state.ts'
import { failureText } from './import-words.ts'

/** Phones know CSV and workbooks under many names. */
const accept = [
  '.csv,.tsv,.txt,.xlsx',
  'text/csv,text/plain,text/tab-separated-values,application/csv,application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
].join(',')

interface ChooseStepProps {
  readonly state: Extract<ImportState, { step: 'choose' | 'reading' }>
  readonly onFile: (file: File) => void
  /** Gives up a file that takes long. */
  readonly onCancel: () => void
}

export function ChooseStep({ state, onFile, onCancel }: ChooseStepProps) {
  const words = useWords()
  const format = useFormat()
  const { imports, shell } = words
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    const [file] = files ?? []
    if (file !== undefined) onFile(file)
  }
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files)
    // The same file, put right and chosen again, is a choice too.
    event.target.value = ''
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  const isReading = state.step === 'reading'
  const failure = state.step === 'choose' ? state.failure : undefined
  return (
    <div onDragOver={event => event.preventDefault()} onDrop={dropped}>
      {failure === undefined ? null : (
        <Strip tone="notice">{imports.refused(failureText(words, format, failure))}</Strip>
      )}
      <EmptyState
        action={
          <Button look="main" disabled={isReading} onClick={() => input.current?.click()}>
            {isReading ? imports.reading : failure === undefined ? imports.choose : imports.chooseOther}
          </Button>
        }
        second={
          isReading ? (
            <Button look="text" onClick={onCancel}>
              {shell.cancel}
            </Button>
          ) : undefined
        }
      >
        {imports.chooseIntro}
      </EmptyState>
      <input ref={input} type="file" accept={accept} aria-label={imports.choose} hidden onChange={chosen} />
      <Block title={imports.exampleTitle}>
        <p>{imports.exampleCustomers}</p>
        <p>{imports.exampleOrders}</p>
        <p className="ink-2">{imports.exampleAgain}</p>
        <p className="ink-2">{imports.exampleExcel}</p>
      </Block>
    </div>
  )
}
