/** An address that leads nowhere: in the app, never the browser's own page. */
import { Link } from '@tanstack/react-router'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function NotFoundScreen() {
  const { shell } = useWords()
  return (
    <Screen title={shell.notFoundTitle} top={<PageBar title={shell.notFoundTitle} start={null} />}>
      <EmptyState
        action={
          <Button look="main" render={<Link to="/today" />}>
            {shell.toToday}
          </Button>
        }
      >
        {shell.notFound}
      </EmptyState>
    </Screen>
  )
}
