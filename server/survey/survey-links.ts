/**
 * Links with which a customer answers a survey without an account: 128 bits, hashed, one answer each, thirty days. What was answered
 * waits here until a device has it in the log; then nothing of it is left.
 */
import { addressKey, createAttemptLimit } from '#server/auth/attempt-limit.ts'
import type { Tokens } from '#server/auth/token.ts'
import { type AnswerLinkRequest, surveyLinkDays, type SurveyLinkRequest } from '#shared/api/survey-link.ts'
import { fittingAnswers, hasAnswers, unanswered } from '#shared/domain/survey/question.ts'
import type { SurveyLink, SurveyLinkStore } from './survey-link-store.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** An answer nobody fetched for so long is of a customer nobody works on. */
const keptMs = 365 * dayMs

export type Tried<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** Unknown, used, withdrawn, expired, of a customer that was erased: the same answer. */
  | { readonly kind: 'not-found' | 'bad-request' }
  | { readonly kind: 'too-many-tries'; readonly retryAfter: number }

export interface SurveyLinks {
  /** The secret is shown once and not kept. */
  make(
    asked: SurveyLinkRequest,
    of: { readonly customer: string; readonly by: string },
  ): Promise<Tried<{ readonly link: SurveyLink; readonly secret: string }>>
  /** Changes nothing: a page that is fetched ahead uses no link up. */
  open(secret: string, address: string): Promise<Tried<SurveyLink>>
  /** Uses the link up. The same sending again is answered as the first time. */
  answer(request: AnswerLinkRequest, address: string): Promise<Tried<undefined>>
  ofCustomer(customer: string): Promise<readonly SurveyLink[]>
  link(id: string): Promise<SurveyLink | undefined>
  withdraw(id: string): Promise<boolean>
  replies(): Promise<readonly SurveyLink[]>
  /** A device has it in the log. */
  drop(id: string): Promise<void>
}

interface Ports {
  readonly store: SurveyLinkStore
  readonly tokens: Tokens
  readonly clock: () => number
  readonly newId: () => string
  /** Of a customer. */
  readonly isErased: (customer: string) => Promise<boolean>
}

export function createSurveyLinks({ store, tokens, clock, newId, isErased }: Ports): SurveyLinks {
  const guesses = createAttemptLimit({ tries: 10, windowMs: hourMs, clock })
  const made = createAttemptLimit({ tries: 100, windowMs: hourMs, clock })
  const hashOf = (secret: string): string => tokens.hash('survey', secret)

  /** Only tries that find nothing count. */
  const find = async (secret: string, address: string): Promise<Tried<SurveyLink>> => {
    const key = addressKey(address)
    const retryAfter = guesses.wait(key)
    if (retryAfter > 0) return { kind: 'too-many-tries', retryAfter }
    guesses.take(key)
    const link = await store.find(hashOf(secret), clock())
    if (link === undefined) return { kind: 'not-found' }
    if (await isErased(link.customer)) {
      await store.drop(link.id)
      return { kind: 'not-found' }
    }
    guesses.giveBack(key)
    return { kind: 'ok', value: link }
  }

  return {
    make: async (asked, { customer, by }) => {
      const retryAfter = made.wait(by)
      if (retryAfter > 0) return { kind: 'too-many-tries', retryAfter }
      made.take(by)
      const at = clock()
      await store.clear(at, at - keptMs)
      const secret = tokens.link()
      const link = { id: newId(), wordsId: newId(), customer, by, asked, expiresAt: at + surveyLinkDays * dayMs }
      await store.add(link, hashOf(secret))
      return { kind: 'ok', value: { link, secret } }
    },

    open: async (secret, address) => {
      const found = await find(secret, address)
      return found.kind === 'ok' && found.value.reply !== undefined ? { kind: 'not-found' } : found
    },

    answer: async ({ secret, key, ...said }, address) => {
      const found = await find(secret, address)
      if (found.kind !== 'ok') return found
      const { id, asked, reply } = found.value
      if (reply !== undefined) return reply.key === key ? { kind: 'ok', value: undefined } : { kind: 'not-found' }
      const { questions } = asked.sheet
      const answers = fittingAnswers(questions, said.answers)
      const isEmpty = !hasAnswers(answers) && said.words.trim() === ''
      if (isEmpty || unanswered(questions, answers).length > 0) return { kind: 'bad-request' }
      const own = { ...said, answers, words: said.words.trim() }
      const isFirst = await store.answer(id, { key, at: clock(), said: own })
      return isFirst ? { kind: 'ok', value: undefined } : { kind: 'not-found' }
    },

    ofCustomer: customer => store.ofCustomer(customer, clock()),
    link: store.link,
    withdraw: store.withdraw,
    replies: store.replies,
    drop: store.drop,
  }
}
