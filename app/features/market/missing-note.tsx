/** The page of something of the company that is no longer there, or not for this person to write. */
import { Link } from '@tanstack/react-router'
import { InsightPage } from '#app/insight-page.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { useWords } from '#app/words/words-context.tsx'

interface MissingNoteProps {
  readonly title: string
  readonly to: '/insights/products' | '/insights/competitors' | '/insights/market'
}

export function MissingNote({ title, to }: MissingNoteProps) {
  const { market } = useWords()
  return (
    <InsightPage title={title} back={{ label: title, link: <Link to={to} /> }}>
      <EmptyState action={<Button render={<Link to={to} />}>{title}</Button>}>{market.missing}</EmptyState>
    </InsightPage>
  )
}
