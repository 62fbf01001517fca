/** Why a customer was lost, in words. Imported or older words stand as they are. */
import { isLostReason } from '#shared/domain/portfolio/playbook.ts'

export const lostReasonText = (words: { readonly [reason: string]: string }, reason: string): string =>
  reason === '' || isLostReason(reason) ? (words[reason] ?? reason) : reason
