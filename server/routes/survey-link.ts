/** Links with which customers answer surveys: made and withdrawn by whoever may write at the customer, answered by whoever has one. */
import type { SurveyLink } from '#server/survey/survey-link-store.ts'
import type { SurveyLinks, Tried } from '#server/survey/survey-links.ts'
import {
  answerLinkRequest,
  openLinkRequest,
  type SurveyLinkReply,
  type SurveyLinkRow,
  surveyLinkRequest,
  type SurveyReplyRow,
  type SurveySheet,
} from '#shared/api/survey-link.ts'
import { customerDoc, type Scope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import type { Requester, RequestContext } from './requester.ts'
import { anyoneRoute, type Caller, noBody, refuse, type Route, sessionRoute } from './route.ts'

export interface SurveyLinkPorts {
  readonly requester: Requester
  readonly surveyLinks: SurveyLinks
  /** Where a document is; undefined for one that does not exist or is erased. */
  readonly scopeOfDoc: (workspace: string, doc: string) => Promise<Scope | undefined>
}

/** So many answers a device is given at once; those it has written down make room. */
const maxReplies = 50

export function createSurveyLinkRoutes({ requester, surveyLinks, scopeOfDoc }: SurveyLinkPorts): readonly Route[] {
  const mayWrite = async ({ auth, actor }: Caller, customer: string): Promise<boolean> => {
    const scope = await scopeOfDoc(auth.workspace, customerDoc(customer))
    return scope !== undefined && decide(actor, { kind: 'doc.write', doc: { kind: 'customer', id: customer }, scope })
  }
  /** The link of the address, when the caller may write at its customer. */
  const linkFor = async (caller: Caller, c: RequestContext): Promise<SurveyLink | undefined> => {
    const link = await surveyLinks.link(c.req.param('id') ?? '')
    return link !== undefined && (await mayWrite(caller, link.customer)) ? link : undefined
  }

  return [
    sessionRoute('POST', '/api/customers/:id/survey-links', surveyLinkRequest, async (asked, caller, c) => {
      const customer = c.req.param('id') ?? ''
      if (!(await mayWrite(caller, customer))) return refuse(c, 'not-found')
      const made = await surveyLinks.make(asked, { customer, by: caller.actor.member })
      if (made.kind !== 'ok') return refused(c, made)
      const { link, secret } = made.value
      const { id, expiresAt } = link
      return c.json({ id, link: `${requester.origin(c)}/s#${secret}`, expiresAt } satisfies SurveyLinkReply)
    }),

    sessionRoute('GET', '/api/customers/:id/survey-links', noBody, async (_, caller, c) => {
      const customer = c.req.param('id') ?? ''
      if (!(await mayWrite(caller, customer))) return refuse(c, 'not-found')
      return c.json((await surveyLinks.ofCustomer(customer)).map(toRow))
    }),

    sessionRoute('DELETE', '/api/survey-links/:id', noBody, async (_, caller, c) => {
      const link = await linkFor(caller, c)
      return link !== undefined && (await surveyLinks.withdraw(link.id)) ? c.json({}) : refuse(c, 'not-found')
    }),

    sessionRoute('GET', '/api/survey-replies', noBody, async (_, caller, c) => {
      const allowed = new Map<string, boolean>()
      const rows: SurveyReplyRow[] = []
      for (const link of await surveyLinks.replies()) {
        const may = allowed.get(link.customer) ?? (await mayWrite(caller, link.customer))
        allowed.set(link.customer, may)
        if (may) rows.push(...toReply(link))
        if (rows.length === maxReplies) break
      }
      return c.json(rows)
    }),

    // Once it is in the log. What is no longer there was written down by another device.
    sessionRoute('DELETE', '/api/survey-replies/:id', noBody, async (_, caller, c) => {
      const link = await linkFor(caller, c)
      if (link?.reply === undefined) return refuse(c, 'not-found')
      await surveyLinks.drop(link.id)
      return c.json({})
    }),

    anyoneRoute('POST', '/api/survey-links/open', openLinkRequest, async ({ secret }, c) => {
      const found = await surveyLinks.open(secret, requester.address(c))
      return found.kind === 'ok' ? c.json(toSheet(found.value)) : refused(c, found)
    }),

    anyoneRoute('POST', '/api/survey-links/answer', answerLinkRequest, async (request, c) => {
      const answered = await surveyLinks.answer(request, requester.address(c))
      return answered.kind === 'ok' ? c.json({}) : refused(c, answered)
    }),
  ]
}

const refused = (c: RequestContext, no: Exclude<Tried<unknown>, { kind: 'ok' }>): Response =>
  no.kind === 'too-many-tries' ? refuse(c, no.kind, no.retryAfter) : refuse(c, no.kind)

const toRow = ({ id, by, expiresAt, asked, reply }: SurveyLink): SurveyLinkRow => ({
  ...{ id, by, expiresAt, titles: asked.sheet.titles, isAnswered: reply !== undefined },
  ...(asked.contact !== undefined && { contact: asked.contact }),
})

const toSheet = ({ asked: { sheet } }: SurveyLink): SurveySheet => sheet

function toReply({ id, wordsId, customer, asked, reply }: SurveyLink): readonly SurveyReplyRow[] {
  if (reply === undefined) return []
  const { contact, survey, everyDays, begin, sheet } = asked
  const { at, said } = reply
  const { titles, questions } = sheet
  return [
    {
      ...{ id, wordsId, customer, survey, everyDays, begin, titles, questions, at, ...said },
      ...(contact !== undefined && { contact }),
    },
  ]
}
