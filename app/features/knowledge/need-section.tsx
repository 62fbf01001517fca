/** What the customer needs, the most urgent first: one tap says what became of it; one that changed asks which goals to look at (feat:B1, B6, B10). */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isOpenNeed, mostUrgentFirst } from '#shared/domain/account/need.ts'
import type { GoalRow, NoteRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { setNeedState } from '#app/data/commands/need.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { FoldedSection, List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './knowledge.css'

type Need = NoteRow<'need'>

export function NeedSection({ id: customer }: { id: string }) {
  const { needs: words } = useWords()
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  const found = useLive(
    async ({ db }) => {
      const [needs, goals, contacts, visits] = await Promise.all([
        notesOfCustomer(db, customer, 'need'),
        db.goals.where('scope.id').equals(customer).toArray(),
        db.contacts.where('customer').equals(customer).toArray(),
        daysOfVisits(db, customer),
      ])
      return { needs, goals, visits, people: new Map(contacts.map(({ id, name }) => [id, name])) }
    },
    [customer],
  )
  if (found === undefined) return null
  const { needs, visits, people } = found
  const goals = found.goals.filter(goal => goal.deletedAt === undefined && (goal.end === '' || goal.end >= today))
  const live = needs.filter(isOpenNeed).sort(mostUrgentFirst)
  const settled = needs.filter(need => !isOpenNeed(need))
  const row = (need: Need) => <NeedRow key={need.id} {...{ need, goals, people, visits }} />
  return (
    <Section
      title={words.needs}
      count={live.length}
      add={{ word: words.addNeed, link: <Link to="/c/$id/need/new" params={{ id: customer }} /> }}
      empty={needs.length === 0 ? words.needsNone : undefined}
    >
      {live.length === 0 ? null : <List label={words.needs}>{live.map(row)}</List>}
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

async function daysOfVisits(
  db: Parameters<typeof notesOfCustomer>[0],
  customer: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.visits.where('[customer+state+day]').between([customer], [customer, []]).toArray()
  return new Map(rows.map(({ id, day }) => [id, day]))
}

interface NeedRowProps {
  readonly need: Need
  /** Running ones of the customer. */
  readonly goals: readonly GoalRow[]
  readonly people: ReadonlyMap<string, string>
  /** Their days, by id. */
  readonly visits: ReadonlyMap<string, string>
}

function NeedRow({ need, goals, people, visits }: NeedRowProps) {
  const { fields, needs: words } = useWords()
  const format = useFormat()
  const visited = visits.get(need.visit)
  const facts = [
    fields.values['need.kind'][need.kind],
    need.isLatent ? words.latent : '',
    people.get(need.contactId) ?? '',
    visited === undefined ? '' : words.fromVisit(format.dayOfMonth(visited)),
    need.state === 'open' ? '' : `${fields.values['need.state'][need.state]} ${format.dayOfMonth(need.stateOn)}`.trim(),
  ]
  return (
    <>
      <Row
        name={need.text}
        wrap
        detail={facts.filter(fact => fact !== '').join(' · ')}
        {...(need.strength === null ? {} : { figureNote: words.strength(need.strength) })}
        link={<Link to="/c/$id/need/$need" params={{ id: need.customer, need: need.id }} />}
      />
      {isOpenNeed(need) ? (
        <li className="knowledge-acts">
          <NeedStates need={need} />
          {need.state === 'changed' ? <GoalsToReview goals={goals} /> : null}
        </li>
      ) : null}
    </>
  )
}

/** One tap each, with undo. */
export function NeedStates({ need }: { need: Need }) {
  const ketu = useKetu()
  const { needs: words } = useWords()
  const run = useCommand()
  const others = (['met', 'changed', 'dropped', 'open'] as const).filter(state =>
    isOpenNeed(need) ? state !== need.state : state === 'open',
  )
  return (
    <ChipGroup label={words.whatNow}>
      {others.map(state => (
        <Chip
          key={state}
          label={`${words.setState[state]} ${need.text}`}
          onClick={() => void run(() => setNeedState(ketu, need, state), words.stateSet[state](need.text))}
        >
          {words.setState[state]}
        </Chip>
      ))}
    </ChipGroup>
  )
}

function GoalsToReview({ goals }: { goals: readonly GoalRow[] }) {
  const { needs: words } = useWords()
  if (goals.length === 0) return null
  return (
    <>
      <p className="knowledge-note">{words.reviewGoals}</p>
      <ChipGroup label={words.reviewGoals}>
        {goals.map(goal => (
          <Chip key={goal.id} icon="goal" render={<Link to="/g/$id" params={{ id: goal.id }} />}>
            {goal.title}
          </Chip>
        ))}
      </ChipGroup>
    </>
  )
}
