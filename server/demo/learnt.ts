/** What the reps brought home besides visits: what customers need, what went wrong, what they say of the products, and what was answered. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { inTongue, type SampleCustomer } from './market.ts'
import { zone } from './people.ts'
import { type InLanguage, type Phrases, products } from './phrases.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

const needs: readonly (InLanguage<string> & { readonly values: Values })[] = [
  {
    zh: '急诊用量不稳，希望三天内补货',
    en: 'Emergency use swings: refills within three days',
    values: { strength: 5, products: ['留置针', 'IV catheters'] },
  },
  {
    zh: '护士换得勤，要能随时看的培训',
    en: 'Nurses come and go: training they can watch any time',
    values: { isLatent: true },
  },
  {
    zh: '院里控费，要能算清每床成本',
    en: 'Costs are capped: they want the cost per bed',
    values: { kind: 'decision', strength: 4, products: ['止血敷料', 'haemostatic dressings'] },
  },
  {
    zh: '希望年度框架里锁定价格',
    en: 'Prices fixed for the year in the agreement',
    values: { kind: 'expectation', strength: 3 },
  },
]
const complaints: InLanguage<Phrases> = {
  zh: ['上批有两盒外包装破损', '送货晚了两天', '发票抬头写错，要重开'],
  en: ['Two boxes of the last batch were damaged', 'Delivered two days late', 'Wrong name on the invoice'],
}
const remarks: InLanguage<Phrases> = {
  zh: ['包装戴着手套不好拆', '希望有小规格', '说明书字太小', '比上一代好用，护士愿意换'],
  en: [
    'Hard to open with gloves on',
    'Would like a smaller size',
    'The leaflet is hard to read',
    'Better than the last one',
  ],
}
const answers: InLanguage<Phrases> = {
  zh: ['明年一季度换易撕包装', '小规格已排进下半年'],
  en: ['Easy-open packs from the first quarter', 'The smaller size is planned for the second half'],
}

const [issueEvery, remarkEvery, changedEvery, answeredEvery] = [7, 4, 11, 3]

/** @param memberOf member id of a person. */
export function learntOf(
  memberOf: (name: string) => string,
  market: readonly SampleCustomer[],
  today: Day,
  random: Random,
): readonly Work[] {
  return market.flatMap((customer, n): readonly Work[] => {
    const { id, rep, company, isShown } = customer
    const day = addDays(today, -random.whole(3, 40))
    const at = instantOfDay(day, '16:20', zone) + random.whole(0, 3_600_000)
    const record = (type: NewRecord['type'], doc: string, values: Values): NewRecord => ({
      ...{ doc, place: 'record', type, id: makeId(at, random.bytes) },
      values: { day, ...values },
    })
    const say = (phrases: InLanguage<Phrases>): string => random.pick(inTongue(phrases, company.isEnglish))
    const ofCustomer = customerDoc(id)
    const [first] = customer.contacts
    const needed = isShown ? needs : needs.slice(n % needs.length, (n % needs.length) + (company.class === 'A' ? 2 : 1))
    const changed = n % changedEvery === 2 ? { state: 'changed', stateOn: addDays(today, -2) } : {}
    const issue = {
      ...{ customer: id, title: say(complaints), kind: n % 2 === 0 ? 'complaint' : 'delivery' },
      ...{ owner: memberOf(rep.name), due: addDays(today, n % 2 === 0 ? -1 : 4) },
    }
    const answer = n % answeredEvery === 0 ? { state: 'planned', answer: say(answers), answeredOn: today } : {}
    const remark = {
      ...{ text: say(remarks), product: say(products), severity: random.whole(2, 4) },
      ...{ kind: n % 2 === 0 ? 'problem' : 'wish', contactId: first.id },
    }
    const records = [
      ...needed.map(({ zh, en, values }, k) =>
        record('need', ofCustomer, {
          ...{ text: company.isEnglish ? en : zh, contactId: first.id, ...values },
          ...(k === 0 && changed),
        }),
      ),
      ...(isShown || n % remarkEvery === 1 ? [record('feedback', ofCustomer, { ...remark, ...answer })] : []),
      ...(isShown || n % issueEvery === 4 ? [record('issue', journalDoc(id, yearOf(day)), issue)] : []),
    ]
    return [{ at, by: rep.name, territory: rep.territory, records }]
  })
}
