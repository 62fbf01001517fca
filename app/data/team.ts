/** Running a team, moving customers and comparing documents: the requests of server/routes/team.ts, customer.ts and document.ts as calls. */
import type {
  ContentHashReply,
  DeviceRow,
  GrantReply,
  GrantRequest,
  HeardRow,
  InviteReply,
  MemberStateRequest,
  MoveReply,
  MoveRequest,
  TerritoryChangeRequest,
  TerritoryReply,
} from '#shared/api/account.ts'
import type { Api, ApiAnswer } from './api.ts'

export interface TeamApi {
  readonly grant: (request: GrantRequest) => Promise<ApiAnswer<GrantReply>>
  readonly endGrant: (id: string) => Promise<ApiAnswer<unknown>>
  readonly setState: (member: string, state: MemberStateRequest['state']) => Promise<ApiAnswer<unknown>>
  /** A link and a code with which the member chooses a new password. */
  readonly resetPassword: (member: string) => Promise<ApiAnswer<InviteReply>>
  readonly devices: (member: string) => Promise<ApiAnswer<readonly DeviceRow[]>>
  /** When the devices of those whose work one may see were last heard. */
  readonly heard: () => Promise<ApiAnswer<readonly HeardRow[]>>
  /** One's own; an empty name takes the one before away. */
  readonly nameDevice: (member: string, device: string, name: string) => Promise<ApiAnswer<unknown>>
  readonly signOutDevice: (member: string, device: string) => Promise<ApiAnswer<unknown>>
  readonly changeTerritory: (id: string, change: TerritoryChangeRequest) => Promise<ApiAnswer<TerritoryReply>>
  /** What the server's copy of a document says. */
  readonly contentHash: (doc: string) => Promise<ApiAnswer<ContentHashReply>>
  readonly moveCustomer: (customer: string, request: MoveRequest) => Promise<ApiAnswer<MoveReply>>
}

export const createTeamApi = (api: Api): TeamApi => ({
  grant: request => api.post('/api/grants', request),
  endGrant: id => api.delete(`/api/grants/${id}`),
  setState: (member, state) => api.post(`/api/members/${member}/state`, { state }),
  resetPassword: member => api.post(`/api/members/${member}/reset`, {}),
  devices: member => api.get(`/api/members/${member}/devices`),
  heard: () => api.get('/api/heard'),
  nameDevice: (member, device, name) => api.post(`/api/members/${member}/devices/${device}`, { name }),
  signOutDevice: (member, device) => api.delete(`/api/members/${member}/devices/${device}`),
  changeTerritory: (id, change) => api.post(`/api/territories/${id}`, change),
  contentHash: doc => api.get(`/api/documents/${encodeURIComponent(doc)}/content-hash`),
  moveCustomer: (customer, request) => api.post(`/api/customers/${customer}/move`, request),
})
