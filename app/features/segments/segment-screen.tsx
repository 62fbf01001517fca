/** One segment: its rule, who is in it now, and what its members share beside everybody. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { deleteRecord } from '#app/data/commands/record.ts'
import { type Segment, segments } from '#app/data/queries/segment.ts'
import type { Profile } from '#app/data/queries/profile.ts'
import { useCommand } from '#app/done.tsx'
import { InsightPage } from '#app/insight-page.tsx'
import { BigFigure } from '#app/ui/block.tsx'
import { ClassMark, Tag } from '#app/ui/mark.tsx'
import { Row, SectionHeader } from '#app/ui/row.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useProfiles } from '#app/use-profiles.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { MissingSegment } from './missing-segment.tsx'
import { SegmentCompare } from './segment-compare.tsx'
import { segmentMembers } from './segment-members.ts'
import { ruleWords, valueWord } from './segment-words.ts'
import './segments.css'

export function SegmentScreen({ id }: { id: string }) {
  const { segments: words } = useWords()
  const saved = useLive(segments)
  const profiles = useProfiles()?.customers
  const segment = saved?.find(({ row }) => row.id === id)
  if (saved === undefined) return null
  if (segment === undefined) return <MissingSegment />
  return (
    <InsightPage
      title={segment.row.name}
      back={{ label: words.title, link: <Link to="/insights/segments" /> }}
      isNamed
      menu={segment.mayWrite ? <SegmentMenu id={id} /> : undefined}
    >
      <SegmentBody segment={segment} profiles={profiles} />
    </InsightPage>
  )
}

function SegmentBody({ segment, profiles }: { segment: Segment; profiles: readonly Profile[] | undefined }) {
  const all = useWords()
  const { segments: words } = all
  const format = useFormat()
  const { row, rule } = segment
  const found = useMemo(() => rule && profiles && segmentMembers(rule, profiles), [rule, profiles])
  return (
    <>
      <section className="segment-about" aria-label={words.rules}>
        <BigFigure
          note={found !== undefined && found.undecided > 0 ? words.mightFit(format.count(found.undecided)) : ''}
        >
          {found === undefined ? words.counting : words.count(format.count(found.members.length))}
        </BigFigure>
        {row.isTarget || row.positioning !== '' ? (
          <p>
            {row.isTarget ? <Tag>{words.target}</Tag> : null} {row.positioning}
          </p>
        ) : null}
        <p className="segment-rule">
          {rule === undefined ? words.unreadable : ruleWords(all, format, rule)} · {words.version(row.version)}
        </p>
        {found === undefined ? null : (
          <p className="segment-rule">
            {found.whiteSpace.sum === null
              ? words.whiteSpaceNone
              : `${words.whiteSpaceOf(format.moneyShort(found.whiteSpace.sum))} · ${words.whiteSpaceKnown(
                  format.count(found.whiteSpace.known),
                  format.count(found.members.length),
                )}`}
          </p>
        )}
      </section>
      {found === undefined || profiles === undefined ? null : <SegmentCompare members={found.members} all={profiles} />}
      {found === undefined ? null : (
        <>
          <SectionHeader
            count={format.count(found.members.length)}
            end={
              <Link to="/customers" search={{ segment: row.id }}>
                {words.showAll}
              </Link>
            }
          >
            {words.members}
          </SectionHeader>
          {found.members.length === 0 ? <p className="segment-note">{words.noMembers}</p> : null}
          <VirtualList label={words.members} items={found.members} itemKey={keyOf}>
            {profile => <MemberRow profile={profile} />}
          </VirtualList>
        </>
      )}
    </>
  )
}

const keyOf = ({ id }: Profile): string => id

function MemberRow({ profile }: { profile: Profile }) {
  const all = useWords()
  const format = useFormat()
  const { class: letter, region, city, industry } = profile.facts
  const isClass = letter === 'A' || letter === 'B' || letter === 'C'
  const detail = [region, city, industry].filter(one => typeof one === 'string').join(' · ')
  return (
    <Row
      as="div"
      lead={isClass ? <ClassMark letter={letter} label={all.shell.classMark(letter)} /> : <span />}
      leadSize="small"
      leadMiddle
      name={profile.name}
      detail={detail === '' ? valueWord(all, 'tier', profile.tier) : detail}
      detailQuiet
      figure={profile.revenue === 0 ? '' : format.moneyShort(profile.revenue)}
      link={<Link to="/c/$id" params={{ id: profile.id }} />}
    />
  )
}

function SegmentMenu({ id }: { id: string }) {
  const ketu = useKetu()
  const { segments: words, shell } = useWords()
  const navigate = useNavigate()
  const run = useCommand()
  const remove = async () => {
    const row = await ketu.db.notes.get(id)
    if (row?.type !== 'segment') return
    if (await run(() => deleteRecord(ketu, row, row.name), shell.deleted)) await navigate({ to: '/insights/segments' })
  }
  return (
    <Menu
      label={words.more}
      closeLabel={shell.close}
      items={[
        {
          label: words.edit,
          icon: 'edit',
          run: () => void navigate({ to: '/insights/segments/$segment/edit', params: { segment: id } }),
        },
        { label: words.deleteIt, icon: 'trash', run: () => void remove() },
      ]}
    />
  )
}
