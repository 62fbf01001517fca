/** Why the number is what it is: the facts that sum to it, each leads to its record; of a territory by customer first. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Day } from '#shared/domain/day.ts'
import type { GoalRow as Goal } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { type CustomerShare, customerShares, type WhyLine, whyLines } from '#app/data/queries/goal-progress.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Row, SectionHeader } from '#app/ui/row.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { exactAmount } from './goal-figure.ts'

interface GoalWhyProps {
  readonly goal: Goal
  readonly asOf: Day
  readonly actual: number
  readonly onRule: () => void
}

export function GoalWhy(props: GoalWhyProps) {
  return props.goal.scope.kind === 'customer' ? <CustomerWhy {...props} /> : <TerritoryWhy {...props} />
}

function CustomerWhy({ goal, asOf, actual, onRule }: GoalWhyProps) {
  const { goals } = useWords()
  const lines = useLive(({ db }) => whyLines(db, goal, goal.scope.id, asOf), [goal, asOf])
  if (lines === undefined) return null
  return (
    <>
      <WhyHeader note={goals.facts(lines.length)} onRule={onRule} />
      {lines.length === 0 ? (
        <p className="goal-none">{goals.whyNone}</p>
      ) : (
        <VirtualList label={goals.why} items={lines} itemKey={line => line.fact.id} estimate={56}>
          {line => <FactRow goal={goal} line={line} />}
        </VirtualList>
      )}
      <SumRow goal={goal} sum={actual} />
    </>
  )
}

type TerritoryLine =
  | { readonly kind: 'share'; readonly share: CustomerShare; readonly isOpen: boolean }
  | { readonly kind: 'fact'; readonly line: WhyLine }

function TerritoryWhy({ goal, asOf, actual, onRule }: GoalWhyProps) {
  const { goals } = useWords()
  const [open, setOpen] = useState<string>()
  const shares = useLive(({ db }) => customerShares(db, goal, asOf), [goal, asOf])
  const facts = useLive(
    async ({ db }) => (open === undefined ? undefined : { of: open, lines: await whyLines(db, goal, open, asOf) }),
    [goal, asOf, open],
  )
  if (shares === undefined) return null
  const lines = shares.flatMap((share): TerritoryLine[] => {
    const isOpen = share.customer === open
    const inside = isOpen && facts?.of === open ? facts.lines : []
    return [{ kind: 'share', share, isOpen }, ...inside.map(line => ({ kind: 'fact' as const, line }))]
  })
  return (
    <>
      <WhyHeader note={goals.whyCustomers(shares.length)} onRule={onRule} />
      {lines.length === 0 ? (
        <p className="goal-none">{goals.whyNone}</p>
      ) : (
        <VirtualList label={goals.why} items={lines} itemKey={keyOf} estimate={56}>
          {line =>
            line.kind === 'fact' ? (
              <FactRow goal={goal} line={line.line} />
            ) : (
              <ShareRow
                goal={goal}
                share={line.share}
                isOpen={line.isOpen}
                onToggle={() => setOpen(line.isOpen ? undefined : line.share.customer)}
              />
            )
          }
        </VirtualList>
      )}
      <SumRow goal={goal} sum={actual} />
    </>
  )
}

const keyOf = (line: TerritoryLine): string => (line.kind === 'fact' ? line.line.fact.id : line.share.customer)

function WhyHeader({ note, onRule }: { note: string; onRule: () => void }) {
  const { goals } = useWords()
  return (
    <SectionHeader
      count={note}
      end={
        <button type="button" onClick={onRule}>
          {goals.whyRule}
        </button>
      }
    >
      {goals.why}
    </SectionHeader>
  )
}

interface ShareRowProps {
  readonly goal: Goal
  readonly share: CustomerShare
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function ShareRow({ goal, share, isOpen, onToggle }: ShareRowProps) {
  const words = useWords()
  const format = useFormat()
  return (
    <Row
      as="div"
      compact
      lead={<Icon name={isOpen ? 'down' : 'right'} size="small" />}
      leadSize="small"
      leadMiddle
      name={share.name || words.fields.unnamed}
      figure={<b className="goal-share">{exactAmount(words, format, goal.metric, share.amount)}</b>}
      link={
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={words.goals.openFacts(share.name)}
          onClick={onToggle}
        />
      }
    />
  )
}

function FactRow({ goal, line }: { goal: Goal; line: WhyLine }) {
  const words = useWords()
  const format = useFormat()
  const { goals, fields } = words
  const { fact, visit, order } = line
  const counts = fact.contribution !== 0 || goal.metric === 'revenue.net'
  const outcome = visit === undefined || visit.outcome === '' ? '' : fields.values['visit.outcome'][visit.outcome]
  const name =
    visit === undefined
      ? order === undefined || order.externalId === ''
        ? goals.order
        : goals.orderNo(order.externalId)
      : visit.note || goals.visit
  const amount = order === undefined || goal.metric === 'revenue.net' ? '' : format.money(order.amount)
  return (
    <Row
      as="div"
      compact
      lead={<time className="goal-day">{format.dayOfMonth(fact.day)}</time>}
      leadMiddle
      name={name}
      namePlain
      detail={[outcome, amount, goals.reason[fact.reason]].filter(text => text !== '').join(' · ') || undefined}
      figure={
        counts ? (
          exactAmount(words, format, goal.metric, fact.contribution)
        ) : (
          <span className="ink-3">{goals.notCounted}</span>
        )
      }
      link={
        fact.kind === 'visit' ? (
          <Link to="/c/$id/visit/$visit" params={{ id: fact.customer, visit: fact.id }} />
        ) : (
          <Link to="/c/$id/order/$order" params={{ id: fact.customer, order: fact.id }} />
        )
      }
    />
  )
}

/** The last line of the addition: the number at the top of the page. */
function SumRow({ goal, sum }: { goal: Goal; sum: number }) {
  const words = useWords()
  const format = useFormat()
  return (
    <p className="goal-sum">
      <span>{words.goals.whySum}</span>
      <b>{exactAmount(words, format, goal.metric, sum)}</b>
    </p>
  )
}
