/** The airplane drill: the app cuts itself off, the person works on, and both sides show whether they hold the same. */
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useKetu, useLive, useSyncControl } from '#app/context.tsx'
import { type Drill, type DrillResult, isCutOff, longestCutMs } from '#app/data/drill-state.ts'
import { checkDrill, comparedNames, drillWork, endDrill, reconnect, startDrill } from '#app/data/drill.ts'
import { readMeta } from '#app/data/meta.ts'
import { useHost } from '#app/host.tsx'
import { useMinute } from '#app/now.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { Button, WorkButton } from '#app/ui/button.tsx'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { ActionBar, BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './sync.css'

export function DrillScreen() {
  const { drill: words, shell, sync } = useWords()
  const minute = useMinute()
  const found = useLive(async ({ db, now }) => ({ drill: await readMeta(db, 'drill'), now: now() }), [minute])
  const back = (
    <BackLink label={shell.backTo(sync.title)} render={<Link to="/sync" />}>
      {sync.title}
    </BackLink>
  )
  const part = found && partOf(found.drill, found.now)
  return (
    <Screen title={words.title} top={<PageBar title={words.title} start={back} />} foot={part && footOf(part)}>
      {part === undefined ? null : bodyOf(part)}
    </Screen>
  )
}

type Part =
  | { readonly kind: 'intro' }
  | { readonly kind: 'cut'; readonly drill: Drill }
  | { readonly kind: 'checking' }
  | { readonly kind: 'result'; readonly drill: Drill; readonly result: DrillResult }

function partOf(drill: Drill | undefined, now: number): Part {
  if (drill === undefined) return { kind: 'intro' }
  if (isCutOff(drill, now)) return { kind: 'cut', drill }
  return drill.result === undefined ? { kind: 'checking' } : { kind: 'result', drill, result: drill.result }
}

function bodyOf(part: Part): ReactNode {
  if (part.kind === 'intro') return <Intro />
  if (part.kind === 'cut') return <CutOff drill={part.drill} />
  return part.kind === 'checking' ? <Checking /> : <Result drill={part.drill} result={part.result} />
}

function footOf(part: Part): ReactNode {
  if (part.kind === 'intro') return <StartBar />
  if (part.kind === 'cut') return <CutBar />
  return part.kind === 'checking' ? undefined : <ResultBar isEqual={part.result.kind === 'equal'} />
}

interface StateProps {
  readonly icon: IconName
  readonly title: string
  readonly tone?: 'quiet' | 'warn'
  readonly children?: ReactNode
}

function State({ icon, title, tone = 'quiet', children }: StateProps) {
  return (
    <div className={`sync-state ${tone}`}>
      <span className="sync-sign">
        <Icon name={icon} size="large" />
      </span>
      <div role="status">
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  )
}

function Intro() {
  const { drill: words } = useWords()
  return (
    <>
      <State icon="cloudOff" title={words.introTitle}>
        <p>{words.limit}</p>
      </State>
      <ol className="drill-steps">
        {words.intro.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  )
}

function StartBar() {
  const ketu = useKetu()
  const { drill: words } = useWords()
  return (
    <ActionBar>
      <WorkButton look="main" grow onWork={() => startDrill(ketu)}>
        {words.start}
      </WorkButton>
    </ActionBar>
  )
}

function CutOff({ drill }: { drill: Drill }) {
  const { drill: words } = useWords()
  const format = useFormat()
  const work = useLive(ketu => drillWork(ketu, drill.n), [drill.n])
  return (
    <State icon="cloudOff" title={words.cutTitle}>
      <p>{words.cutNote(work?.own ?? 0)}</p>
      <p>{words.until(format.time(drill.at + longestCutMs))}</p>
    </State>
  )
}

function CutBar() {
  const ketu = useKetu()
  const { drill: words } = useWords()
  return (
    <ActionBar>
      <Button grow icon="edit" render={<Link to="/log" />}>
        {words.log}
      </Button>
      <WorkButton look="main" grow onWork={() => reconnect(ketu)}>
        {words.reconnect}
      </WorkButton>
    </ActionBar>
  )
}

/** Begins whenever it is shown: a page that was closed in the middle goes on here. */
function Checking() {
  const ketu = useKetu()
  const { syncNow } = useSyncControl()
  const { team } = useHost()
  const { drill: words } = useWords()
  useEffect(() => {
    const check = async (): Promise<void> => {
      // One that ended by itself is put right first.
      await reconnect(ketu)
      await checkDrill(ketu, { syncNow, contentHash: team.contentHash })
    }
    check().catch(reportError)
  }, [ketu, syncNow, team])
  return <State icon="refresh" title={words.checking} />
}

function Result({ drill, result }: { drill: Drill; result: DrillResult }) {
  const { drill: words } = useWords()
  const work = useLive(ketu => drillWork(ketu, drill.n), [drill.n])
  if (result.kind === 'unreachable')
    return (
      <State icon="cloudOff" tone="warn" title={words.unreachableTitle}>
        <p>{words.unreachable}</p>
      </State>
    )
  if (result.kind === 'failed')
    return (
      <State icon="alert" tone="warn" title={words.failedTitle}>
        <p>{words.failed}</p>
      </State>
    )
  // No match is claimed of nothing.
  if (result.docs.length === 0)
    return (
      <State icon="info" title={words.nothingTitle}>
        <p>{words.nothing}</p>
      </State>
    )
  const differing = result.docs.filter(({ here, there }) => here !== there)
  return (
    <>
      {result.kind === 'equal' ? (
        <State icon="okay" title={words.equalTitle}>
          <p>{words.equal(result.docs.length)}</p>
          {work === undefined ? null : <p>{words.work(work.own, work.others)}</p>}
        </State>
      ) : (
        <State icon="alert" tone="warn" title={words.differentTitle(differing.length)}>
          <p>{words.different}</p>
        </State>
      )}
      <SectionHeader>{words.fingerprint}</SectionHeader>
      <SettingRow icon="device" name={words.here} value={<Fingerprint of={result.here} />} />
      <SettingRow icon="cloud" name={words.there} value={<Fingerprint of={result.there} />} />
      {differing.length === 0 ? null : <Differing docs={differing} />}
    </>
  )
}

/** In groups of four, for eyes that compare. */
const Fingerprint = ({ of }: { of: string }) => (
  <code className="drill-hash">{(of.slice(0, 16).match(/.{4}/g) ?? []).join(' ')}</code>
)

function Differing({ docs }: { docs: DrillResult['docs'] }) {
  const { drill: words } = useWords()
  const names = useLive(({ db }) => comparedNames(db, docs), [docs])
  return (
    <>
      <SectionHeader>{words.differing}</SectionHeader>
      <List label={words.differing}>
        {docs.map(({ doc, here, there }) => (
          <Row
            key={doc}
            compact
            name={names === undefined ? '' : (names.get(doc) ?? words.other)}
            detail={`${words.here} ${here.slice(0, 8) || words.missing} · ${words.there} ${there.slice(0, 8) || words.missing}`}
            wrap
          />
        ))}
      </List>
    </>
  )
}

/** While nothing is shown to be equal, looking again is what there is to do. */
function ResultBar({ isEqual }: { isEqual: boolean }) {
  const ketu = useKetu()
  const navigate = useNavigate()
  const { drill: words } = useWords()
  const finish = async (): Promise<void> => {
    await navigate({ to: '/sync' })
    await endDrill(ketu)
  }
  return (
    <ActionBar>
      <WorkButton grow icon="refresh" {...(!isEqual && { look: 'main' })} onWork={() => reconnect(ketu)}>
        {words.again}
      </WorkButton>
      <WorkButton grow {...(isEqual && { look: 'main' })} onWork={finish}>
        {words.done}
      </WorkButton>
    </ActionBar>
  )
}
