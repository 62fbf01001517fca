/** Facts: what only the server may state. Written once as JSON in the log's rows of kind `fact`, never edited. */

export type Role = 'admin' | 'manager' | 'rep' | 'viewer'

export type Fact =
  | {
      readonly type: 'workspace'
      readonly id: string
      readonly name: string
      readonly currency: string
      readonly zone: string
      readonly language: 'zh-CN' | 'en'
      readonly weekStart: 1 | 7
    }
  | { readonly type: 'member'; readonly id: string; readonly name: string; readonly state: 'active' | 'suspended' }
  | { readonly type: 'territory'; readonly id: string; readonly name: string; readonly parent?: string }
  /** `territory` absent = the whole workspace. `to` = when the grant ended. */
  | {
      readonly type: 'grant'
      readonly id: string
      readonly member: string
      readonly role: Role
      readonly territory?: string
      readonly from: number
      readonly to?: number
    }
