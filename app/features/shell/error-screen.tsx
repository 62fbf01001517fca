/** A bug reached a screen: what is safe, what it was, and two ways on. */
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const { shell } = useWords()
  return (
    <Screen title={shell.errorTitle} top={<PageBar title={shell.errorTitle} start={null} />}>
      <EmptyState
        action={
          <Button look="main" onClick={reset}>
            {shell.tryAgain}
          </Button>
        }
        second={
          <Button look="text" render={<Link to="/today" />}>
            {shell.toToday}
          </Button>
        }
      >
        {shell.error(error instanceof Error ? error.name : '')}
      </EmptyState>
    </Screen>
  )
}
