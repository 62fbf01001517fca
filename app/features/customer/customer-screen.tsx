/** One customer: who, how to reach them, goals and next steps, what happened, people, details. */
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Comments } from '#app/comments.tsx'
import { useKetu, useLive, useSignedIn } from '#app/context.tsx'
import { restoreRecord } from '#app/data/commands/record.ts'
import { memberNames } from '#app/data/facts.ts'
import { type CustomerPage, customerPage } from '#app/data/queries/customer.ts'
import { noteRecent } from '#app/data/recents.ts'
import { useCommand } from '#app/done.tsx'
import { LiveRoomProvider, PeopleHere } from '#app/live-room.tsx'
import { useMinute } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { TabPanel, Tabs } from '#app/ui/choice.tsx'
import { ActionBar, BackLink, PageBar, Screen, useSharedActions } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './customer.css'
import { CustomerHead } from './customer-head.tsx'
import { type CustomerTab, customerTabs } from './customer-tab.ts'
import { GoalRows } from './goal-rows.tsx'
import { Prompts } from './prompts.tsx'
import { QuickActions } from './quick-actions.tsx'
import { StepRows } from './step-rows.tsx'
import { Timeline } from './timeline.tsx'

/** The code of these comes when the screen stands: the details read the document, which the rest does without. */
const loadContactsTab = () => import('./contacts-tab.tsx')
const loadDetailsTab = () => import('./details-tab.tsx')
const ContactsTab = lazy(async () => ({ default: (await loadContactsTab()).ContactsTab }))
const DetailsTab = lazy(async () => ({ default: (await loadDetailsTab()).DetailsTab }))

interface CustomerScreenProps {
  readonly id: string
  readonly tab: CustomerTab
  readonly onTab: (tab: CustomerTab) => void
  /** Cards of what two people wrote at once, while there is any. */
  readonly conflicts: ReactNode
  /** Importance, trust and confidence of the customer. */
  readonly standing: ReactNode
  /** What to know before a visit: needs, promises, people, the next question. */
  readonly brief?: ReactNode
  /** What the tab of the analyses holds; without it there is no such tab. */
  readonly analysis?: ReactNode
}

export function CustomerScreen({ id, tab, onTab, conflicts, standing, brief, analysis }: CustomerScreenProps) {
  const ketu = useKetu()
  const { customer: words } = useWords()
  const found = useLive(async ({ db }) => ({ id, page: await customerPage(db, id) }), [id])
  const page = found?.id === id ? found.page : undefined
  const isHere = page !== undefined && page.customer.deletedAt === undefined
  useEffect(() => {
    if (isHere) void noteRecent(ketu.db, id)
  }, [ketu, id, isHere])
  if (found === undefined || found.id !== id) return <CustomerFrame title={words.backTo}>{null}</CustomerFrame>
  if (page === undefined) return <Gone />
  if (page.customer.deletedAt !== undefined) return <Deleted page={page} />
  return (
    <LiveRoomProvider doc={page.customer.doc} on={id}>
      <CustomerFrame
        title={page.customer.name}
        foot={
          <ActionBar>
            <Button look="main" grow icon="plus" render={<Link to="/log" search={{ c: id }} />}>
              {words.log}
            </Button>
          </ActionBar>
        }
      >
        <CustomerHead page={page} />
        <QuickActions page={page} />
        {conflicts}
        {brief}
        {standing}
        <GoalRows goals={page.goals} />
        <StepRows page={page} />
        <CustomerTabs page={page} tab={tab} onTab={onTab} analysis={analysis} />
      </CustomerFrame>
    </LiveRoomProvider>
  )
}

function CustomerTabs({
  page,
  tab,
  onTab,
  analysis,
}: {
  page: CustomerPage
  tab: CustomerTab
  onTab: (tab: CustomerTab) => void
  analysis: ReactNode
}) {
  const { customer: words } = useWords()
  const format = useFormat()
  const firstScreen = useSignedIn()?.firstScreen
  useEffect(() => {
    // Offline on the very first visit they cannot come: the tap itself asks again.
    firstScreen?.whenStanding(() => void Promise.all([loadContactsTab(), loadDetailsTab()]).catch(() => undefined))
  }, [firstScreen])
  const records = page.visitCount + page.orderCount
  const counts = { overview: 0, records, analysis: 0, contacts: page.contacts.length, details: 0 }
  return (
    <>
      <Tabs
        label={words.tabsLabel}
        value={tab}
        onValue={onTab}
        tabs={customerTabs
          .filter(value => value !== 'analysis' || analysis !== undefined)
          .map(value => ({
            value,
            label: words.tabs[value],
            ...(counts[value] > 0 && { count: format.count(counts[value]) }),
          }))}
      />
      <TabPanel value={tab}>
        {tab === 'overview' ? (
          <Timeline customer={page.customer.id} onAll={() => onTab('records')} isShort>
            <Prompts page={page} />
            <Comments on={{ subject: 'customer', id: page.customer.id, doc: page.customer.doc }} />
          </Timeline>
        ) : null}
        {tab === 'records' ? <Timeline customer={page.customer.id} /> : null}
        {tab === 'analysis' ? analysis : null}
        <Suspense>
          {tab === 'contacts' ? <ContactsTab page={page} /> : null}
          {tab === 'details' ? <DetailsTab customer={page.customer} /> : null}
          <FirstTabInView tab={tab} />
        </Suspense>
      </TabPanel>
    </>
  )
}

/** Who comes for a tab sees it, whatever stands above: beside the tab's own content, so that there is something to scroll to. */
function FirstTabInView({ tab }: { tab: CustomerTab }) {
  const [first] = useState(tab)
  useEffect(() => {
    if (first !== 'overview') document.getElementById(`tab-${first}`)?.scrollIntoView()
  }, [first])
  return null
}

function CustomerFrame({ title, foot, children }: { title: string; foot?: ReactNode; children: ReactNode }) {
  const { customer, shell } = useWords()
  const shared = useSharedActions()
  const back = (
    <BackLink label={shell.backTo(customer.backTo)} render={<Link to="/customers" />}>
      {customer.backTo}
    </BackLink>
  )
  return (
    <Screen
      title={title}
      top={
        <PageBar
          title=""
          start={back}
          end={
            <>
              <PeopleHere />
              <span className="shared">{shared}</span>
            </>
          }
        />
      }
      foot={foot}
    >
      {children}
    </Screen>
  )
}

function Gone() {
  const { customer: words } = useWords()
  return (
    <CustomerFrame title={words.gone}>
      <EmptyState
        action={
          <Button look="main" render={<Link to="/customers" />}>
            {words.toCustomers}
          </Button>
        }
      >
        {words.gone}
      </EmptyState>
    </CustomerFrame>
  )
}

function Deleted({ page: { customer } }: { page: CustomerPage }) {
  const ketu = useKetu()
  const { customer: words, shell } = useWords()
  const format = useFormat()
  const run = useCommand()
  const minute = useMinute()
  const names = useLive(({ db }) => memberNames(db))
  const who =
    customer.deletedBy === ketu.me.member ? words.you : (names?.get(customer.deletedBy ?? '') ?? words.someone)
  const ref = { type: 'customer', id: customer.id, doc: customer.doc } as const
  const restore = () => run(() => restoreRecord(ketu, ref, customer.name), words.restored)
  return (
    <CustomerFrame title={customer.name}>
      <EmptyState
        action={
          <Button look="main" onClick={() => void restore()}>
            {shell.restore}
          </Button>
        }
      >
        <b>{customer.name}</b>
        <br />
        {words.deletedBy(who, format.relativeTime(customer.deletedAt ?? 0, minute))}
      </EmptyState>
    </CustomerFrame>
  )
}
