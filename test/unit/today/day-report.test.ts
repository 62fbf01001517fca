/** The report of a day (日报): whose visits are told, and how the text reads in both languages. */
import { describe, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { recordOrder } from '#app/data/commands/order.ts'
import { deleteRecord } from '#app/data/commands/record.ts'
import { logVisit, planVisit, type VisitInput } from '#app/data/commands/visit.ts'
import { visitById } from '#app/data/queries/visit.ts'
import { dayReport } from '#app/data/queries/day-report.ts'
import { dayReportText } from '#app/words/day-report-text.ts'
import { words as en } from '#app/words/en.ts'
import { createFormat } from '#app/words/format.ts'
import { words as zh } from '#app/words/zh-CN.ts'
import { instantOfDay } from '#shared/domain/day.ts'
import { makeDevice, testId, type TestDevice } from '#test/kit/test-device.ts'

const [day, nextDay] = ['2026-11-23', '2026-11-24']
const at = (time: string, on = day): number => instantOfDay(on, time, 'Asia/Shanghai')

const reader = (language: 'zh-CN' | 'en') => ({
  words: language === 'en' ? en : zh,
  format: createFormat({ language, zone: 'Asia/Shanghai', currency: 'CNY' }),
  name: language === 'en' ? 'Li Wei' : '李薇',
})

const textOf = async (ketu: TestDevice, on = day, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<string> =>
  dayReportText(await dayReport(ketu, on), reader(language))

async function makeCustomer(ketu: TestDevice, name: string): Promise<string> {
  ketu.clock.now += 1000
  return (await createCustomer(ketu, { territory: testId(7), values: { name } })).id
}

function log(ketu: TestDevice, customer: string, time: string, input: Partial<VisitInput> = {}) {
  ketu.clock.now += 1000
  return logVisit(ketu, { customer, at: at(time), note: '', name: '', ...input })
}

/** Another member at the same device's rows, as a shared territory brings them. */
const colleagueOf = (ketu: TestDevice): TestDevice => makeDevice({ tabOf: ketu, member: testId(2) })

describe('the report of a day', () => {
  it('tells each customer with result, note in one line, next step and orders', async () => {
    const ketu = makeDevice()
    const [heling, dinghe] = [await makeCustomer(ketu, '禾岭医药'), await makeCustomer(ketu, '鼎禾食品')]
    await log(ketu, dinghe, '15:30', { channel: 'call' })
    await log(ketu, heling, '09:10', {
      note: '见了张总\n样品认可 ',
      outcome: 'progress',
      order: { amount: 2_000_000 },
      next: { title: '送第二批样品', due: '2026-12-02', side: 'us', isPromise: false },
      promises: [{ title: '回复价格', due: '', side: 'them', isPromise: true }],
    })
    await recordOrder(ketu, { customer: heling, day, amount: 320_050, name: '禾岭医药' })
    await planVisit(ketu, { customer: dinghe, at: at('14:00', nextDay), name: '鼎禾食品' })
    expect(await textOf(ketu)).toBe(
      [
        '日报 11/23 周一 李薇',
        '拜访 1 次，电话和消息 1 次，客户 2 家，订单 2 笔，共 ¥23,200.50',
        '',
        '1. 禾岭医药',
        '有进展：见了张总 样品认可',
        '下一步 12/2 周三：送第二批样品',
        '客户答应：回复价格',
        '订单 2 笔，共 ¥23,200.50',
        '',
        '2. 鼎禾食品',
        '电话',
        '',
        '计划 11/24 周二：14:00 鼎禾食品',
      ].join('\n'),
    )
    expect(await textOf(ketu, day, 'en')).toBe(
      [
        'Day report, Mon 23 Nov, Li Wei',
        '1 visit, 1 call or message, 2 customers, 2 orders, CN¥23,200.50 in all',
        '',
        '1. 禾岭医药',
        'Progress: 见了张总 样品认可',
        'Next step Wed 2 Dec: 送第二批样品',
        'They promised: 回复价格',
        '2 orders, CN¥23,200.50 in all',
        '',
        '2. 鼎禾食品',
        'Call',
        '',
        'Planned for Tue 24 Nov: 14:00 鼎禾食品',
      ].join('\n'),
    )
  })

  it('tells several visits to one customer under it, apart by their times', async () => {
    const ketu = makeDevice()
    const heling = await makeCustomer(ketu, '禾岭医药')
    await log(ketu, heling, '16:00', { note: '签了' })
    await log(ketu, heling, '09:10', { outcome: 'same' })
    expect(await textOf(ketu)).toBe(
      '日报 11/23 周一 李薇\n拜访 2 次，客户 1 家\n\n1. 禾岭医药\n09:10 维持\n16:00：签了',
    )
  })

  it('says that there was nothing on a day without visits', async () => {
    const ketu = makeDevice()
    const report = await dayReport(ketu, day)
    expect(report.customers).toEqual([])
    expect(report.ahead).toBeUndefined()
    expect(dayReportText(report, reader('zh-CN'))).toBe('日报 11/23 周一 李薇\n没有拜访')
  })

  it('leaves out deleted visits, those of a deleted customer, and those of another day', async () => {
    const ketu = makeDevice()
    const [heling, dinghe] = [await makeCustomer(ketu, '禾岭医药'), await makeCustomer(ketu, '鼎禾食品')]
    const { id } = await log(ketu, heling, '09:10')
    const visit = await visitById(ketu.db, id)
    await deleteRecord(ketu, { type: 'visit', id, doc: visit?.doc ?? '' }, '禾岭医药')
    await log(ketu, heling, '10:00', { at: at('10:00', '2026-11-22') })
    await log(ketu, dinghe, '11:00')
    await deleteRecord(ketu, { type: 'customer', id: dinghe, doc: `customer.${dinghe}` }, '鼎禾食品')
    expect((await dayReport(ketu, day)).customers).toEqual([])
    expect((await dayReport(ketu, '2026-11-22')).customers).toHaveLength(1)
  })

  it("leaves out a colleague's visits and orders; a plan belongs to the one who went", async () => {
    const ketu = makeDevice()
    const other = colleagueOf(ketu)
    const [heling, dinghe] = [await makeCustomer(ketu, '禾岭医药'), await makeCustomer(ketu, '鼎禾食品')]
    await log(other, heling, '09:10', { order: { amount: 100 } })
    const plan = await planVisit(ketu, { customer: dinghe, at: at('15:00'), name: '鼎禾食品' })
    const planned = await visitById(ketu.db, plan.id)
    await log(other, dinghe, '15:05', { planned: { id: plan.id, doc: planned?.doc ?? '' } })
    expect((await dayReport(ketu, day)).customers).toEqual([])
    const theirs = await dayReport(other, day)
    expect(theirs.customers.map(({ name }) => name)).toEqual(['禾岭医药', '鼎禾食品'])
    expect([theirs.visits, theirs.orders, theirs.amount]).toEqual([2, 1, 100])
  })
})
