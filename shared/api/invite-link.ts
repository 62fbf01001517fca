/** What stands after the # of an invite's link. Browsers never send it, so no log and no fetch-ahead ever holds it. */
import { normaliseInviteCode } from './invite-code.ts'

export interface InviteSecrets {
  /** '' when the address holds none: then the code is asked for. */
  readonly token: string
  /** The short code of the same invite: a page that cannot use the link itself still shows what to type elsewhere. */
  readonly code?: string
}

export const inviteFragment = ({ token, code }: Required<InviteSecrets>): string =>
  `${token}.${normaliseInviteCode(code) ?? code}`

/** The text after the #, as it came: links are cut and decorated on their way. */
export function parseInviteFragment(fragment: string): InviteSecrets {
  const [token = '', typed = ''] = fragment.split('.')
  const code = normaliseInviteCode(typed)
  return code === undefined ? { token } : { token, code }
}
