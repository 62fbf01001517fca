/** Moves the focus from row to row of what is on screen, as J and K do. A focused row opens with Enter, as any link. */

/** Index of the row that gets the focus. @param from the focused or selected row, -1 when there is none. */
export function nextRow(count: number, from: number, step: 1 | -1): number {
  if (from < 0) return count === 0 ? -1 : 0
  return Math.min(Math.max(from + step, 0), count - 1)
}

const rowKinds = '.row, .table-row'

/** True when there was a row to go to. Beside a detail it is the list that moves, unless the focus is on a row of the detail. */
export function moveInRows(page: Document, step: 1 | -1): boolean {
  const focused = page.activeElement?.closest(rowKinds) ?? null
  const place =
    focused?.closest('.pane-list, .pane-detail, main') ?? page.querySelector('.pane-list') ?? page.querySelector('main')
  const targets = [...(place?.querySelectorAll<HTMLElement>('.row-target') ?? [])]
  const rowOf = (target: HTMLElement): Element | null => target.closest(rowKinds)
  const isFocused = (target: HTMLElement): boolean => rowOf(target) === focused
  const isSelected = (target: HTMLElement): boolean => rowOf(target)?.classList.contains('selected') === true
  const from = targets.findIndex(focused === null ? isSelected : isFocused)
  const target = targets[nextRow(targets.length, from, step)]
  target?.focus()
  target?.scrollIntoView({ block: 'nearest' })
  return target !== undefined
}
