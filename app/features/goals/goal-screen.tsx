/** One goal: the figure, its picture, what it needs, and the facts that sum to it; all of it recomputed when one is saved. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Comments } from '#app/comments.tsx'
import { useKetu, useLive } from '#app/context.tsx'
import { deleteRecord } from '#app/data/commands/record.ts'
import { type GoalPage, goalPage, linkedVisits } from '#app/data/queries/goal-progress.ts'
import { useCommand } from '#app/done.tsx'
import { statusLooks } from '#app/goal-status.ts'
import { LiveRoomProvider, PeopleHere } from '#app/live-room.tsx'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { StatusWord, Tag } from '#app/ui/mark.tsx'
import { FoldedSection, List, Row } from '#app/ui/row.tsx'
import { ActionBar, BackLink, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import type { Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { amountText, type GoalTexts, rangeText, rowAmount } from './goal-figure.ts'
import { GoalChart } from './goal-chart.tsx'
import { GoalEvents } from './goal-events.tsx'
import { shortOf } from './goal-row.tsx'
import { GoalWhy } from './goal-why.tsx'
import { RuleSheet } from './rule-sheet.tsx'
import './goals.css'

export function GoalScreen({ id }: { id: string }) {
  const { goals } = useWords()
  const asOf = useToday()
  const found = useLive(async ketu => ({ page: await goalPage(ketu, id, asOf) }), [id, asOf])
  if (found === undefined) return null
  if (found.page !== undefined)
    return (
      <LiveRoomProvider doc={found.page.goal.doc} on={id}>
        <GoalBody page={found.page} />
      </LiveRoomProvider>
    )
  return (
    <Screen title={goals.title} top={<PageBar title={goals.title} start={<ToGoals />} />}>
      <EmptyState
        action={
          <Button look="main" render={<Link to="/goals" />}>
            {goals.toGoals}
          </Button>
        }
      >
        {goals.gone}
      </EmptyState>
    </Screen>
  )
}

function ToGoals() {
  const { goals, shell } = useWords()
  return (
    <BackLink label={shell.backTo(goals.title)} render={<Link to="/goals" />}>
      {goals.title}
    </BackLink>
  )
}

function GoalBody({ page }: { page: GoalPage }) {
  const { goals } = useWords()
  const [asksRule, setAsksRule] = useState(false)
  const { goal, progress, curve } = page
  const logSearch = goal.scope.kind === 'customer' ? { c: goal.scope.id } : {}
  return (
    <Screen
      title={`${page.scopeName} ${goal.title}`.trim()}
      top={
        <PageBar
          title={page.scopeName}
          start={<ToGoals />}
          end={
            <>
              <PeopleHere />
              <GoalMenu page={page} />
            </>
          }
        />
      }
      head={
        goal.conflicted === 1 ? (
          <Strip tone="notice" mark={<Icon name="alert" size="small" />}>
            <Link to="/sync">{goals.conflict}</Link>
          </Strip>
        ) : undefined
      }
      foot={
        <ActionBar>
          <Button render={<Link to="/g/$id/edit" params={{ id: goal.id }} />}>{goals.edit}</Button>
          <Button look="main" grow icon="plus" render={<Link to="/log" search={logSearch} />}>
            {goals.log}
          </Button>
        </ActionBar>
      }
    >
      <Head page={page} />
      {curve === undefined ? null : <GoalChart page={page} curve={curve} />}
      {progress.status === 'incomplete' ? null : <ThreeFigures page={page} />}
      <GoalEvents goal={goal} />
      <Linked page={page} />
      <GoalWhy goal={goal} asOf={progress.asOf} actual={progress.actual} onRule={() => setAsksRule(true)} />
      <Comments on={{ subject: 'goal', id: goal.id, doc: goal.doc }} />
      <RuleSheet page={page} open={asksRule} onClose={() => setAsksRule(false)} />
    </Screen>
  )
}

function GoalMenu({ page }: { page: GoalPage }) {
  const ketu = useKetu()
  const { goals, shell } = useWords()
  const navigate = useNavigate()
  const run = useCommand()
  const { goal } = page
  const remove = async () => {
    const stored = await run(
      () => deleteRecord(ketu, { type: 'goal', id: goal.id, doc: goal.doc }, goal.title),
      shell.deleted,
    )
    if (stored) await navigate({ to: '/goals', replace: true })
  }
  const toCustomer = { label: goals.openCustomer, icon: 'customers' as const }
  const { scope } = goal
  return (
    <Menu
      label={shell.more}
      closeLabel={shell.close}
      items={[
        ...(scope.kind === 'customer'
          ? [{ ...toCustomer, run: () => void navigate({ to: '/c/$id', params: { id: scope.id } }) }]
          : []),
        {
          label: goals.edit,
          icon: 'edit',
          run: () => void navigate({ to: '/g/$id/edit', params: { id: goal.id } }),
        },
        { label: goals.remove, icon: 'trash', run: () => void remove() },
      ]}
    />
  )
}

function Head({ page }: { page: GoalPage }) {
  const words = useWords()
  const format = useFormat()
  const { goals } = words
  const { goal, progress } = page
  const span = goals.span(format.dayOfMonth(goal.start), format.dayOfMonth(goal.end))
  const by = [page.ownerName, span, progress.isPacedByWork ? goals.byWork : goals.byCalendar]
  return (
    <div className="goal-head">
      <h2>{goal.title}</h2>
      <p className="goal-by">{by.filter(text => text !== '').join(' · ')}</p>
      <p className="goal-figure">
        <b>{amountText(words, format, goal.metric, progress.actual)}</b>
        <span>{format.percent(progress.ratio)}</span>
        <StatusWord {...statusLooks[progress.status]}>{goals.status[progress.status]}</StatusWord>
      </p>
      <p className="goal-gap">
        {gapText(words, format, page)}
        {progress.isProvisional ? <Tag>{goals.provisional}</Tag> : null}
      </p>
    </div>
  )
}

/** 比应到少 7.2 万，工作日已过 34 / 62. */
export function gapText(words: GoalTexts, format: Format, { goal, progress }: GoalPage): string {
  const { goals } = words
  const { actual, expected, elapsed, total, target, status } = progress
  if (status === 'incomplete') return ''
  const say = (amount: number) => rowAmount(words, format, goal.metric, amount)
  if (status === 'not-started') return goals.from(format.dayShort(goal.start))
  const days = (progress.isPacedByWork ? goals.workdays : goals.days)(format.count(elapsed), format.count(total))
  if (actual >= target)
    return goals.both(actual === target ? goals.status.achieved : goals.over(say(actual - target)), days)
  if (progress.asOf > goal.end) return goals.both(goals.toGo(say(target - actual)), days)
  const behind = expected - actual
  if (Math.abs(behind) < 1e-9) return goals.both(goals.exactly, days)
  return goals.both(
    behind > 0 ? goals.short(say(shortOf(goal.metric, behind))) : goals.ahead(say(aheadOf(goal.metric, -behind))),
    days,
  )
}

/** A count that is ahead by part of one is not ahead by one. */
const aheadOf = (metric: string, amount: number): number =>
  metric === 'revenue.net' ? amount : Math.round(amount * 10) / 10

function ThreeFigures({ page }: { page: GoalPage }) {
  const words = useWords()
  const format = useFormat()
  const { goals } = words
  const { goal, progress } = page
  const say = (amount: number | null) =>
    amount === null ? goals.noFigure : amountText(words, format, goal.metric, amount)
  const { forecast } = progress
  const outlook = forecast?.outlook ?? null
  return (
    <dl className="goal-three">
      <div>
        <dt>{goals.neededWeek}</dt>
        <dd>{say(progress.neededPerWeek)}</dd>
      </div>
      <div>
        <dt>{goals.recentWeek}</dt>
        <dd>{say(progress.recentPerWeek)}</dd>
      </div>
      <div>
        <dt>{goals.forecast}</dt>
        <dd>
          {forecastText(words, format, page)}
          {outlook === null ? null : <small>{goals.outlook[outlook]}</small>}
        </dd>
      </div>
    </dl>
  )
}

function forecastText(words: GoalTexts, format: Format, { goal, progress }: GoalPage): string {
  const { forecast } = progress
  if (forecast === null) return words.goals.noFigure
  const whole = (amount: number) => (goal.metric === 'revenue.net' ? amount : Math.round(amount))
  const { low, high, end } = forecast
  const isSure = low === null || high === null || progress.remaining === 0 || whole(low) === whole(high)
  if (isSure) return amountText(words, format, goal.metric, whole(end))
  return rangeText(words, format, goal.metric, whole(low), whole(high))
}

function Linked({ page: { goal } }: { page: GoalPage }) {
  const { goals } = useWords()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const visits = useLive(({ db }) => linkedVisits(db, goal), [goal])
  if (visits === undefined || visits.length === 0) return null
  return (
    <FoldedSection
      count={visits.length}
      open={open}
      onToggle={() => setOpen(!open)}
      content={
        <List label={goals.linked}>
          {visits.map(({ visit, customerName }) => (
            <Row
              key={visit.id}
              compact
              lead={<time className="goal-day">{format.dayOfMonth(visit.day)}</time>}
              leadMiddle
              name={visit.note || goals.noNote}
              namePlain
              detail={goal.scope.kind === 'customer' ? undefined : customerName}
              link={<Link to="/c/$id/visit/$visit" params={{ id: visit.customer, visit: visit.id }} />}
            />
          ))}
        </List>
      }
    >
      {goals.linked}
    </FoldedSection>
  )
}
