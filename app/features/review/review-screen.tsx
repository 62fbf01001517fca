/** Customers somebody should look at, the latest first: for the rep who looks after them and for who leads (feat:B12). */
import { useLive } from '#app/context.tsx'
import { reviewOfAll } from '#app/data/queries/review.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { List } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { ReviewRow } from './review-row.tsx'
import './review.css'

export function ReviewScreen() {
  const { review: words, shell } = useWords()
  const today = useToday()
  const found = useLive(ketu => reviewOfAll(ketu), [today])
  return (
    <InsightPage title={words.title}>
      {found === undefined ? null : found.length === 0 ? (
        <EmptyState>{words.empty}</EmptyState>
      ) : (
        <>
          <p className="section-note">{words.note}</p>
          <List label={words.title}>
            {found.map(({ item, card }) => (
              <ReviewRow
                key={item.id}
                item={item}
                customerName={card.name}
                mark={card.class === '' ? null : <ClassMark letter={card.class} label={shell.classMark(card.class)} />}
              />
            ))}
          </List>
        </>
      )}
    </InsightPage>
  )
}
