/** 时间花在哪: visit time against class and importance. One's own first; shared only by whose it is. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import type { EffortByGroup } from '#shared/domain/visiting/effort.ts'
import { useLive } from '#app/context.tsx'
import type { PortfolioEntry } from '#app/data/portfolio/stored-portfolio.ts'
import { portfolioEntries } from '#app/data/queries/portfolio.ts'
import { analysisSettings } from '#app/data/queries/settings.ts'
import { hasBoard } from '#app/data/queries/team.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { canShare, copyText, share } from '#app/platform/share.ts'
import { Button } from '#app/ui/button.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { ActionBar } from '#app/ui/screen.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { ShareBars } from './share-bars.tsx'
import { minutesOf, timeGroups, type TimeGroups, type Whose } from './time-groups.ts'
import { shareText, twoDigits } from './value-line.ts'
import { WithPortfolio } from './with-portfolio.tsx'
import './value.css'

const none: readonly PortfolioEntry[] = []

export function TimeScreen() {
  const { portfolio } = useWords()
  const entries = useLive(portfolioEntries) ?? none
  const settings = useLive(({ db }) => analysisSettings(db))
  const leads = useLive(hasBoard) ?? false
  const [chosen, setWhose] = useState<Whose>()
  // Who leads and visits nobody themselves begins with all.
  const whose = chosen ?? (leads && entries.every(({ myMinutes }) => myMinutes === 0) ? 'all' : 'mine')
  const groups = useMemo(() => settings && timeGroups(entries, whose, settings), [entries, whose, settings])
  const mayShare = whose === 'mine' && groups !== undefined && groups.minutes > 0
  return (
    <InsightPage title={portfolio.time} foot={mayShare ? <ShareBar groups={groups} /> : undefined}>
      <WithPortfolio>
        {() => (
          <>
            {leads ? (
              <div className="value-basis">
                <Segmented
                  label={portfolio.timeWhose}
                  value={whose}
                  onValue={setWhose}
                  choices={[
                    { value: 'mine', label: portfolio.timeMine },
                    { value: 'all', label: portfolio.timeAll },
                  ]}
                />
              </div>
            ) : null}
            <p className="value-note">{whose === 'mine' ? portfolio.timePrivate : portfolio.timeTeam}</p>
            {groups === undefined || settings === undefined ? null : groups.minutes === 0 ? (
              <p className="value-note">{portfolio.timeNone}</p>
            ) : (
              <Groups groups={groups} whose={whose} settings={settings} />
            )}
          </>
        )}
      </WithPortfolio>
    </InsightPage>
  )
}

interface GroupsProps {
  readonly groups: TimeGroups
  readonly whose: Whose
  readonly settings: AnalysisSettings
}

function Groups({ groups: { minutes, byClass, byImportance, most, least }, whose }: GroupsProps) {
  const { portfolio, value } = useWords()
  const format = useFormat()
  const hours = (of: number): string => portfolio.hours(twoDigits(format, of / 60))
  return (
    <>
      <p className="value-note">{portfolio.timeTotal(twoDigits(format, minutes / 60))}</p>
      <SectionHeader>{portfolio.byClass}</SectionHeader>
      <Warnings effort={byClass} nameOf={value.abcClass} />
      <Pairs effort={byClass} nameOf={value.abcClass} />
      <SectionHeader>{portfolio.byImportance}</SectionHeader>
      <Pairs effort={byImportance} nameOf={name => bandName(portfolio.bands, name)} />
      <Few label={portfolio.most} entries={most} figureOf={entry => hours(minutesOf(entry, whose))} />
      <Few label={portfolio.least} entries={least} figureOf={entry => hours(minutesOf(entry, whose))} />
    </>
  )
}

const bandName = (bands: { readonly [band: string]: string }, name: string): string => bands[name] ?? name

/** Where a lower class gets more time than a higher one (feat:C10). */
function Warnings({ effort: { inverted }, nameOf }: { effort: EffortByGroup; nameOf: (name: string) => string }) {
  const { portfolio } = useWords()
  if (inverted.length === 0) return <p className="value-note">{portfolio.balanced}</p>
  return inverted.map(([above, below]) => (
    <p key={above + below} className="value-note">
      <StatusWord tone="warn">{portfolio.inverted(nameOf(below), nameOf(above))}</StatusWord>
    </p>
  ))
}

function Pairs({ effort: { shares }, nameOf }: { effort: EffortByGroup; nameOf: (name: string) => string }) {
  const { portfolio } = useWords()
  const format = useFormat()
  const text = (share: number | null): string => (share === null ? '–' : shareText(format, share))
  return shares.map(({ group, timeShare, valueShare }) => (
    <section key={group} className="value-pair">
      <h3>{nameOf(group)}</h3>
      <ShareBars
        label={nameOf(group)}
        bars={[
          { name: portfolio.timeShare, share: timeShare ?? 0, figure: text(timeShare), isOurs: true },
          { name: portfolio.valueShare, share: valueShare ?? 0, figure: text(valueShare), isOurs: false },
        ]}
      />
    </section>
  ))
}

interface FewProps {
  readonly label: string
  readonly entries: readonly PortfolioEntry[]
  readonly figureOf: (entry: PortfolioEntry) => string
}

function Few({ label, entries, figureOf }: FewProps) {
  if (entries.length === 0) return null
  return (
    <>
      <SectionHeader>{label}</SectionHeader>
      <List label={label}>
        {entries.map(entry => (
          <Row
            key={entry.id}
            name={entry.name}
            figure={figureOf(entry)}
            link={<Link to="/c/$id" params={{ id: entry.id }} search={{ tab: 'analysis' }} />}
          />
        ))}
      </List>
    </>
  )
}

/** Nothing leaves the phone but by this tap. */
function ShareBar({ groups: { byClass } }: { groups: TimeGroups }) {
  const { portfolio, value } = useWords()
  const format = useFormat()
  const { show } = useToast()
  const lines = byClass.shares.map(({ group, timeShare, valueShare }) =>
    portfolio.shareLine(value.abcClass(group), shareText(format, timeShare ?? 0), shareText(format, valueShare ?? 0)),
  )
  const text = portfolio.shareText(lines.join('\n'))
  const hand = async () => {
    if (canShare()) await share({ text })
    else if (await copyText(text)) show({ text: portfolio.shared })
  }
  return (
    <ActionBar>
      <Button grow icon="share" onClick={() => void hand()}>
        {portfolio.share}
      </Button>
    </ActionBar>
  )
}
