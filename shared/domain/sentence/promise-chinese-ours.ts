/** What we owe, in Chinese clauses: 我下周三前给张总送第二批样品, 样品周五送, 把合同发过去, 约了张总下周一. */
import { sign } from './clause.ts'
import { type FoundPromise, placeOf, type TitlePart } from './promise.ts'
import { asking, denied, isDeed, manner, when, whom, will } from './promise-chinese-words.ts'

const us = '我们|我方|我司|我这边|我|咱们?'

/** Things we send: no word of will is needed. */
const sending =
  '送(?![检达到的了过不餐审医]|样品?到|货[太很慢快及晚延不有问时周地单量费])|寄(?![存托售予的了到])|快递(?=[给过\\s]*\\S)|补发|交付|提供(?!商|的)|' +
  '发(?=[给来去个份一二两三第下样报资方合邮彩目价清文说检证图快单货账函产新\\d\\uE000-\\uE003]|[A-Za-z])(?!货[太很慢快及晚延不有问时周地单量])'
const reporting = '报(?:个|一下)?价(?![单太偏高低贵便已是为比在有被和合可认通接没不的过超表])|报(?:一下|个)?方案'
/** What we do at a time that is named, or with a word of will. */
const doing =
  '续签|续约|送到|补货|交货|供货|补(?![贴偿助])|带(?![来动了领])|拿(?=[样资合方])|出(?=方案|报价|合同|具|样|一份|个)|做(?=方案|报价|样|一|个|份|演示|培训|促销|陈列|试|科)|提交|递交|准备|整理|更新|回复|答复|反馈|确认|' +
  '跟进|跟踪|联系|打电话|电话|对账|开票|开发票|开专票|换货|铺货|调货|退货|催|汇报|安排|邀请|邀约|签(?=合同|约|单|字|协议)|申请|介绍|协调|盘点|陈列|检查|测试|安装|调试|送货|维护|落实|办理|审核|促销|上架|布置|更换|调整|处理'
const meeting =
  '回访|拜访|复访|参加|组织|开(?=科室会|会|学术会|推广会)|演示|培训|上门|沟通|谈|聊|来(?![了源电])|去(?![年掉])|见(?![效了到])|见面|拜会|复查|巡店|走访|请.{0,8}吃饭|过来|再访|demo'

const introPattern = new RegExp(
  `\\s*(?:${when}\\s*)?(?:(?:${whom}|他们?|她们?|对方|客户|院方|老板)(?:(?:让|请|叫|希望)(?=我|咱)|要求))?`,
  'uy',
)
const leadPattern = new RegExp(`\\s+|(?<us>${us})|(?<when>${when})|(?<will>${will})|(?<manner>${manner})`, 'uy')
const givenPattern = new RegExp(
  `(?:给|帮|为|向|跟|和|替|陪|与)(?:${whom}(?:[和与跟、及]${whom})*|他们|她们|他(?!们)|她(?!们)|对方|客户)`,
  'uy',
)
/** 给长安汽车报价: a customer nobody has recorded. */
const strangerPattern = /(?:给|帮|为|向)(?=[\u4e00-\u9fff]{2,8})/uy
const taskPattern = new RegExp(
  `(?<verb>(?<sending>${sending})|(?<reporting>${reporting})|(?<meeting>${meeting})|(?<doing>${doing}))(?<thing>.*)$`,
  'uy',
)
/** Words of the lead that belong to the title: 再来, 重新报价. */
const titled = /^(?:再次?|重新|继续|一起|亲自|顺便|去|来)$/u
/** 我准备PPT: a task taken on, without a word of will. 我介绍新品 is a report. */
const undertaken = /^(?:准备|整理|跟进|提交|更新|补|申请|安排|确认|联系|处理|落实|协调|催)$/u

/** What stands before the verb, up to `at`. */
interface Head {
  readonly at: number
  readonly hasUs: boolean
  readonly isIntended: boolean
  readonly isLater: boolean
  readonly isGiven: boolean
  readonly title: readonly TitlePart[]
}

export function readOurs(clause: string, isDated: boolean): FoundPromise | undefined {
  const start = matchAt(introPattern, clause, 0)?.[0].length ?? 0
  for (const head of headsFrom(clause, {
    at: start,
    hasUs: false,
    isIntended: false,
    isLater: false,
    isGiven: false,
    title: [],
  })) {
    const groups = matchAt(taskPattern, clause, head.at)?.groups
    if (groups === undefined || !isDeed(groups['verb'] ?? '', groups['thing'] ?? '')) continue
    if (!isPromised(groups, head, isDated)) return undefined
    const title = [...head.title, [head.at, clause.length] as const]
    return { side: 'us', start, title, isMeeting: groups['meeting'] !== undefined, isIntended: head.isIntended }
  }
  return undefined
}

function isPromised(task: Readonly<Record<string, string | undefined>>, head: Head, isDated: boolean): boolean {
  if (task['sending'] !== undefined || head.isIntended || isDated) return true
  if (task['reporting'] !== undefined) return head.isGiven
  return (head.hasUs && undertaken.test(task['verb'] ?? '')) || (task['meeting'] !== undefined && head.isLater)
}

/** Nobody says more before the verb. */
const maxHead = 80

/** Every place the verb may stand, the nearest first: the words of will and manner are walked over one by one. */
function* headsFrom(clause: string, first: Head): Generator<Head> {
  let head: Head = first
  while (head.at <= maxHead) {
    yield head
    for (const given of head.isGiven ? [] : givensAt(clause, head)) yield* headsFrom(clause, given)
    const word = matchAt(leadPattern, clause, head.at)
    if (word === null) return
    head = afterLead(head, word)
  }
}

/** 给张总, 给他们; of a name nobody has recorded every length is tried. */
function givensAt(clause: string, head: Head): Head[] {
  const given = matchAt(givenPattern, clause, head.at)
  if (given !== null) return [afterGiven(head, given[0].length)]
  const isStranger = matchAt(strangerPattern, clause, head.at) !== null
  return isStranger ? [2, 3, 4, 5, 6, 7, 8].map(length => afterGiven(head, 1 + length)) : []
}

function afterLead(head: Head, word: RegExpExecArray): Head {
  const text = word[0]
  const at = head.at + text.length
  return {
    ...head,
    at,
    hasUs: head.hasUs || word.groups?.['us'] !== undefined,
    isIntended: head.isIntended || word.groups?.['will'] !== undefined,
    isLater: head.isLater || /再|下次|回头/.test(text),
    title: titled.test(text) ? [...head.title, [head.at, at]] : head.title,
  }
}

const afterGiven = (head: Head, length: number): Head => ({
  ...head,
  at: head.at + length,
  isGiven: true,
  title: [...head.title, [head.at, head.at + length]],
})

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** 样品下周三送, 把合同发给张总: the thing comes first. Such clauses are short. */
const thingFirst = new RegExp(
  `^(?<lead>(?:\\s|${us}|${when}|${will}|${manner})*?)(?<task>(?<ba>把)?(?!${us}|${will}|${manner})(?<thing>[^\\uE000-\\uE003\\s]{2,14}?|货|样|票)(?<mid>(?:\\s|${when}|${will}|${manner})*)(?<given>给(?:${whom}|他们?|客户|对方))?` +
    `(?<verb>送到|送|寄|发|交|带|拿|(?<=把.*)给|补|签|提交|发送|快递|准备好|整理好)(?<rest>(?:过去|过来|到位|到货|上门|出去|回来|出|齐|给|到|去)*(?:${whom}|他们?|客户|对方|[\\u4e00-\\u9fff]{2,6})?(?:那里|那边|那儿|处)?))\\s*$`,
  'du',
)
const maxThingFirst = 48
const willHere = new RegExp(will, 'u')
const usHere = new RegExp(us, 'u')

export function readThingFirst(clause: string): FoundPromise | undefined {
  const match = clause.length > maxThingFirst ? null : thingFirst.exec(clause)
  const [verb, thing, task] =
    match === null ? [] : [placeOf(match, 'verb'), placeOf(match, 'thing'), placeOf(match, 'task')]
  if (match === null || verb === undefined || thing === undefined || task === undefined) return undefined
  const { lead = '', mid = '', ba, given, rest } = match.groups ?? {}
  const between = lead + mid
  const isIntended = willHere.test(between)
  if (ba === undefined && !between.includes(sign.when) && !(isIntended && usHere.test(lead))) return undefined
  // 样品下周三送 reads 送样品; with more behind the verb the order of the person stays.
  const isTurned = ba === undefined && given === undefined && rest === ''
  return { side: 'us', start: 0, title: isTurned ? [verb, thing] : [task], isMeeting: false, isIntended }
}

const appointment = new RegExp(
  `^(?<intro>\\s*(?:${when}\\s*)?)(?:${us})?(?:已经?|再)?(?:(?:跟|和|与)(?<with>${whom}))?(?:${when})?约(?:好|定|见)?了?在?(?<whom>${whom})?[^\\uE000]{0,4}${when}`,
  'du',
)

/** 约了张总下周一, 约周四下午: an appointment that is made. */
export function readAppointment(clause: string): FoundPromise | undefined {
  const match = appointment.exec(clause)
  if (match === null || denied.test(clause) || asking.test(clause)) return undefined
  const who = placeOf(match, 'with') ?? placeOf(match, 'whom')
  const title = who === undefined ? ['约见'] : ['约见', who]
  return { side: 'us', start: placeOf(match, 'intro')?.[1] ?? 0, title, isMeeting: true, isIntended: false }
}
