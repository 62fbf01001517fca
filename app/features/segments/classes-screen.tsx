/** 客户分级: the cuts between A, B and C as two sliders with all they change; and classes that no longer agree with sales. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { classEffects } from '#shared/domain/purchase/abc-effect.ts'
import type { AbcClass, AbcCuts, AbcPlace } from '#shared/domain/purchase/abc.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { acceptClass } from '#app/data/commands/class.ts'
import { setSettings } from '#app/data/commands/setting.ts'
import type { Profile, Profiles } from '#app/data/queries/profile.ts'
import { partValue } from '#app/data/queries/settings.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useCommand } from '#app/done.tsx'
import { InsightPage } from '#app/insight-page.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button, RowButton, WorkButton } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { Row, SectionHeader } from '#app/ui/row.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useProfiles } from '#app/use-profiles.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './segments.css'

export function ClassesScreen() {
  const { segments: words } = useWords()
  const profiles = useProfiles()
  const isSold = profiles?.customers.some(({ place }) => place.reason === 'share') === true
  return (
    <InsightPage title={words.classesTitle}>
      {profiles === undefined ? null : isSold ? (
        <>
          <Cuts key={profiles.settings.version} profiles={profiles} />
          <Suggestions customers={profiles.customers} />
        </>
      ) : (
        <EmptyState
          action={
            <Button look="main" render={<Link to="/import" />}>
              {words.toImport}
            </Button>
          }
        >
          {words.noSales}
        </EmptyState>
      )}
    </InsightPage>
  )
}

/** Largest first, as the cuts go by. */
const placesOf = (customers: readonly Profile[]): readonly AbcPlace[] =>
  customers.map(({ place }) => place).toSorted((a, b) => a.before - b.before || (a.customer < b.customer ? -1 : 1))

function Cuts({ profiles: { customers, settings, asOf } }: { profiles: Profiles }) {
  const { segments: words } = useWords()
  const format = useFormat()
  const [cuts, setCuts] = useState<AbcCuts>(settings.abc)
  const places = useMemo(() => placesOf(customers), [customers])
  const now = useMemo(() => classEffects(places, settings.abc, settings), [places, settings])
  const then = classEffects(places, cuts, settings)
  const isChanged = cuts.cutA !== settings.abc.cutA || cuts.cutB !== settings.abc.cutB
  return (
    <>
      <p className="segment-note">{words.window(settings.windowDays, format.dayOfMonth(asOf))}</p>
      <Cut
        label={words.cutA}
        value={cuts.cutA}
        min={0.05}
        max={cuts.cutB - 0.01}
        onValue={cutA => setCuts({ ...cuts, cutA })}
      />
      <Cut
        label={words.cutB}
        value={cuts.cutB}
        min={cuts.cutA + 0.01}
        max={1}
        onValue={cutB => setCuts({ ...cuts, cutB })}
      />
      <SectionHeader end={words.totalHours(format.count(then.reduce((sum, { hours }) => sum + hours, 0)))}>
        {words.byClass}
      </SectionHeader>
      <div aria-live="polite">
        {then.map((effect, n) => {
          const change = effect.customers - (now[n]?.customers ?? effect.customers)
          return (
            <div className="class-line" key={effect.class}>
              <ClassMark letter={effect.class} label={words.choices.class[effect.class]} />
              <span>
                {words.classCount(format.count(effect.customers))}
                {change === 0 ? '' : ` · ${words.classChange(String(change))}`}
              </span>
              <small>
                {words.classShare(format.percent(effect.share))} ·{' '}
                {words.classLoad(format.count(effect.visits), format.count(effect.hours))}
              </small>
            </div>
          )
        })}
      </div>
      {isChanged ? <Apply cuts={cuts} /> : null}
    </>
  )
}

interface CutProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onValue: (value: number) => void
}

function Cut({ label, value, min, max, onValue }: CutProps) {
  const { segments: words } = useWords()
  const format = useFormat()
  return (
    <div className="cut">
      <label>
        <span>{label}</span>
        <span>{format.percent(value)}</span>
        <input
          type="range"
          min={5}
          max={100}
          step={1}
          value={Math.round(value * 100)}
          aria-valuetext={words.cutNote(format.percent(value))}
          onChange={event => onValue(Math.min(max, Math.max(min, Number(event.target.value) / 100)))}
        />
      </label>
    </div>
  )
}

/** With a reason, as others will ask. */
function Apply({ cuts }: { cuts: AbcCuts }) {
  const ketu = useKetu()
  const { segments: words } = useWords()
  const run = useCommand()
  const isAdmin = useLive(mayWriteWorkspace)
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  if (isAdmin === undefined) return null
  if (!isAdmin) return <p className="segment-note">{words.onlyAdmins}</p>
  const apply = async () => {
    setIsTried(true)
    if (reason.trim() === '') return
    const known = await partValue(ketu.db, 'abc')
    const value = { ...known, cutA: cuts.cutA, cutB: cuts.cutB }
    await run(() => setSettings(ketu, [{ part: 'abc', value }], reason.trim(), words.classesTitle), words.applied)
  }
  return (
    <div className="form">
      <Field
        label={words.applyReason}
        value={reason}
        onValue={setReason}
        error={isTried && reason.trim() === '' ? words.applyMissing : undefined}
      />
      <WorkButton look="main" onWork={apply}>
        {words.apply}
      </WorkButton>
    </div>
  )
}

/** Only of customers somebody gave a class: the others simply have the one their sales say. */
function Suggestions({ customers }: { customers: readonly Profile[] }) {
  const { segments: words } = useWords()
  const format = useFormat()
  const found = useMemo(
    () => customers.filter(({ set, suggested }) => suggested !== null && suggested !== set),
    [customers],
  )
  return (
    <>
      <SectionHeader count={format.count(found.length)}>{words.suggestions}</SectionHeader>
      {found.length === 0 ? <p className="segment-note">{words.noSuggestions}</p> : null}
      <VirtualList label={words.suggestions} items={found} itemKey={keyOf}>
        {profile => <SuggestionRow profile={profile} />}
      </VirtualList>
    </>
  )
}

const keyOf = ({ id }: Profile): string => id

function SuggestionRow({ profile: { id, name, set, suggested } }: { profile: Profile }) {
  const ketu = useKetu()
  const { segments: words, shell } = useWords()
  const run = useCommand()
  if (suggested === null) return null
  const word = (letter: '' | AbcClass): string => (letter === '' ? words.unset : words.choices.class[letter])
  return (
    <Row
      as="div"
      lead={<ClassMark letter={suggested} label={shell.classMark(suggested)} />}
      leadSize="small"
      leadMiddle
      name={name}
      detail={words.suggestion(word(set), suggested)}
      link={<Link to="/c/$id" params={{ id }} />}
      action={
        <RowButton
          label={words.acceptFor(name, suggested)}
          onClick={() => void run(() => acceptClass(ketu, id, suggested), words.accepted(name, suggested))}
        >
          {words.accept}
        </RowButton>
      }
    />
  )
}
