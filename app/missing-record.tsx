/** The page of a record that is no longer there. */
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function MissingRecord({ customer }: { customer: string }) {
  const { customer: words, shell } = useWords()
  const back = (
    <BackLink label={shell.backTo(words.backTo)} render={<Link to="/c/$id" params={{ id: customer }} />}>
      {shell.back}
    </BackLink>
  )
  return (
    <Screen title={words.missingRecord} top={<PageBar title="" start={back} />}>
      <EmptyState action={<Button render={<Link to="/activity" />}>{shell.activity}</Button>}>
        {words.missingRecord}
      </EmptyState>
    </Screen>
  )
}
