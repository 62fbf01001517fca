/** What comes next with this customer, ticked off in one tap. */
import { Link } from '@tanstack/react-router'
import { daysBetween } from '#shared/domain/day.ts'
import type { ActionRow } from '#shared/domain/record.ts'
import { useKetu } from '#app/context.tsx'
import { finishAction } from '#app/data/commands/action.ts'
import type { CustomerPage } from '#app/data/queries/customer.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { Tick } from '#app/ui/choice.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { stepLine } from './step-line.ts'

export function StepRows({ page: { actions, contacts } }: { page: CustomerPage }) {
  const { customer: words } = useWords()
  const open = actions.filter(action => action.open !== undefined)
  if (open.length === 0) return null
  const names = new Map(contacts.map(({ id, name }) => [id, name]))
  return (
    <List label={words.nextStep}>
      {open.map(action => (
        <StepRow key={action.id} action={action} person={names.get(action.contactId)} />
      ))}
    </List>
  )
}

function StepRow({ action, person }: { action: ActionRow; person: string | undefined }) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const run = useCommand()
  const days = action.due === '' ? undefined : daysBetween(today, action.due)
  const finish = () =>
    run(() => finishAction(ketu, action.customer, action, today), words.customer.finished(action.title))
  return (
    <Row
      lead={<Tick label={words.customer.finish(action.title)} checked={false} onChecked={() => void finish()} />}
      leadMiddle
      name={action.title}
      detail={stepLine(words, action, person)}
      link={<Link to="/c/$id/step/$step" params={{ id: action.customer, step: action.id }} />}
      {...(days === undefined
        ? {}
        : {
            figure: format.dayShort(action.due),
            figureNote: days < 0 ? <StatusWord tone="warn">{format.dueIn(days)}</StatusWord> : format.dueIn(days),
          })}
    />
  )
}
