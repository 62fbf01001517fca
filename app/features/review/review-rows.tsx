/** What to look at with one customer: a line at the top of its page, the things themselves at a tap; nothing when there is nothing (feat:G10). */
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import { reviewOfCustomer } from '#app/data/queries/review.ts'
import { useToday } from '#app/now.ts'
import { Icon } from '#app/ui/icon.tsx'
import { FoldedSection, List } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { ReviewRow } from './review-row.tsx'
import './review.css'

export function ReviewRows({ id }: { id: string }) {
  const { review: words } = useWords()
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  const items = useLive(ketu => reviewOfCustomer(ketu, id), [id, today])
  if (items === undefined || items.length === 0) return null
  return (
    <div className="review-fold">
      <FoldedSection
        lead={<Icon name="alert" size="small" />}
        count={items.length}
        open={isOpen}
        onToggle={() => setOpen(!isOpen)}
        content={
          <List label={words.title}>
            {items.map(item => (
              <ReviewRow key={item.id} item={item} />
            ))}
          </List>
        }
      >
        {words.title}
      </FoldedSection>
    </div>
  )
}
