/** What the page and the pinyin worker say to each other. */
import type { SearchKind } from './search-entry.ts'

export interface ReadingsRequest {
  readonly n: number
  readonly names: readonly string[]
  readonly kind: SearchKind
}

export interface ReadingsAnswer {
  readonly n: number
  readonly keys: readonly string[]
}
