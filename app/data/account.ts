/** Set-up, sign-in, joining, inviting and leaving: the requests of shared/api/account.ts as calls. */
import type {
  InviteReply,
  InviteRequest,
  InviteRow,
  JoinRequest,
  SessionReply,
  SetupRequest,
  SignInRequest,
  TerritoryReply,
  TerritoryRequest,
} from '#shared/api/account.ts'
import type { DemoReply, DemoSignInRequest } from '#shared/api/demo.ts'
import type { Api, ApiAnswer } from './api.ts'
import type { StoredSession } from './session.ts'

export interface AccountApi {
  readonly setUp: (request: SetupRequest) => Promise<ApiAnswer<SessionReply>>
  readonly signIn: (request: SignInRequest) => Promise<ApiAnswer<SessionReply>>
  readonly join: (request: JoinRequest) => Promise<ApiAnswer<SessionReply>>
  readonly signOut: () => Promise<ApiAnswer<unknown>>
  readonly invite: (request: InviteRequest) => Promise<ApiAnswer<InviteReply>>
  readonly openInvites: () => Promise<ApiAnswer<readonly InviteRow[]>>
  readonly withdrawInvite: (id: string) => Promise<ApiAnswer<unknown>>
  readonly linkDevice: () => Promise<ApiAnswer<InviteReply>>
  /** Refused with `not-found` where there is no sample team. */
  readonly samplePeople: () => Promise<ApiAnswer<DemoReply>>
  readonly signInAsSample: (request: DemoSignInRequest) => Promise<ApiAnswer<SessionReply>>
  readonly addTerritory: (request: TerritoryRequest) => Promise<ApiAnswer<TerritoryReply>>
}

export const createAccountApi = (api: Api): AccountApi => ({
  setUp: request => api.post('/api/setup', request),
  signIn: request => api.post('/api/sign-in', request),
  join: request => api.post('/api/join', request),
  signOut: () => api.post('/api/sign-out', {}),
  invite: request => api.post('/api/invites', request),
  openInvites: () => api.get('/api/invites'),
  withdrawInvite: id => api.delete(`/api/invites/${id}`),
  linkDevice: () => api.post('/api/devices/link', {}),
  samplePeople: () => api.get('/api/demo'),
  signInAsSample: request => api.post('/api/demo/sign-in', request),
  addTerritory: request => api.post('/api/territories', request),
})

/** What a device keeps of an answer, so that a cold start needs no network. */
export const toStoredSession = ({ workspace, member, device }: SessionReply): StoredSession => {
  const { id, name, currency, zone, weekStart } = workspace
  return { workspace: { id, name, currency, zone, weekStart }, me: { member: member.id, name: member.name, device } }
}
