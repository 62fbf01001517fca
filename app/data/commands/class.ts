/** A customer's class and tier: as suggested, or by hand with a reason and a day it ends (DOMAIN 3.2; feat:A11). */
import type { AbcClass } from '#shared/domain/purchase/abc.ts'
import type { Day } from '#shared/domain/day.ts'
import type { RecordValues } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { editCustomer } from './customer.ts'

/** What sales say needs no reason and does not end. */
export const acceptClass = (ketu: Ketu, customer: string, suggested: AbcClass): Promise<Written> =>
  editCustomer(ketu, customer, { class: suggested, classReason: '', classUntil: '' })

export interface ByHand<V> {
  readonly value: V
  readonly reason: string
  /** Last day it counts. */
  readonly until: Day
}

export const setClass = (ketu: Ketu, customer: string, { value, reason, until }: ByHand<AbcClass>): Promise<Written> =>
  editCustomer(ketu, customer, { class: value, classReason: reason, classUntil: until })

type SetTier = Exclude<RecordValues<'customer'>['tier'], ''>

export const setTier = (ketu: Ketu, customer: string, { value, reason, until }: ByHand<SetTier>): Promise<Written> =>
  editCustomer(ketu, customer, { tier: value, tierReason: reason, tierUntil: until })

/** Back to what is suggested. */
export const dropTier = (ketu: Ketu, customer: string): Promise<Written> =>
  editCustomer(ketu, customer, { tier: '', tierReason: '', tierUntil: '' })
