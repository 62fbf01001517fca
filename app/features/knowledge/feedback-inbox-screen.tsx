/** The inbox of feedback: by product, what important customers feel most first; each opens to be answered (feat:G13). */
import { Link } from '@tanstack/react-router'
import { feedbackStates } from '#shared/domain/fields/knowledge.ts'
import { useLive } from '#app/context.tsx'
import { feedbackInbox, type InboxFeedback, type InboxFilter } from '#app/data/queries/feedback-inbox.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { collator } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { FeedbackState } from './feedback-section.tsx'
import './knowledge.css'

interface FeedbackInboxScreenProps {
  readonly filter: InboxFilter
  readonly onFilter: (filter: InboxFilter) => void
}

export function FeedbackInboxScreen({ filter, onFilter }: FeedbackInboxScreenProps) {
  const { fields, needs: words } = useWords()
  const format = useFormat()
  const inbox = useLive(ketu => feedbackInbox(ketu, filter), [filter.state, filter.product])
  const total = [...(inbox?.counts.values() ?? [])].reduce((sum, count) => sum + count, 0)
  return (
    <InsightPage title={words.inbox}>
      {inbox === undefined ? null : total === 0 ? (
        <EmptyState>{words.inboxEmpty}</EmptyState>
      ) : (
        <>
          <ChipGroup label={words.stateLabel} line>
            <Chip pressed={filter.state === undefined} onClick={() => onFilter({ ...filter, state: undefined })}>
              {words.allStates}
            </Chip>
            {feedbackStates
              .filter(state => inbox.counts.has(state) || state === filter.state)
              .map(state => (
                <Chip
                  key={state}
                  pressed={state === filter.state}
                  count={format.count(inbox.counts.get(state) ?? 0)}
                  onClick={() => onFilter({ ...filter, state: state === filter.state ? undefined : state })}
                >
                  {fields.values['feedback.state'][state]}
                </Chip>
              ))}
          </ChipGroup>
          {inbox.named.length < 2 ? null : (
            <ChipGroup label={words.productLabel} line>
              {inbox.named.toSorted(collator.compare).map(product => (
                <Chip
                  key={product}
                  pressed={product === filter.product}
                  onClick={() => onFilter({ ...filter, product: product === filter.product ? undefined : product })}
                >
                  {product}
                </Chip>
              ))}
            </ChipGroup>
          )}
          {inbox.products.length === 0 ? <p className="section-note">{words.inboxNothing}</p> : null}
          {inbox.products.map(({ product, items, customers }) => (
            <section key={product} aria-label={product || words.noProduct}>
              <SectionHeader count={items.length} end={words.productLine(format.count(customers))}>
                {product || words.noProduct}
              </SectionHeader>
              <List label={product || words.noProduct}>
                {items.map(({ feedback, importance }) => (
                  <InboxRow key={feedback.id} feedback={feedback} importance={importance} />
                ))}
              </List>
            </section>
          ))}
          <p className="section-note">{words.weightNote}</p>
        </>
      )}
    </InsightPage>
  )
}

function InboxRow({ feedback, importance }: { feedback: InboxFeedback; importance: number | null }) {
  const { fields, needs: words } = useWords()
  const format = useFormat()
  const facts = [
    feedback.card.name,
    fields.values['feedback.kind'][feedback.kind],
    feedback.severity === null ? '' : words.severity(feedback.severity),
    importance === null ? words.weightUnknown : words.weight(format.count(importance)),
  ]
  return (
    <Row
      name={feedback.text}
      wrap
      detail={
        <>
          {facts.filter(fact => fact !== '').join(' · ')}
          {feedback.answer === '' ? null : (
            <>
              <br />
              {words.answered(feedback.answer)}
            </>
          )}
        </>
      }
      figure={<FeedbackState state={feedback.state} />}
      link={<Link to="/c/$id/feedback/$feedback" params={{ id: feedback.card.id, feedback: feedback.id }} />}
    />
  )
}
