/** The steps of an import as data: what is known at each, and what a person can change. */
import type { FieldId, ImportKind } from '#app/data/import/import-field.ts'
import type { Columns } from '#app/data/import/map-columns.ts'
import type { RunResult } from '#app/data/import/run.ts'
import type { OpenedFile, Planned, PlanRequest } from '#app/data/import/session.ts'
import type { ChooseFailure } from './import-words.ts'

export interface ChosenFile {
  readonly name: string
  /** To read another sheet of it. */
  readonly file: File
  readonly opened: OpenedFile
}

/** What the engine wants to know before it plans. */
type Question = Exclude<Planned, { kind: 'planned' }>
export type Plan = Extract<Planned, { kind: 'planned' }>

export type ImportState =
  | { readonly step: 'choose'; readonly failure?: ChooseFailure }
  | { readonly step: 'reading' }
  | {
      readonly step: 'columns'
      readonly file: ChosenFile
      readonly request: PlanRequest
      /** Set when the file looked like neither kind. */
      readonly isUnsure: boolean
      readonly question?: Question
      readonly isPlanning: boolean
      /** Another sheet was asked for and could not be read; the one before stays. */
      readonly sheetFailure?: ChooseFailure & { readonly sheet: string }
    }
  | { readonly step: 'preview'; readonly file: ChosenFile; readonly request: PlanRequest; readonly plan: Plan }
  | {
      readonly step: 'running'
      readonly plan: Plan
      readonly kind: ImportKind
      readonly written: number
      readonly isStopping: boolean
    }
  | {
      readonly step: 'done'
      readonly plan: Plan
      readonly kind: ImportKind
      readonly batch: string
      readonly result:
        | RunResult
        | {
            readonly kind: 'failed'
            readonly written: number
            readonly reason: string
            readonly notStored: readonly number[]
          }
    }

/** Records a plan writes. */
export const writesOf = ({ counts }: Plan): number => counts.new + counts.changed + counts.created

export const firstRequest = (opened: OpenedFile): PlanRequest => ({
  kind: opened.guess.kind ?? 'customers',
  columns: opened.guess.columns,
  keepUnknown: true,
  createUnknown: false,
})

/** A field comes from one column: choosing it for another takes it from the first. */
export const withColumn = (columns: Columns, at: number, field: FieldId | ''): Columns =>
  columns.map((each, i) => (i === at ? field || undefined : each === field ? undefined : each))
