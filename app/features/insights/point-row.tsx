/** A point of a matrix in words: who it is, why it is there, both figures, and the first thing to do. */
import { Tick } from '#app/ui/choice.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { AnyPoint, MatrixLook } from './matrix-look.ts'
import { cardTitle, useAddCard, useOwnCards } from './use-cards-of.ts'

interface PointRowProps<P extends AnyPoint> {
  readonly look: MatrixLook<P>
  readonly point: P
  readonly as: 'li' | 'div'
  readonly ticked: ReadonlySet<string>
  readonly onTick: (id: string, isOn: boolean) => void
  readonly isChosen?: boolean
  readonly hasAction?: boolean
}

export function PointRow<P extends AnyPoint>({
  look,
  point,
  as,
  ticked,
  onTick,
  isChosen = false,
  hasAction = false,
}: PointRowProps<P>) {
  const { standing, shell, matrix: words } = useWords()
  const add = useAddCard()
  const own = useOwnCards()
  const id = look.idOf(point)
  const { name, mark, detail, figure, figureNote } = look.row(point)
  const [card] = hasAction && point.customer !== '' ? own(look.cards(point)) : []
  return (
    <Row
      as={as}
      {...(point.customer !== '' && {
        lead: <Tick label={standing.select(name)} checked={ticked.has(id)} onChecked={isOn => onTick(id, isOn)} />,
        leadSize: 'small' as const,
        leadMiddle: true,
      })}
      name={name}
      mark={
        <>
          {point.class === '' ? null : <ClassMark letter={point.class} label={shell.classMark(point.class)} />}
          {mark}
        </>
      }
      detail={detail}
      wrap
      figure={figure}
      figureNote={figureNote}
      selected={isChosen}
      link={look.link(point)}
      {...(card !== undefined && {
        action: (
          <RowButton
            icon="plus"
            label={`${name} · ${words.addAction(cardTitle(words, card))}`}
            onClick={() => add(point, card)}
          />
        ),
      })}
    />
  )
}
