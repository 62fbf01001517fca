/** 查找重复: pairs of customers that look like one, each with why, and the way to compare them. */
import { Link } from '@tanstack/react-router'
import { useLive } from '#app/context.tsx'
import { duplicates, type FoundPair } from '#app/data/queries/duplicate.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Row } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './duplicates.css'

export function DuplicatesScreen() {
  const { duplicates: words, customer, shell } = useWords()
  const pairs = useLive(duplicates)
  const back = (
    <BackLink label={shell.backTo(customer.backTo)} render={<Link to="/customers" />}>
      {customer.backTo}
    </BackLink>
  )
  return (
    <Screen title={words.title} top={<PageBar title={words.title} start={back} />}>
      {pairs === undefined ? null : pairs.length === 0 ? (
        <EmptyState
          action={
            <Button look="main" render={<Link to="/customers" />}>
              {customer.toCustomers}
            </Button>
          }
        >
          {words.empty}
        </EmptyState>
      ) : (
        <>
          <p className="merge-note">{words.note}</p>
          <VirtualList label={words.pairs} items={pairs} itemKey={keyOf}>
            {pair => <PairRow pair={pair} />}
          </VirtualList>
        </>
      )}
    </Screen>
  )
}

const keyOf = ({ ids }: FoundPair): string => ids.join(' ')

function PairRow({ pair: { cards, reasons } }: { pair: FoundPair }) {
  const { duplicates: words } = useWords()
  const format = useFormat()
  const [a, b] = cards
  return (
    <Row
      as="div"
      name={a.name}
      detail={`${b.name} · ${format.list(reasons.map(reason => words.reasons[reason]))}`}
      wrap
      link={
        <Link
          to="/c/$id/merge"
          params={{ id: a.id }}
          search={{ with: b.id }}
          aria-label={words.compareOf(a.name, b.name)}
        />
      }
    />
  )
}
