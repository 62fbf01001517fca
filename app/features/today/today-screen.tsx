/** Today: promises due, planned visits by time, customers gone silent, what is done. One list, never an empty dashboard. */
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useKetu, useLive, useTodayAhead } from '#app/context.tsx'
import type { CardRow } from '#app/data/db.ts'
import { customerCount } from '#app/data/queries/card.ts'
import { chooseWhose, type Today, type Whose } from '#app/data/queries/today.ts'
import { readToday, type TodayPage } from '#app/data/queries/today-page.ts'
import { waitingRecords } from '#app/data/queries/waiting.ts'
import { useInstallWay, usePreferences } from '#app/host.tsx'
import { useToday } from '#app/now.ts'
import { DayReportRow } from '#app/day-report-row.tsx'
import { PlanSheet } from '#app/plan-sheet.tsx'
import { SampleButton } from '#app/sample-button.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { WaitingMark } from '#app/ui/mark.tsx'
import { FoldedSection, List, SectionHeader } from '#app/ui/row.tsx'
import { Screen, TopBar } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { DealRows } from './deal-rows.tsx'
import { DoneRow } from './done-row.tsx'
import { DueRow } from './due-row.tsx'
import { MentionRows } from './mention-rows.tsx'
import { PlannedRow } from './planned-row.tsx'
import { SampleStrip } from './sample-strip.tsx'
import { SuggestionRow } from './suggestion-row.tsx'
import { TodayStrip } from './today-strip.tsx'
import { WhySheet } from './why-sheet.tsx'

/** Only those who are shown it load it. */
const InstallCard = lazy(async () => ({ default: (await import('./install-card.tsx')).InstallCard }))
/** Comes after the list stands. */
const BenefitRows = lazy(async () => ({ default: (await import('./benefit-rows.tsx')).BenefitRows }))
/** Only those who practise load it. */
const PracticeCard = lazy(async () => ({ default: (await import('./practice-card.tsx')).PracticeCard }))

/** @param after below the lists: quiet lines of others. */
export function TodayScreen({ after }: { after?: ReactNode }) {
  const words = useWords()
  const format = useFormat()
  const day = useToday()
  const page = useLive(ketu => readToday(ketu, day), [day], useTodayAhead(day))
  return (
    <Screen
      title={words.shell.today}
      top={<TopBar title={words.shell.today} sub={format.dayShort(day)} />}
      head={
        <>
          <TodayStrip />
          {page?.canChoose === true ? <WhoseChips whose={page.whose} /> : null}
          {page?.hasSamples === true ? <SampleStrip /> : null}
        </>
      }
    >
      {page?.hasSamples === true ? (
        <Suspense>
          <PracticeCard />
        </Suspense>
      ) : null}
      {page === undefined ? null : (
        <>
          <MentionRows items={page.mentions} />
          <DealRows toDeal={page.toDeal} />
          {isEmpty(page.list) ? <NothingToday /> : <TodayLists page={page} />}
          {after}
          <Suspense>
            <BenefitRows />
          </Suspense>
          <Installing />
        </>
      )}
    </Screen>
  )
}

/** On phones, where the browser may clear what is not on the home screen. */
function Installing() {
  const way = useInstallWay()
  const { installSaid } = usePreferences()
  if (installSaid) return null
  if (way === 'prompt' || way === 'ios-safari' || way === 'ios-other' || way === 'android-menu' || way === 'bookmark')
    return (
      <Suspense>
        <InstallCard way={way} />
      </Suspense>
    )
  return null
}

/** Where reps share a territory: one's own, or everybody's. */
function WhoseChips({ whose }: { whose: Whose }) {
  const { db } = useKetu()
  const { today: words } = useWords()
  return (
    <ChipGroup label={words.whose} line>
      {(['mine', 'all'] as const).map(value => (
        <Chip key={value} pressed={value === whose} onClick={() => void chooseWhose(db, value)}>
          {words.whoseOf[value]}
        </Chip>
      ))}
    </ChipGroup>
  )
}

const isEmpty = (list: Today): boolean =>
  list.due.length + list.planned.length + list.silent.length + list.done.length === 0

function TodayLists({ page: { list, people } }: { page: TodayPage }) {
  const words = useWords()
  const [asksWhy, setAsksWhy] = useState(false)
  const [planning, setPlanning] = useState<CardRow>()
  const why = (
    <button type="button" onClick={() => setAsksWhy(true)}>
      {words.today.why}
    </button>
  )
  return (
    <>
      {list.due.length === 0 ? null : (
        <>
          <SectionHeader count={list.due.length}>{words.today.promises}</SectionHeader>
          <List label={words.today.promises}>
            {list.due.map(({ action, card }) =>
              card === undefined ? null : (
                <DueRow key={action.id} action={action} card={card} person={people.get(action.contactId)} />
              ),
            )}
          </List>
        </>
      )}
      {list.planned.length === 0 ? null : (
        <>
          <SectionHeader count={list.planned.length}>{words.today.planned}</SectionHeader>
          <List label={words.today.planned}>
            {list.planned.map(({ visit, card }) =>
              card === undefined ? null : <PlannedRow key={visit.id} visit={visit} card={card} />,
            )}
          </List>
        </>
      )}
      {list.silent.length === 0 ? null : (
        <>
          <SectionHeader count={list.silentCount} end={why}>
            {words.today.suggested}
          </SectionHeader>
          <List label={words.today.suggested}>
            {list.silent.map(card => (
              <SuggestionRow key={card.id} card={card} onPlan={() => setPlanning(card)} />
            ))}
          </List>
        </>
      )}
      {list.done.length === 0 ? null : <DoneToday done={list.done} />}
      <WhySheet open={asksWhy} onClose={() => setAsksWhy(false)} count={list.silentCount} shown={list.silent.length} />
      <PlanSheet customer={planning} onClose={() => setPlanning(undefined)} />
    </>
  )
}

function DoneToday({ done }: { done: Today['done'] }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const waiting = useLive(({ db }) => waitingRecords(db))
  const count = done.filter(({ visit }) => waiting?.has(visit.id) === true).length
  const end =
    count === 0 ? undefined : (
      <>
        <WaitingMark />
        {words.today.waiting(count)}
      </>
    )
  return (
    <>
      <FoldedSection
        lead={<Icon name="check" size="small" />}
        count={done.length}
        end={end}
        open={open}
        onToggle={() => setOpen(!open)}
        content={
          <List label={words.today.doneToday}>
            {done.map(({ visit, card }) =>
              card === undefined ? null : (
                <DoneRow key={visit.id} visit={visit} card={card} isWaiting={waiting?.has(visit.id) === true} />
              ),
            )}
          </List>
        }
      >
        {words.today.doneToday}
      </FoldedSection>
      <DayReportRow />
    </>
  )
}

function NothingToday() {
  const words = useWords()
  const count = useLive(({ db }) => customerCount(db))
  if (count === undefined) return null
  if (count > 0)
    return (
      <EmptyState
        action={
          <Button look="main" render={<Link to="/customers" />}>
            {words.today.pick}
          </Button>
        }
      >
        {words.today.empty}
      </EmptyState>
    )
  return (
    <EmptyState
      action={
        <Button look="main" render={<Link to="/import" />}>
          {words.today.import}
        </Button>
      }
      second={
        <>
          <Button look="text" render={<Link to="/c/new" />}>
            {words.today.create}
          </Button>
          <SampleButton />
        </>
      }
    >
      {words.today.noCustomers}
    </EmptyState>
  )
}
