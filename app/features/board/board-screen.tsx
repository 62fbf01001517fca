/** 团队: what waits to be looked at, the territories below with their sums, and everybody's weeks. All of it read on this device. */
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useLive } from '#app/context.tsx'
import { type Board, type BoardPerson, type BoardPlace, readBoard } from '#app/data/queries/board.ts'
import type { Figures } from '#app/data/queries/board-figures.ts'
import { useMinute, useToday } from '#app/now.ts'
import { EmptyState, SettingRow } from '#app/ui/block.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Initial, StatusWord } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen, TopBar } from '#app/ui/screen.tsx'
import { useWide } from '#app/ui/use-wide.ts'
import { WeekBars } from '#app/ui/week-bars.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './board.css'
import { GoalLine, worstFirst } from './goal-line.tsx'
import { goalLook } from './goal-look.ts'
import { GoalSection } from './goal-section.tsx'
import { lastHeardText } from './heard-line.ts'
import { depthStyle } from './place-depth.ts'
import { SilentRow } from './silent-row.tsx'
import { useHeard } from './use-heard.ts'

const PlacesTable = lazy(async () => ({ default: (await import('./board-tables.tsx')).PlacesTable }))
const PeopleTable = lazy(async () => ({ default: (await import('./board-tables.tsx')).PeopleTable }))

/** @param territory the board of one territory; absent = of all one manages. */
export function BoardScreen({ territory }: { territory?: string }) {
  const { board: words, shell } = useWords()
  const day = useToday()
  useHeard()
  const found = useLive(async ketu => ({ board: await readBoard(ketu, territory, day) }), [territory, day])
  const board = found?.board
  const title = board?.place?.name ?? words.title
  const back = (
    <BackLink label={shell.backTo(words.title)} render={<Link to="/team" />}>
      {words.title}
    </BackLink>
  )
  const toMe = <IconButton icon="me" label={words.me} render={<Link to="/me" />} />
  return (
    <Screen
      title={title}
      wide
      top={territory === undefined ? <TopBar title={title} actions={toMe} /> : <PageBar title={title} start={back} />}
    >
      {found !== undefined && board === undefined ? (
        <EmptyState action={<Button render={<Link to="/today" />}>{shell.toToday}</Button>}>{words.none}</EmptyState>
      ) : null}
      {board === undefined ? null : <BoardLists board={board} />}
    </Screen>
  )
}

function BoardLists({ board }: { board: Board }) {
  const { board: words, review } = useWords()
  return (
    <div className="board">
      <BoardFigures figures={board.figures} />
      <ToLook board={board} />
      <GoalSection goals={board.goals} />
      {board.places.length === 0 ? null : (
        <>
          <SectionHeader count={board.places.length}>{words.places}</SectionHeader>
          <Places places={board.places} under={board.place?.depth ?? -1} />
        </>
      )}
      <People people={board.people} />
      <SettingRow icon="alert" name={review.title} note={review.hub} link={<Link to="/insights/review" />} />
      <SettingRow icon="team" name={words.manage} link={<Link to="/me/team" />} />
    </div>
  )
}

function BoardFigures({ figures }: { figures: Figures }) {
  const { board: words } = useWords()
  const format = useFormat()
  return (
    <dl className="board-figures">
      <div>
        <dt>{words.visitsWeek}</dt>
        <dd>{format.count(figures.visitsWeek)}</dd>
      </div>
      <div>
        <dt>{words.visitsMonth}</dt>
        <dd>{format.count(figures.visitsMonth)}</dd>
      </div>
      <div>
        <dt>{words.silent}</dt>
        <dd>
          {format.count(figures.silent)}
          <small>{words.ofCustomers(format.count(figures.customers))}</small>
        </dd>
      </div>
    </dl>
  )
}

/** Of each kind at most this many: the rest is one tap away. */
const shownOfEach = 4

function ToLook({ board: { late, silentKey } }: { board: Board }) {
  const { board: words } = useWords()
  const count = late.length + silentKey.length
  if (count === 0) return null
  const rest = Math.max(0, late.length - shownOfEach) + Math.max(0, silentKey.length - shownOfEach)
  const more =
    rest === 0 ? undefined : late.length > shownOfEach ? (
      <Link to="/goals">{words.moreToLook(rest)}</Link>
    ) : (
      <Link to="/customers" search={{ show: 'silent' }}>
        {words.moreToLook(rest)}
      </Link>
    )
  return (
    <>
      <SectionHeader count={count} end={more}>
        {words.toLook}
      </SectionHeader>
      <List label={words.toLook}>
        {worstFirst(late)
          .slice(0, shownOfEach)
          .map(standing => (
            <GoalLine key={standing.goal.id} standing={standing} />
          ))}
        {silentKey.slice(0, shownOfEach).map(card => (
          <SilentRow key={card.id} card={card} />
        ))}
      </List>
    </>
  )
}

interface PlacesProps {
  readonly places: readonly BoardPlace[]
  /** Depth of the territory whose board it is. */
  readonly under: number
}

function Places({ places, under }: PlacesProps) {
  const { board: words } = useWords()
  if (useWide())
    return (
      <Suspense>
        <PlacesTable {...{ places, under }} />
      </Suspense>
    )
  return (
    <List label={words.places}>
      {places.map(place => (
        <PlaceRow key={place.id} place={place} under={under} />
      ))}
    </List>
  )
}

function PlaceRow({ place, under }: { place: BoardPlace; under: number }) {
  const words = useWords()
  const format = useFormat()
  const { figures } = place
  const indent = depthStyle(place.depth - under - 1)
  const look = goalLook(words, format, figures.goals)
  return (
    <Row
      name={
        <span className="board-place" style={indent}>
          {place.name}
        </span>
      }
      detail={
        <span className="board-place" style={indent}>
          {words.board.placeLine(figures.visitsWeek, figures.silent)}
        </span>
      }
      {...(look !== undefined && {
        figure: words.board.goalsLine(figures.goals.total),
        figureNote: <StatusWord tone={look.tone}>{look.text}</StatusWord>,
      })}
      link={<Link to="/team/in/$territory" params={{ territory: place.id }} />}
    />
  )
}

function People({ people }: { people: readonly BoardPerson[] }) {
  const { board: words } = useWords()
  const isWide = useWide()
  if (people.length === 0)
    return (
      <EmptyState action={<Button render={<Link to="/me/invite" />}>{words.invite}</Button>}>{words.nobody}</EmptyState>
    )
  return (
    <>
      <SectionHeader count={people.length} {...(!isWide && { end: words.weeksNote })}>
        {words.people}
      </SectionHeader>
      {isWide ? (
        <Suspense>
          <PeopleTable people={people} />
        </Suspense>
      ) : (
        <List label={words.people}>
          {people.map(person => (
            <PersonRow key={person.member} person={person} />
          ))}
        </List>
      )}
    </>
  )
}

function PersonRow({ person: { member, name, visits, silent, goals, heard } }: { person: BoardPerson }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const { behind } = goals
  const facts = [
    lastHeardText(words, format, heard, now),
    ...(silent === 0 ? [] : [words.board.silentCount(format.count(silent))]),
    ...(behind === 0 ? [] : [words.board.goalsBehind(format.count(behind))]),
  ]
  return (
    <Row
      lead={<Initial name={name} />}
      leadMiddle
      name={name}
      detail={facts.join(' · ')}
      wrap
      figure={
        <span className="board-weeks">
          <WeekBars values={visits.weeks} label={words.board.weeks(visits.weeks.join(' '))} />
          <b>{format.count(visits.weeks.at(-1) ?? 0)}</b>
        </span>
      }
      link={<Link to="/team/$member" params={{ member }} />}
    />
  )
}
