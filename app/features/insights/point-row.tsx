/** A customer of the matrix in words: class, what holds trust back, both figures and what changed. */
import { Link } from '@tanstack/react-router'
import { useToday } from '#app/now.ts'
import { silenceDays } from '#shared/domain/cadence.ts'
import type { StandingPoint } from '#app/data/queries/customer-standing.ts'
import { Tick } from '#app/ui/choice.tsx'
import { Change } from '#app/ui/index-bar.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'

interface PointRowProps {
  readonly point: StandingPoint
  readonly as: 'li' | 'div'
  readonly isTicked: boolean
  readonly onTick: (id: string, isOn: boolean) => void
  readonly isChosen?: boolean
}

export function PointRow({ point: { card, standing }, as, isTicked, onTick, isChosen = false }: PointRowProps) {
  const { standing: words, customer, shell } = useWords()
  const { importance, trust, before } = standing
  const now = Math.round(trust.value ?? 0)
  const silence = silenceDays(card.lastVisit, useToday())
  const visited =
    silence === null ? customer.neverVisited : silence === 0 ? customer.visitedToday : customer.visitedAgo(silence)
  return (
    <Row
      as={as}
      lead={<Tick label={words.select(card.name)} checked={isTicked} onChecked={isOn => onTick(card.id, isOn)} />}
      leadSize="small"
      leadMiddle
      name={card.name}
      mark={card.class === '' ? undefined : <ClassMark letter={card.class} label={shell.classMark(card.class)} />}
      detail={trust.weakest === null ? visited : `${words.parts[trust.weakest]} · ${visited}`}
      wrap
      figure={words.axis(words.importanceShort, Math.round(importance.value ?? 0))}
      figureNote={
        <span className="matrix-trust">
          {words.axis(words.indices.trust, now)}
          <Change change={before.trust === null ? undefined : now - Math.round(before.trust)} />
        </span>
      }
      selected={isChosen}
      link={<Link to="/c/$id" params={{ id: card.id }} />}
    />
  )
}
