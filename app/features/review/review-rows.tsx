/** What to look at with one customer, above everything else on its page; nothing when there is nothing (feat:G10). */
import { useLive } from '#app/context.tsx'
import { reviewOfCustomer } from '#app/data/queries/review.ts'
import { useToday } from '#app/now.ts'
import { List } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { ReviewRow } from './review-row.tsx'

export function ReviewRows({ id }: { id: string }) {
  const { review: words } = useWords()
  const today = useToday()
  const items = useLive(ketu => reviewOfCustomer(ketu, id), [id, today])
  if (items === undefined || items.length === 0) return null
  return (
    <List label={words.title}>
      {items.map(item => (
        <ReviewRow key={item.id} item={item} />
      ))}
    </List>
  )
}
