/** The rows that were left out, as a file: the person's own columns and why, ready to be put right and imported again. */
import { byteOrderMark, csvLine } from '../export/csv.ts'
import type { RowProblem } from './problem.ts'
import { readText } from './read-text.ts'

interface ProblemFileWords {
  /** Headers of the two columns in front. */
  readonly row: string
  readonly reason: string
  readonly reasonOf: (problem: RowProblem) => string
}

/** Pieces of the file, a thousand rows each, so that many problems do not freeze the page. */
export function* problemFile(
  headers: readonly string[],
  problems: readonly RowProblem[],
  words: ProblemFileWords,
): Generator<string> {
  yield byteOrderMark + csvLine([words.row, words.reason, ...headers])
  for (let i = 0; i < problems.length; i += 1000) {
    const lines = problems
      .slice(i, i + 1000)
      .map(each => csvLine([each.row, words.reasonOf(each), ...fitted(each.cells, headers.length)]))
    yield lines.join('')
  }
}

/** Cells beyond the header stay: they are what is wrong. */
function fitted(cells: readonly string[], width: number): readonly string[] {
  const read = cells.map(readText)
  return [...read, ...Array<string>(Math.max(0, width - read.length)).fill('')]
}
