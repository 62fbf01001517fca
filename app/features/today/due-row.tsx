/** A promise or next step whose day has come: ticked off in one tap. */
import { Link } from '@tanstack/react-router'
import type { ActionRow } from '#shared/domain/record.ts'
import { daysBetween } from '#shared/domain/day.ts'
import { useKetu } from '#app/context.tsx'
import { finishAction } from '#app/data/commands/action.ts'
import type { CardRow } from '#app/data/db.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'

interface DueRowProps {
  readonly action: ActionRow
  readonly card: CardRow
  /** Who it was promised to or by. */
  readonly person: string | undefined
}

export function DueRow({ action, card, person }: DueRowProps) {
  const ketu = useKetu()
  const run = useCommand()
  const words = useWords()
  const format = useFormat()
  const day = useToday()
  const late = daysBetween(action.due, day)
  const finish = () => run(() => finishAction(ketu, card.id, action, day), words.today.finished(action.title))
  return (
    <Row
      lead={<Tick label={words.today.finish(action.title)} checked={false} onChecked={() => void finish()} />}
      leadSize="small"
      leadMiddle
      name={action.title}
      mark={<SampleTag territory={card.territory} />}
      detail={[card.name, promiseLine(words, action, person)].join(' · ')}
      figure={
        late > 0 ? <StatusWord tone="warn">{format.dueIn(-late)}</StatusWord> : <span>{format.dueIn(-late)}</span>
      }
      link={<Link to="/c/$id" params={{ id: card.id }} />}
    />
  )
}

function promiseLine({ today }: Words, action: ActionRow, person: string | undefined): string {
  if (!action.isPromise || person === undefined) return today.nextStep
  return action.side === 'us' ? today.promisedTo(person) : today.theyPromised(person)
}
