/** What the reps brought home besides visits: what customers need, what went wrong, what they say of the products, and what was answered. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay, yearOf } from '#shared/domain/day.ts'
import type { feedbackKinds } from '#shared/domain/fields/knowledge.ts'
import type { issueKinds } from '#shared/domain/fields/occasion.ts'
import { makeId } from '#shared/domain/id.ts'
import { inTongue, type SampleCustomer } from './market.ts'
import { zone } from './people.ts'
import { type InLanguage, products } from './phrases.ts'
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
const issues: readonly [OwnIssue, ...OwnIssue[]] = [
  { zh: '上批有两盒外包装破损', en: 'Two boxes of the last batch were damaged', kind: 'quality' },
  { zh: '送货晚了两天', en: 'Delivered two days late', kind: 'delivery' },
  { zh: '发票抬头写错，要重开', en: 'Wrong name on the invoice', kind: 'billing' },
  { zh: '培训改了两次期，护士长不满', en: 'The training was put off twice', kind: 'complaint' },
]
const remarks: readonly [Remark, ...Remark[]] = [
  {
    ...{ zh: '包装戴着手套不好拆', en: 'Hard to open with gloves on', kind: 'problem' },
    answer: { zh: '明年一季度换易撕包装', en: 'Easy-open packs from the first quarter' },
  },
  {
    ...{ zh: '希望有小规格', en: 'Would like a smaller size', kind: 'wish' },
    answer: { zh: '小规格已排进下半年', en: 'The smaller size is planned for the second half' },
  },
  { zh: '说明书字太小', en: 'The leaflet is hard to read', kind: 'problem' },
  { zh: '比上一代好用，护士愿意换', en: 'Better than the last one: the nurses want to change', kind: 'praise' },
]

type OwnIssue = InLanguage<string> & { readonly kind: (typeof issueKinds)[number] }
type Remark = InLanguage<string> & {
  readonly kind: (typeof feedbackKinds)[number]
  readonly answer?: InLanguage<string>
}

const [issueEvery, remarkEvery, changedEvery, answeredEvery] = [7, 4, 11, 2]

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
    const inOwnTongue = ({ zh, en }: InLanguage<string>): string => (company.isEnglish ? en : zh)
    const ofCustomer = customerDoc(id)
    const [first] = customer.contacts
    const needed = isShown ? needs : needs.slice(n % needs.length, (n % needs.length) + (company.class === 'A' ? 2 : 1))
    const changed = n % changedEvery === 2 ? { state: 'changed', stateOn: addDays(today, -2) } : {}
    const wrong = random.pick(issues)
    const issue = {
      ...{ customer: id, title: inOwnTongue(wrong), kind: wrong.kind },
      ...{ owner: memberOf(rep.name), due: addDays(today, n % 2 === 0 ? -1 : 4) },
    }
    const said = random.pick(remarks)
    const answer =
      n % answeredEvery === 0 && said.answer !== undefined
        ? { state: 'planned', answer: inOwnTongue(said.answer), answeredOn: today }
        : {}
    const remark = {
      ...{ text: inOwnTongue(said), kind: said.kind, contactId: first.id },
      ...{ product: random.pick(inTongue(products, company.isEnglish)), severity: random.whole(2, 4) },
    }
    const records = [
      ...needed.map(({ values, ...words }, k) =>
        record('need', ofCustomer, {
          ...{ text: inOwnTongue(words), contactId: first.id, ...values },
          ...(k === 0 && changed),
        }),
      ),
      ...(isShown || n % remarkEvery === 1 ? [record('feedback', ofCustomer, { ...remark, ...answer })] : []),
      ...(isShown || n % issueEvery === 4 ? [record('issue', journalDoc(id, yearOf(day)), issue)] : []),
    ]
    return [{ at, by: rep.name, territory: rep.territory, records }]
  })
}
