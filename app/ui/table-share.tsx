/** How far, in a cell: a short line to compare down a column, and the figure. */
export function TableShare({ ratio, text }: { ratio: number; text: string }) {
  return (
    <span className="table-share">
      <span className="progress" aria-hidden="true">
        <span style={{ transform: `scaleX(${Math.min(Math.max(ratio, 0), 1)})` }} />
      </span>
      <span>{text}</span>
    </span>
  )
}
