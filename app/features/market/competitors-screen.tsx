/** 竞争对手: who else is in the market, with how much was heard of each, and where they are ahead of us. */
import { Link } from '@tanstack/react-router'
import { behindIn, comparisonOf } from '#shared/domain/market/environment.ts'
import { useLive } from '#app/context.tsx'
import { type KnownCompetitor, knownCompetitors } from '#app/data/queries/competitor.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { attributes } from './attribute.ts'

export function CompetitorsScreen() {
  const { market } = useWords()
  const found = useLive(async ketu => ({
    competitors: await knownCompetitors(ketu.db),
    mayWrite: await mayWriteWorkspace(ketu),
  }))
  const add = <Link to="/insights/competitor/$competitor" params={{ competitor: 'new' }} />
  return (
    <InsightPage
      title={market.competitors}
      add={found?.mayWrite === true ? { label: market.competitorTitles.add, link: add } : undefined}
    >
      {found === undefined ? null : found.competitors.length === 0 ? (
        <EmptyState
          {...(found.mayWrite && {
            action: (
              <Button look="main" render={add}>
                {market.competitorTitles.add}
              </Button>
            ),
          })}
        >
          {market.competitorsEmpty}
        </EmptyState>
      ) : (
        <List label={market.competitors}>
          {found.competitors.map(competitor => (
            <CompetitorRow key={competitor.name} competitor={competitor} />
          ))}
        </List>
      )}
    </InsightPage>
  )
}

function CompetitorRow({ competitor: { name, row, heard } }: { competitor: KnownCompetitor }) {
  const { market } = useWords()
  const format = useFormat()
  const behind = behindIn(comparisonOf(row?.grid ?? null, attributes)).map(({ attribute }) => attribute)
  const ahead = attributes
    .filter(attribute => behind.includes(attribute))
    .map(attribute => market.attributes[attribute])
  const last = heard[0]?.news.day ?? ''
  return (
    <Row
      name={name}
      detail={ahead.length > 0 ? market.theyLead(format.list(ahead)) : row?.positioning || market.notCompared}
      link={<Link to="/insights/competitors/$name" params={{ name }} />}
      {...(heard.length === 0
        ? {}
        : { figure: market.newsCount(heard.length), ...(last !== '' && { figureNote: format.dayOfMonth(last) }) })}
    />
  )
}
