/** What the address of a matrix says: `?c=POINT&show=QUADRANT`. */
export interface MatrixSearch {
  /** Customer or contact that is marked. */
  readonly c?: string
  /** Quadrant whose points are listed, `stuck`, `disputed` or `all`. */
  readonly show?: string
}

export const matrixSearch = (search: Record<string, unknown>): MatrixSearch => ({
  ...(typeof search['c'] === 'string' && { c: search['c'] }),
  ...(typeof search['show'] === 'string' && { show: search['show'] }),
})

/** How a matrix reads and writes its address. */
export const viewOf = ({ c, show }: MatrixSearch, go: (search: MatrixSearch) => void) => ({
  chosen: c,
  onChoose: (id: string) => go({ c: id }),
  show,
  onShow: (next: string) => go({ ...(c !== undefined && { c }), show: next }),
})
