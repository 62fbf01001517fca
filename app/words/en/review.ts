/** English of what somebody should look at with a customer. */
import type { review as zh } from '../zh-CN/review.ts'

export const review: typeof zh = {
  title: 'To review',
  note: 'Low scores, changed needs and open complaints. Each goes when it is dealt with, or when you tap Seen',
  hub: 'Low scores, changed needs and open complaints',
  empty: 'Nothing to review. Low scores, changed needs and complaints appear here by themselves',
  complaint: title => `Open complaint: ${title}`,
  need: text => `Need changed: ${text}`,
  satisfaction: level => `Satisfaction is only ${level}`,
  trust: value => `Trust is only ${value}`,
  seen: 'Seen',
  seenOf: text => `Seen: ${text}`,
  seenSaid: 'Put away. It comes back when something is new',
  mark: 'To review',
}
