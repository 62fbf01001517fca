/** One figure of a customer's value in a row; a tap says why. */
import { StatusWord } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { WeekBars } from '#app/ui/week-bars.tsx'
import { type ValueKind, valueLine, type ValueOf, type ValueReader } from './value-line.ts'

interface FigureRowProps {
  readonly kind: ValueKind
  readonly of: ValueOf
  readonly reader: ValueReader
  readonly onWhy: (kind: ValueKind) => void
}

export function FigureRow({ kind, of, reader, onWhy }: FigureRowProps) {
  const { value } = reader.words
  const { name, figure, detail, isHollow, isWarning } = valueLine(kind, of, reader)
  const shown = isWarning ? (
    <StatusWord tone="warn">{figure}</StatusWord>
  ) : (
    <span className={isHollow ? 'value-hollow' : undefined}>{figure}</span>
  )
  return (
    <Row
      name={name}
      namePlain
      detail={isHollow ? `${detail} · ${value.hollow}` : detail || undefined}
      wrap
      figure={
        kind === 'orders' ? (
          <span className="value-quarters">
            <WeekBars values={of.card.quarters} label={value.quarters(of.card.quarters.join(' '))} />
            {shown}
          </span>
        ) : (
          shown
        )
      }
      link={<button type="button" aria-label={value.why(name, figure)} onClick={() => onWhy(kind)} />}
    />
  )
}
