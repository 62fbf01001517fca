/** What the inbox of feedback shows, as its address says. Apart from the screen, so that an address can be read before its code is here. */
import { feedbackStates } from '#shared/domain/fields/knowledge.ts'
import type { InboxFilter } from '#app/data/queries/feedback-inbox.ts'

export function readInboxFilter(search: Record<string, unknown>): InboxFilter {
  const state = feedbackStates.find(name => name === search['state'])
  const product = search['product']
  return { ...(state !== undefined && { state }), ...(typeof product === 'string' && { product }) }
}
