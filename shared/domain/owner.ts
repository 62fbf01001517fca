/** Who looks after a customer: whoever was named, else who made it. */
import type { CustomerRow } from './record.ts'

export const ownerOf = ({ owner, bornBy }: Pick<CustomerRow, 'owner' | 'bornBy'>): string => owner || bornBy
