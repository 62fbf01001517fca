/** The boards as a full page: SWOT and PEST of a customer, SWOT of a competitor, PEST of a market. */
import { Link } from '@tanstack/react-router'
import { useLive } from '#app/context.tsx'
import { factorsOf } from '#app/data/queries/factor.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { MissingRecord } from '#app/missing-record.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { Board, type BoardKind } from './board.tsx'
import './market.css'

export function CustomerBoards({ customer }: { customer: string }) {
  const { market } = useWords()
  const found = useLive(
    async ({ db }) => ({ card: await db.cards.get(customer), notes: await factorsOf(db, { customer }) }),
    [customer],
  )
  if (found === undefined) return null
  const { card, notes } = found
  if (card === undefined) return <MissingRecord customer={customer} />
  const back = <Link to="/c/$id" params={{ id: customer }} search={{ tab: 'analysis' }} />
  return (
    <InsightPage title={market.boardsTitle} wide back={{ label: market.customer, link: back }}>
      <p className="market-subject">{card.name}</p>
      {(['swot', 'pest'] as const).map(kind => (
        <Board key={kind} kind={kind} subject={{ customer }} notes={notes} mayWrite />
      ))}
    </InsightPage>
  )
}

/** @param about name of a competitor or a market. */
export function CompanyBoard({ about, kind }: { about: string; kind: BoardKind }) {
  const { market } = useWords()
  const found = useLive(
    async ketu => ({ notes: await factorsOf(ketu.db, { about }), mayWrite: await mayWriteWorkspace(ketu) }),
    [about],
  )
  if (found === undefined) return null
  const back =
    kind === 'swot'
      ? { label: market.competitors, link: <Link to="/insights/competitors/$name" params={{ name: about }} /> }
      : { label: market.marketTitle, link: <Link to="/insights/market" /> }
  return (
    <InsightPage title={about === '' ? market.wholeMarket : about} wide isNamed back={back}>
      <Board kind={kind} subject={{ about }} notes={found.notes} mayWrite={found.mayWrite} />
    </InsightPage>
  )
}
