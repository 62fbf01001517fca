/** Promises in Chinese clauses: (我)送 发 报价 寄 + thing → ours; 他(们)给 会回复 → theirs. */
import { type FoundPromise, placeOf, type ReadPromise } from './promise.ts'
import { readAppointment, readOurs, readThingFirst } from './promise-chinese-ours.ts'
import { asking, denied, done, isDeed, when, whom } from './promise-chinese-words.ts'

export const readChinesePromise: ReadPromise = (clause, isDated) => {
  const appointment = readAppointment(clause)
  if (appointment !== undefined) return appointment
  if (done.test(clause) || denied.test(clause) || asking.test(clause)) return undefined
  return readTheirs(clause, isDated) ?? readOurs(clause, isDated) ?? readThingFirst(clause)
}

const they = `(?:他们|她们|他|她|对方|客户|院方|厂家|厂里|甲方|采购(?:部|那边)?|财务(?:部)?|老板娘?|店长|主任|经理|院长|领导|科里|药剂科|${whom})(?:财务|采购|老板|领导|经理|技术)?(?:那边|这边|方面)?`
const theirWill = '会(?!议|上|后)|将|要(?!求)|答应|承诺|保证|同意|说好|打算|计划|准备|争取|尽快|马上|立刻|安排'
const theirManner = `在|于|表示|说(?!好)|都|也|就|再次|再(?!次)|先|帮我们|帮忙|给我们?|跟我们?|向我们?|和我们?|去|来|可以|需要|需(?!要)|还|统一|亲自|内部|那边`
const answering =
  '给(?:我们?|咱们?)?(?:个|一个|出)?(?:明确|最终|正式|准确)?的?(?=答复|回复|回话|反馈|消息|结果|准信|通知|订单|名单|资料|数据|方案|报价|计划|说法|预付款|时间|PO)|回复|答复|反馈(?!说|表|良|不)|回话|回电|回电话'
const theirDoing =
  '给|付款|付(?=款|清|首|尾|定|预|\\uE003)|打款|回款|结款|结账|汇款|转账|下单|下(?=订单|首单)|订(?![单了])|签(?!到)|确认|安排|提供|发(?![现展生布热烧言育挥])|寄|送(?!检)|通知|决定|定(?=下来|方案|\\s*$)|试用|测试|试(?=[一样点机])|上会|进货|补(?!贴)|拿货|要货|开会|讨论|汇报|申请|审批|批(?!发|评)|联系|介绍|引荐|提交|盖章|走(?=流程|审批)|验收|采购|上架|陈列|开通|考察|过来|来(?=厂|公司|看|访|取|拿|参)|办|交'
const theirLead = `(?:\\s|${when}|${theirWill}|${theirManner})*?`
const theirs = new RegExp(
  `^(?<intro>\\s*(?:${when}\\s*)?)(?<wait>等待?|待)?(?<they>${they})[:：]?(?<lead>${theirLead})(?<task>(?<verb>(?<answering>${answering})|${theirDoing})(?<thing>.*))$`,
  'du',
)
/** Nobody named: what only a customer does. */
const unnamed = new RegExp(
  `^(?<intro>\\s*)(?<wait>等待?|待)?(?<lead>${theirLead})(?<task>(?<verb>付款|打款|回款|结款|结账|汇款|批款|下单|订货|进货|上会|(?<answering>给(?:个|一个)?(?:明确|最终|正式)?(?=答复|回复|回话|反馈|消息|结果|准信|说法|PO|订单))|(?:通知|回复|答复|联系|告诉)我们?|(?:回复|答复|反馈|通知|结果|消息)(?=\\s*$))(?<thing>.*))$`,
  'du',
)

/** 答应下月签年框: somebody agreed to do what customers do. */
const agreed = new RegExp(
  `^(?<intro>\\s*)(?<agreed>答应|同意|承诺|保证)(?<lead>${theirLead})(?<task>(?<verb>签(?!到)|付款?|打款|回款|订|进货|试用|采购|上架|下单|给我们?|安排|确认|提供|介绍|引荐|上会|验收|补货|拿货)(?<thing>.*))$`,
  'du',
)

const willHere = new RegExp(theirWill, 'u')

function readTheirs(clause: string, isDated: boolean): FoundPromise | undefined {
  const match = theirs.exec(clause) ?? agreed.exec(clause) ?? unnamed.exec(clause)
  const groups = match?.groups
  if (match === null || groups === undefined) return undefined
  const { wait, they: who, lead: first = '', verb = '', thing = '' } = groups
  const isIntended = willHere.test(first) || wait !== undefined || groups['agreed'] !== undefined
  const isAnswer = groups['answering'] !== undefined && who !== undefined
  if (!isIntended && !isAnswer && !isDated) return undefined
  if (!isDeed(verb, thing)) return undefined
  const named = who !== undefined && /^[\uE001\uE002]/.test(who) ? placeOf(match, 'they') : undefined
  const task = placeOf(match, 'task')
  if (task === undefined) return undefined
  return {
    side: 'them',
    start: placeOf(match, 'intro')?.[1] ?? 0,
    title: named === undefined ? [task] : [named, task],
    isMeeting: false,
    isIntended: true,
  }
}
