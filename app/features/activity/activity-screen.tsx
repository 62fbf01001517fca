/** Everything done on this device, each line with its undo; and what was deleted, restorable for 30 days. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Tabs, TabPanel } from '#app/ui/choice.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { DeletedList } from './deleted-list.tsx'
import { DoneList } from './done-list.tsx'
import './activity.css'

export const activityTabs = ['done', 'deleted'] as const
export type ActivityTab = (typeof activityTabs)[number]

export function ActivityScreen({ tab }: { tab: ActivityTab }) {
  const { activity, shell, sync } = useWords()
  const navigate = useNavigate()
  const back = (
    <BackLink label={shell.backTo(shell.me)} render={<Link to="/me" />}>
      {shell.me}
    </BackLink>
  )
  const tabs = (
    <Tabs
      label={sync.tabs}
      tabs={activityTabs.map(value => ({ value, label: sync[value] }))}
      value={tab}
      onValue={next => void navigate({ to: '/activity', search: next === 'done' ? {} : { tab: next }, replace: true })}
    />
  )
  return (
    <Screen title={activity.title} top={<PageBar title={activity.title} start={back} />} head={tabs}>
      <TabPanel value={tab}>{tab === 'done' ? <DoneList /> : <DeletedList />}</TabPanel>
    </Screen>
  )
}
