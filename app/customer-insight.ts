/** What a customer's page says of it above its records, asked for as soon as its address is known. */
import { useLive } from './context.tsx'
import { type CustomerInsight, insightOfCustomer } from './data/queries/customer-insight.ts'
import { useToday } from './now.ts'

/** Undefined until it was answered, and while the answer is still another customer's. */
export function useCustomerInsight(id: string): CustomerInsight | undefined {
  const today = useToday()
  const found = useLive(ketu => insightOfCustomer(ketu, id), [id, today])
  return found?.customer === id ? found : undefined
}
