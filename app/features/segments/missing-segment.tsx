/** The page of a segment that was deleted, is not on this device, or is not one's own to change. */
import { Link } from '@tanstack/react-router'
import { InsightPage } from '#app/insight-page.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function MissingSegment() {
  const { segments: words } = useWords()
  const link = <Link to="/insights/segments" />
  return (
    <InsightPage title={words.title} back={{ label: words.title, link }}>
      <EmptyState
        action={
          <Button look="main" render={link}>
            {words.title}
          </Button>
        }
      >
        {words.gone}
      </EmptyState>
    </InsightPage>
  )
}
