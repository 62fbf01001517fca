/** 客户分群: the company's segments and one's own, each with who is in it now; and the regions to make one of. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useLive } from '#app/context.tsx'
import { type Segment, segments } from '#app/data/queries/segment.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Tag } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useProfiles } from '#app/use-profiles.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Profile } from '#app/data/queries/profile.ts'
import { wordsOf } from '#shared/domain/segment/segment-look.ts'
import { type SegmentMembers, segmentMembers } from './segment-members.ts'
import { ruleWords } from './segment-words.ts'
import './segments.css'

type Counted = Segment & { readonly found?: SegmentMembers | undefined }

/** Regions shown to make a segment of. */
const mostRegions = 8

export function SegmentsScreen() {
  const { segments: words } = useWords()
  const saved = useLive(segments)
  const profiles = useProfiles()?.customers
  const [isByWhiteSpace, setByWhiteSpace] = useState(false)
  const counted = useMemo(
    () => saved?.map((one): Counted => ({ ...one, found: one.rule && profiles && segmentMembers(one.rule, profiles) })),
    [saved, profiles],
  )
  const hasWhiteSpace = counted?.some(({ found }) => found?.whiteSpace.sum != null) === true
  return (
    <InsightPage title={words.title} add={{ label: words.add, link: <Link to="/insights/segments/new" /> }}>
      {counted === undefined ? null : counted.length === 0 ? (
        <EmptyState
          action={
            <Button look="main" render={<Link to="/insights/segments/new" />}>
              {words.add}
            </Button>
          }
        >
          {words.empty}
        </EmptyState>
      ) : (
        <>
          {hasWhiteSpace && counted.length > 1 ? (
            <div className="segments-order">
              <ChipGroup label={words.whiteSpace}>
                <Chip pressed={isByWhiteSpace} onClick={() => setByWhiteSpace(!isByWhiteSpace)}>
                  {words.byWhiteSpace}
                </Chip>
              </ChipGroup>
            </div>
          ) : null}
          {isByWhiteSpace ? (
            <SegmentRows title={words.byWhiteSpace} rows={counted.toSorted(byWhiteSpace)} />
          ) : (
            <>
              <SegmentRows title={words.company} rows={counted.filter(one => one.isCompany)} />
              <SegmentRows title={words.own} rows={counted.filter(one => !one.isCompany)} />
            </>
          )}
        </>
      )}
      <Regions profiles={profiles ?? []} />
    </InsightPage>
  )
}

const byWhiteSpace = (a: Counted, b: Counted): number =>
  (b.found?.whiteSpace.sum ?? -1) - (a.found?.whiteSpace.sum ?? -1) || (a.row.id < b.row.id ? -1 : 1)

function SegmentRows({ title, rows }: { title: string; rows: readonly Counted[] }) {
  const all = useWords()
  const { segments: words } = all
  const format = useFormat()
  if (rows.length === 0) return null
  return (
    <>
      <SectionHeader count={format.count(rows.length)}>{title}</SectionHeader>
      <List label={title}>
        {rows.map(({ row, rule, found }) => (
          <Row
            key={row.id}
            wrap
            name={row.name}
            mark={row.isTarget ? <Tag>{words.target}</Tag> : undefined}
            detail={row.positioning || (rule ? ruleWords(all, format, rule) : words.unreadable)}
            detailQuiet={row.positioning === ''}
            figure={found === undefined ? '' : format.count(found.members.length)}
            figureNote={
              found?.whiteSpace.sum == null ? undefined : words.whiteSpaceOf(format.moneyShort(found.whiteSpace.sum))
            }
            link={<Link to="/insights/segments/$segment" params={{ segment: row.id }} />}
          />
        ))}
      </List>
    </>
  )
}

/** Each leads to a new segment of it: its mix of categories and habits against all is on that page. */
function Regions({ profiles }: { profiles: readonly Profile[] }) {
  const { segments: words } = useWords()
  const format = useFormat()
  const regions = useMemo(() => wordsOf('region', profiles).slice(0, mostRegions), [profiles])
  if (regions.length === 0) return null
  return (
    <>
      <SectionHeader>{words.regions}</SectionHeader>
      <List label={words.regions}>
        {regions.map(([region, count]) => (
          <Row
            key={region}
            compact
            name={region}
            namePlain
            figure={words.count(format.count(count))}
            link={<Link to="/insights/segments/new" search={{ region }} />}
          />
        ))}
      </List>
    </>
  )
}
