/** What a manager sees of a member, and the member of themselves: visits, silent customers, goals, when devices were heard. */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useLive } from '#app/context.tsx'
import { type HeardOf, type MemberWork, memberWork } from '#app/data/queries/member-work.ts'
import { useMinute, useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { WeekBars } from '#app/ui/week-bars.tsx'
import { useVisitTimes, VisitTimeSign } from '#app/visit-time.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './board.css'
import { GoalSection } from './goal-section.tsx'
import { heardText } from './heard-line.ts'
import { SilentRow } from './silent-row.tsx'
import { useHeard } from './use-heard.ts'

export function MemberWorkScreen({ member }: { member: string }) {
  const { account, board: words, shell } = useWords()
  const day = useToday()
  useHeard()
  const found = useLive(async ketu => ({ work: await memberWork(ketu, member, day) }), [member, day])
  const work = found?.work
  const title = work === undefined ? words.title : work.isMe ? words.mine : work.name
  const back =
    work?.isMe === true ? (
      <BackLink label={shell.backTo(account.me)} render={<Link to="/me" />}>
        {account.me}
      </BackLink>
    ) : (
      <BackLink label={shell.backTo(words.title)} render={<Link to="/team" />}>
        {words.title}
      </BackLink>
    )
  return (
    <Screen
      title={title}
      top={<PageBar title={title} start={back} />}
      head={work?.isMe === true ? <Strip>{words.mineStrip}</Strip> : undefined}
    >
      {found !== undefined && work === undefined ? (
        <EmptyState action={<Button render={<Link to="/team" />}>{words.title}</Button>}>{words.gone}</EmptyState>
      ) : null}
      {work === undefined ? null : <Work work={work} />}
    </Screen>
  )
}

/** The longest silent first; the rest is in the list of customers. */
const shownSilent = 8

function Work({ work: { visits, heard, silent, goals, recent } }: { work: MemberWork }) {
  const { board: words } = useWords()
  const format = useFormat()
  return (
    <>
      <dl className="board-figures">
        <div>
          <dt>{words.visitsWeek}</dt>
          <dd>{format.count(visits.weeks.at(-1) ?? 0)}</dd>
        </div>
        <div>
          <dt>{words.visitsMonth}</dt>
          <dd>{format.count(visits.month)}</dd>
        </div>
        <div>
          <dt>{words.weeksNote}</dt>
          <dd>
            <WeekBars values={visits.weeks} label={words.weeks(visits.weeks.join(' '))} />
          </dd>
        </div>
      </dl>
      <HeardList heard={heard} />
      <GoalSection goals={goals} />
      {silent.length === 0 ? null : (
        <>
          <SectionHeader count={silent.length}>{words.silent}</SectionHeader>
          <List label={words.silent}>
            {silent.slice(0, shownSilent).map(card => (
              <SilentRow key={card.id} card={card} />
            ))}
          </List>
          {silent.length > shownSilent ? (
            <p className="board-note">{words.allSilent(format.count(silent.length))}</p>
          ) : null}
        </>
      )}
      <RecentVisits recent={recent} />
    </>
  )
}

function RecentVisits({ recent }: Pick<MemberWork, 'recent'>) {
  const { board: words } = useWords()
  const format = useFormat()
  const times = useVisitTimes(useMemo(() => recent.map(({ visit }) => visit), [recent]))
  return (
    <>
      <SectionHeader>{words.recent}</SectionHeader>
      {recent.length === 0 ? <p className="board-note">{words.noRecent}</p> : null}
      <List label={words.recent}>
        {recent.map(({ visit, customerName }) => {
          const time = times.get(visit.id)
          return (
            <Row
              key={visit.id}
              compact
              lead={
                <small>
                  <time>{format.dayOfMonth(visit.day)}</time>
                </small>
              }
              name={customerName}
              {...(visit.note === '' ? {} : { detail: visit.note })}
              {...(time && { figureNote: <VisitTimeSign time={time} /> })}
              link={<Link to="/c/$id/visit/$visit" params={{ id: visit.customer, visit: visit.id }} />}
            />
          )
        })}
      </List>
    </>
  )
}

function HeardList({ heard }: { heard: HeardOf | undefined }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  if (heard === undefined) return <p className="board-note">{words.board.heardUnknown}</p>
  return (
    <>
      <SectionHeader end={words.board.heardAsOf(format.moment(heard.asOf, now))}>{words.board.devices}</SectionHeader>
      <List label={words.board.devices}>
        {heard.devices.map((row, i) => (
          <Row
            key={row.device}
            compact
            lead={<Icon name="device" />}
            leadSize="small"
            name={row.name || words.board.device(i + 1)}
            detail={heardText(words, format, row, now)}
            wrap
          />
        ))}
      </List>
    </>
  )
}
