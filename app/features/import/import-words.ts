/** Failures of a file and problems of its rows as sentences. */
import { maxFileBytes } from '#app/data/import/decode.ts'
import type { RowProblem } from '#app/data/import/problem.ts'
import type { FileFailure } from '#app/data/import/session.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

/** unreadable: the worker stopped, or the browser could not read the file. */
export type ChooseFailure = FileFailure | { readonly kind: 'unreadable' }

export function failureText({ imports }: Words, format: Format, failure: ChooseFailure): string {
  const { failures } = imports
  switch (failure.kind) {
    case 'too-large':
      return failures['too-large'](maxFileBytes / 1024 / 1024)
    case 'too-many-rows':
    case 'too-many-columns':
      return failures[failure.kind](format.count(failure.limit))
    case 'open-quote':
      return failures['open-quote'](failure.row)
    default:
      return failures[failure.kind]
  }
}

export function reasonText({ imports }: Words, { reason, value = '' }: RowProblem): string {
  const text = imports.reasons[reason]
  return typeof text === 'string' ? text : text(value)
}
