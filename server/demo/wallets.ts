/** What customers buy of each product line in a year from anybody, as their reps think: more than from us, and one line not from us yet. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { groupBy } from './group-by.ts'
import { inTongue, type SampleCustomer } from './market.ts'
import { zone } from './people.ts'
import { lineOfProduct, products } from './phrases.ts'
import type { Random } from './random.ts'
import { type NewRecord, textIn, type Work } from './work.ts'

/** Minor units: a guess is round. */
const roundTo = 100_000

/** Of core customers and every other B. @param works with their orders */
export function walletsOf(
  market: readonly SampleCustomer[],
  works: readonly Work[],
  today: Day,
  random: Random,
): readonly Work[] {
  const orders = works.flatMap(({ records }) => records).filter(({ type }) => type === 'order')
  const ordersOf = groupBy(orders, ({ values }) => textIn(values, 'customer'))
  return market.flatMap((customer, n): readonly Work[] => {
    const grade = customer.company.class
    const ours = salesByLine(ordersOf.get(customer.id) ?? [], addDays(today, -364))
    if (ours.size === 0 || grade === 'C' || (grade === 'B' && n % 2 === 1)) return []
    const others = inTongue(products, customer.company.isEnglish).map(product => lineOfProduct[product] ?? '')
    const unsold = others.find(line => !ours.has(line))
    const bought = [...ours].map(
      ([line, sold]): Values => ({ line, potential: round(sold / (0.3 + 0.65 * random.next())) }),
    )
    const most = Math.max(...ours.values())
    const lines =
      unsold === undefined ? bought : [...bought, { line: unsold, potential: round(most * (0.2 + random.next())) }]
    const day = addDays(today, -random.whole(8, 70))
    const at = instantOfDay(day, '17:10', zone) + n * 1000
    const records = lines.map(
      (values): NewRecord => ({
        ...{ doc: customerDoc(customer.id), place: 'record', type: 'walletLine', id: makeId(at, random.bytes) },
        values: { day, source: customer.company.isEnglish ? 'Their purchasing' : '采购口述', ...values },
      }),
    )
    return [{ at, by: customer.rep.name, territory: customer.rep.territory, records }]
  })
}

/** Above zero, of the year. */
function salesByLine(orders: readonly NewRecord[], from: Day): ReadonlyMap<string, number> {
  const sales = new Map<string, number>()
  for (const { values } of orders)
    if (textIn(values, 'day') >= from) {
      const line = textIn(values, 'category')
      sales.set(line, (sales.get(line) ?? 0) + Number(values['amount']))
    }
  return new Map([...sales].filter(([, sold]) => sold > 0))
}

const round = (amount: number): number => Math.max(1, Math.round(amount / roundTo)) * roundTo
