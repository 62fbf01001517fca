/** The sentence as the parser understands it, some moments after typing pauses; never while an input method composes. */
import { useEffect, useMemo, useState } from 'react'
import { parseSentence } from '#shared/domain/sentence/parse-sentence.ts'
import { createSentenceContext, type SentenceContext } from '#shared/domain/sentence/sentence-context.ts'
import type { Proposal } from '#shared/domain/sentence/span.ts'
import { useKetu, useLive } from '#app/context.tsx'
import type { CardRow } from '#app/data/db.ts'
import { dictionary } from '#app/data/queries/dictionary.ts'
import { useToday } from '#app/now.ts'
import { nothingHeard } from './entry.ts'

/** UX: at most 300 ms after composition ends. */
const settleMs = 180

/**
 * What the parser knows: the chosen customer and its people; everybody on this device while no customer was chosen, since
 * the text may name one.
 */
export function useSentenceContext(card: CardRow | undefined): SentenceContext | undefined {
  const { workspace } = useKetu()
  const today = useToday()
  const id = card?.id
  const known = useLive(({ db }) => dictionary(db, id), [id])
  const context = useMemo(() => {
    if (known === undefined) return undefined
    const customer = card === undefined ? {} : { customer: { id: card.id, name: card.name } }
    return createSentenceContext({ ...known, ...customer, today, currency: workspace.currency })
  }, [known, card?.id, card?.name, today, workspace.currency])
  useWarmParser(context)
  return context
}

/** The first sentence compiles all rules, which takes as long as many sentences: it is one nobody waits for. */
function useWarmParser(context: SentenceContext | undefined): void {
  const isReady = context !== undefined
  useEffect(() => {
    if (context === undefined) return
    const timer = setTimeout(() => parseSentence('今天3点见了张总，明天送样品，订单2万', context), settleMs)
    return () => clearTimeout(timer)
  }, [isReady])
}

/** @param isComposing the text holds letters of an unfinished input method: the last understanding stays. */
export function useProposal(
  context: SentenceContext | undefined,
  text: string,
  dismissed: readonly string[],
  isComposing: boolean,
): Proposal {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    if (isComposing) return
    const timer = setTimeout(() => setSettled(text), settleMs)
    return () => clearTimeout(timer)
  }, [text, isComposing])
  return useMemo(() => understand(context, settled, dismissed), [context, settled, dismissed])
}

export function understand(context: SentenceContext | undefined, text: string, dismissed: readonly string[]): Proposal {
  if (context === undefined || text.trim() === '') return nothingHeard
  return parseSentence(text, { ...context, dismissed }).proposal
}
