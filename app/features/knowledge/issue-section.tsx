/** What went wrong with the customer: who puts it right by when, and whether the customer knows (feat:A2, G5). */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { daysBetween } from '#shared/domain/day.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { resolveIssue, tellCustomer } from '#app/data/commands/issue.ts'
import { memberNames } from '#app/data/facts.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { Tick } from '#app/ui/choice.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { FoldedSection, List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

type Issue = NoteRow<'issue'>

export function IssueSection({ id: customer }: { id: string }) {
  const { needs: words } = useWords()
  const [isOpen, setOpen] = useState(false)
  const found = useLive(
    async ({ db }) => ({ issues: await notesOfCustomer(db, customer, 'issue'), names: await memberNames(db) }),
    [customer],
  )
  if (found === undefined) return null
  const open = found.issues.filter(issue => !isSettled(issue)).sort(soonestFirst)
  const settled = found.issues.filter(isSettled).reverse()
  const row = (issue: Issue) => <IssueRow key={issue.id} issue={issue} owner={found.names.get(issue.owner)} />
  return (
    <Section
      title={words.issues}
      count={open.length}
      add={{ word: words.addIssue, link: <Link to="/c/$id/issue/new" params={{ id: customer }} /> }}
      empty={found.issues.length === 0 ? words.issuesNone : undefined}
    >
      {open.length === 0 ? null : <List label={words.issues}>{open.map(row)}</List>}
      {settled.length === 0 ? null : (
        <FoldedSection
          lead={<Icon name="check" size="small" />}
          open={isOpen}
          onToggle={() => setOpen(!isOpen)}
          content={<List label={words.settled(settled.length)}>{settled.map(row)}</List>}
        >
          {words.settled(settled.length)}
        </FoldedSection>
      )}
    </Section>
  )
}

/** The customer knows that it is put right. */
const isSettled = ({ resolvedOn, toldOn }: Issue): boolean => resolvedOn !== '' && toldOn !== ''

const soonestFirst = (a: Issue, b: Issue): number => {
  const [x, y] = [a.due || '9999', b.due || '9999']
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1
}

function IssueRow({ issue, owner }: { issue: Issue; owner: string | undefined }) {
  const ketu = useKetu()
  const { customer, fields, needs: words } = useWords()
  const format = useFormat()
  const today = useToday()
  const run = useCommand()
  const isResolved = issue.resolvedOn !== ''
  const days = isResolved || issue.due === '' ? undefined : daysBetween(today, issue.due)
  const said = isResolved ? words.toldSaid(issue.title) : words.resolvedSaid(issue.title)
  const tick = () => void run(() => (isResolved ? tellCustomer(ketu, issue) : resolveIssue(ketu, issue)), said)
  const facts = [
    fields.values['issue.kind'][issue.kind],
    issue.owner === ketu.me.member ? customer.you : (owner ?? words.nobodyYet),
    isResolved ? words.resolvedOn(format.dayOfMonth(issue.resolvedOn)) : '',
    issue.toldOn === '' ? '' : words.toldOn(format.dayOfMonth(issue.toldOn)),
  ]
  return (
    <Row
      {...(!isSettled(issue) && {
        lead: (
          <Tick
            label={isResolved ? words.tell(issue.title) : words.resolve(issue.title)}
            checked={false}
            onChecked={tick}
          />
        ),
        leadMiddle: true,
      })}
      name={issue.title}
      wrap
      detail={facts.filter(fact => fact !== '').join(' · ')}
      link={<Link to="/c/$id/issue/$issue" params={{ id: issue.customer, issue: issue.id }} />}
      {...(days !== undefined && {
        figure: format.dayShort(issue.due),
        figureNote: days < 0 ? <StatusWord tone="warn">{format.dueIn(days)}</StatusWord> : format.dueIn(days),
      })}
      {...(isResolved && issue.toldOn === '' && { figure: <StatusWord tone="warn">{words.toTell}</StatusWord> })}
    />
  )
}
