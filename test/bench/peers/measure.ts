/** What a measurement is given: where its rows go. */
import type { Report } from '../figure.ts'
import type { Row } from './comparison.ts'

export interface Bench {
  /** A row is printed when both sides ran; nobody's samples = it is left out. */
  readonly row: (row: Omit<Row, 'ours' | 'peers'> & { readonly ours: Samples; readonly peers: Samples }) => void
  /** A figure that stands alone. */
  readonly figure: Report
  /** A sentence for who watches. */
  readonly tell: (text: string) => void
}

type Samples = readonly number[] | undefined
