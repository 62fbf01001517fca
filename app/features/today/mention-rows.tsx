/** Comments that mention this person and were not looked at yet: one tap leads to where they stand. */
import { Link } from '@tanstack/react-router'
import type { MentionItem } from '#app/data/queries/comment.ts'
import { useMinute } from '#app/now.ts'
import { Initial } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

/** The newest; the others come up when these have been read. */
const maxShown = 5

export function MentionRows({ items }: { items: readonly MentionItem[] }) {
  const { comments: words } = useWords()
  const format = useFormat()
  const now = useMinute()
  if (items.length === 0) return null
  return (
    <>
      <SectionHeader count={items.length}>{words.mentionsYou}</SectionHeader>
      <List label={words.mentionsYou}>
        {items.slice(0, maxShown).map(({ comment, authorName, aboutName }) => (
          <Row
            key={comment.id}
            lead={<Initial name={authorName} />}
            leadMiddle
            name={words.says(authorName || words.someone, aboutName)}
            detail={comment.text}
            figureNote={format.relativeTime(comment.bornAt, now)}
            link={linkOf(comment)}
          />
        ))}
      </List>
    </>
  )
}

function linkOf({ subject, about, customer }: MentionItem['comment']) {
  if (subject === 'goal') return <Link to="/g/$id" params={{ id: about }} />
  if (subject === 'visit') return <Link to="/c/$id/visit/$visit" params={{ id: customer, visit: about }} />
  return <Link to="/c/$id" params={{ id: customer }} />
}
