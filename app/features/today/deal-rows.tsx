/** Issues of this person that are late or that the customer has not heard the end of, and answers to what they brought home (feat:G5, G13). */
import { Link } from '@tanstack/react-router'
import { daysBetween } from '#shared/domain/day.ts'
import { useKetu } from '#app/context.tsx'
import { resolveIssue, tellCustomer } from '#app/data/commands/issue.ts'
import { noteAnswersSeen, type ToDealWith } from '#app/data/queries/to-deal.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

/** The soonest of each; the others come up when these are dealt with. */
const maxShown = 5

export function DealRows({ toDeal: { issues, answers } }: { toDeal: ToDealWith }) {
  const { today: words } = useWords()
  const count = issues.length + answers.length
  if (count === 0) return null
  return (
    <>
      <SectionHeader count={count}>{words.toDeal}</SectionHeader>
      <List label={words.toDeal}>
        {issues.slice(0, maxShown).map(each => (
          <IssueRow key={each.issue.id} {...each} />
        ))}
        {answers.slice(0, maxShown).map(each => (
          <AnswerRow key={each.feedback.id} {...each} />
        ))}
      </List>
    </>
  )
}

function IssueRow({ issue, card }: ToDealWith['issues'][number]) {
  const ketu = useKetu()
  const { fields, needs, today: words } = useWords()
  const format = useFormat()
  const run = useCommand()
  const late = daysBetween(issue.due, useToday())
  const isResolved = issue.resolvedOn !== ''
  const tick = () =>
    isResolved
      ? run(() => tellCustomer(ketu, issue), needs.toldSaid(issue.title))
      : run(() => resolveIssue(ketu, issue), needs.resolvedSaid(issue.title))
  return (
    <Row
      lead={
        <Tick
          label={isResolved ? needs.tell(issue.title) : needs.resolve(issue.title)}
          checked={false}
          onChecked={() => void tick()}
        />
      }
      leadSize="small"
      leadMiddle
      name={issue.title}
      mark={<SampleTag territory={card.territory} />}
      detail={words.issueOf(fields.values['issue.kind'][issue.kind], card.name)}
      figure={<StatusWord tone="warn">{isResolved ? needs.toTell : format.dueIn(-late)}</StatusWord>}
      link={<Link to="/c/$id/issue/$issue" params={{ id: card.id, issue: issue.id }} />}
    />
  )
}

/** Shown once: until it is opened or put away. */
function AnswerRow({ feedback, card }: ToDealWith['answers'][number]) {
  const ketu = useKetu()
  const { fields, today: words } = useWords()
  const putAway = () => void noteAnswersSeen(ketu, [feedback]).catch(reportError)
  return (
    <Row
      lead={<Icon name="message" />}
      leadSize="small"
      leadMiddle
      name={words.answered(fields.values['feedback.state'][feedback.state])}
      detail={feedback.answer === '' ? `${card.name} · ${feedback.text}` : `${card.name} · ${feedback.answer}`}
      link={<Link to="/c/$id" params={{ id: card.id }} search={{ tab: 'analysis' }} />}
      action={
        <RowButton icon="check" label={words.gotItOf(feedback.text)} onClick={putAway}>
          {words.gotIt}
        </RowButton>
      }
    />
  )
}
