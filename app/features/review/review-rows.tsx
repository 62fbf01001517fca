/** What to look at with one customer: a line at the top of its page, the things themselves at a tap; nothing when there is nothing (feat:G10). */
import { useState } from 'react'
import type { ReviewItem } from '#shared/domain/account/review-items.ts'
import { Icon } from '#app/ui/icon.tsx'
import { FoldedSection, List } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { ReviewRow } from './review-row.tsx'
import './review.css'

export function ReviewRows({ items }: { items: readonly ReviewItem[] }) {
  const { review: words } = useWords()
  const [isOpen, setOpen] = useState(false)
  if (items.length === 0) return null
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
