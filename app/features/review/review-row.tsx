/** One thing to look at with a customer: a tap opens what it is about, another puts it away. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ReviewItem } from '#shared/domain/account/review-items.ts'
import { useKetu } from '#app/context.tsx'
import { forgetReviewSeen, noteReviewSeen } from '#app/data/queries/review.ts'
import type { HostElement } from '#app/ui/as-element.ts'
import { RowButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Row } from '#app/ui/row.tsx'
import { useToast } from '#app/ui/toast.tsx'
import type { Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'

interface ReviewRowProps {
  readonly item: ReviewItem
  /** In a list of several customers. */
  readonly customerName?: string
  readonly mark?: ReactNode
}

export function ReviewRow({ item, customerName, mark }: ReviewRowProps) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const { show } = useToast()
  const text = reviewText(words, format, item)
  const putAway = async () => {
    await noteReviewSeen(ketu, item.id)
    const takeBack = () => void forgetReviewSeen(ketu, item.id).catch(reportError)
    show({ text: words.review.seenSaid, action: { label: words.shell.undo, run: takeBack } })
  }
  const since = item.day === '' ? '' : format.dayShort(item.day)
  return (
    <Row
      lead={
        <span className="tone-warn">
          <Icon name="alert" />
        </span>
      }
      leadSize="small"
      leadMiddle
      name={customerName ?? text}
      namePlain={customerName === undefined}
      mark={mark}
      detail={customerName === undefined ? since : [text, since].filter(part => part !== '').join(' · ')}
      wrap
      link={linkOf(item)}
      action={
        <RowButton icon="check" label={words.review.seenOf(text)} onClick={() => void putAway().catch(reportError)}>
          {words.review.seen}
        </RowButton>
      }
    />
  )
}

export function reviewText({ review }: Words, format: Format, { kind, text, value }: ReviewItem): string {
  switch (kind) {
    case 'complaint':
      return review.complaint(text)
    case 'need':
      return review.need(text)
    case 'satisfaction':
      return review.satisfaction(value ?? 0)
    case 'trust':
      return review.trust(format.count(value ?? 0))
  }
}

function linkOf({ kind, customer, record }: ReviewItem): HostElement {
  if (kind === 'complaint') return <Link to="/c/$id/issue/$issue" params={{ id: customer, issue: record }} />
  if (kind === 'need') return <Link to="/c/$id/need/$need" params={{ id: customer, need: record }} />
  return <Link to="/c/$id" params={{ id: customer }} />
}
