/** Links with which customers answer surveys: the requests of server/routes/survey-link.ts as calls. */
import type { SurveyLinkReply, SurveyLinkRequest, SurveyLinkRow, SurveyReplyRow } from '#shared/api/survey-link.ts'
import type { Api, ApiAnswer } from './api.ts'

export interface SurveyLinkApi {
  /** Refused with `not-found` while the server does not know the customer. */
  readonly make: (customer: string, request: SurveyLinkRequest) => Promise<ApiAnswer<SurveyLinkReply>>
  readonly ofCustomer: (customer: string) => Promise<ApiAnswer<readonly SurveyLinkRow[]>>
  readonly withdraw: (id: string) => Promise<ApiAnswer<unknown>>
  /** Answers at customers one may write at, that no device has in the log yet. */
  readonly replies: () => Promise<ApiAnswer<readonly SurveyReplyRow[]>>
  /** It is in the log: the server forgets it. */
  readonly drop: (reply: string) => Promise<ApiAnswer<unknown>>
}

export const createSurveyLinkApi = (api: Api): SurveyLinkApi => ({
  make: (customer, request) => api.post(`/api/customers/${customer}/survey-links`, request),
  ofCustomer: customer => api.get(`/api/customers/${customer}/survey-links`),
  withdraw: id => api.delete(`/api/survey-links/${id}`),
  replies: () => api.get('/api/survey-replies'),
  drop: reply => api.delete(`/api/survey-replies/${reply}`),
})
