/** Promises in Chinese clauses: (我)送 发 报价 寄 + thing → ours; 他(们)给 会回复 → theirs. */
import { sign } from './clause.ts'
import { type FoundPromise, placeOf, type ReadPromise } from './promise.ts'

const when = `${sign.when}+的?(?:之前|以前|前|以内|之内|内|左右)?`
const whom = `(?:${sign.person}+|${sign.customer}+)`
const us = '(?:我们|我方|我司|我这边|我|咱们?)'
const will =
  '会|将|要|得|需要?|必须|应该|答应|承诺|保证|负责|尽快|马上|立刻|立即|准备|争取|计划|打算|记得|务必|约好|约定|说好|定于|定在|届时|到时候?|回头|下次|争取|抓紧|安排'
/** Words between that say nothing about who or when, and stay in the title: 再来, 重新报价. */
const manner = '在|于|再次|再|重新|继续|先|一起|去|来|亲自|顺便|及时|可以|还|也|就|过去|另外|统一|提前|回去|回来|回公司'
const lead = `(?:\\s|${when}|${will}|${manner})*?`

/** Things we send: no word of will is needed. */
const sending =
  '送(?![检达到的了过不餐审医]|样品?到)|寄(?![存托售予的了到])|快递(?=[给过\\s]*\\S)|补发|交付|提供(?!商|的)|' +
  '发(?=[给来去个份一二两三第下样报资方合邮彩目价清文说检证图快单货账函产新\\d\\uE000-\\uE003]|[A-Za-z])(?!货[太很慢快及晚延不有问时周地单量])'
const reporting = '报(?:个|一下)?价(?![单太偏高低贵便已是为比在有被和合可认通接没不的过超表])|报(?:一下|个)?方案'
/** What we do at a time that is named, or with a word of will. */
const doing =
  '送到|补货|交货|供货|补(?![贴偿助])|带(?![来动了领])|拿(?=[样资合方])|出(?=方案|报价|合同|具|样|一份|个)|做(?=方案|报价|样|一|个|份|演示|培训|促销|陈列|试|科)|提交|递交|准备|整理|更新|回复|答复|反馈|确认|' +
  '跟进|跟踪|联系|打电话|电话|对账|开票|开发票|开专票|换货|铺货|调货|退货|催|汇报|安排|邀请|邀约|签(?=合同|约|单|字|协议)|申请|介绍|协调|盘点|陈列|检查|测试|安装|调试|送货|维护|落实|办理|审核|促销|上架|布置|更换|调整|处理'
const meeting =
  '回访|拜访|复访|参加|组织|开(?=科室会|会|学术会|推广会)|演示|培训|上门|沟通|谈|聊|来(?![了源电])|去(?![年掉])|见(?![效了到])|见面|拜会|复查|巡店|走访|请.{0,8}吃饭|过来|再访'
const given = `(?:(?:给|帮|为|向|跟|和|替|陪|与)(?:${whom}(?:[和与跟、及]${whom})*|他们?|她们?|对方|客户|[\\u4e00-\\u9fff]{2,8}?))`

/** A statement about the past, or none at all. */
const done = /了(?!解)|过(?![去来期敏滤程户渡])|已经|已|完成|完毕|刚刚?|上次|之前(?=送|发|寄|报)/u
const denied = /不(?!同|良|锈|间|断)|没|未(?!来)|别(?!的|墅)|无需|暂停|取消/u
const asking = /吗|是否|什么|多少|谁|怎么|哪|几时|要不要|能否|能不能|如果|要是|假如|除非|为什么/u
/** 送货很慢, 报价单: what follows makes the verb a noun. */
const judged =
  /^(?:太|很|偏|比较|有点|慢|快|及时|高|低|贵|晚|延迟|问题|时间|周期|地址|量|的|得|到(?!货|位|府|厂|店|科|医|公|仓|现)|是|价格)/u

const ours = new RegExp(
  `^(?<intro>\\s*(?:${when}\\s*)?(?:(?:${whom}|他们?|她们?|对方|客户|院方|老板)(?:(?:让|请|叫|希望)(?=我|咱)|要求))?)(?<lead>${lead})(?<us>${us})?(?<after>${lead})` +
    `(?<given>${given})?(?<inner>${lead})(?<task>(?<verb>(?<sending>${sending})|(?<reporting>${reporting})|(?<meeting>${meeting})|(?<doing>${doing}))(?<thing>.*))$`,
  'du',
)
/** 样品下周三送, 把合同发给张总: the thing comes first. */
const thingFirst = new RegExp(
  `^(?<lead>${lead})(?<us>${us})?(?<after>${lead})(?<task>(?<ba>把)?(?!${will}|${manner})(?<thing>[^\\uE000-\\uE003\\s]{1,14}?)(?<mid>(?:\\s|${when}|${will}|${manner})*)(?<given>${given})?(?<verb>送到|送|寄|发|交|带|拿|给|补|签|提交|发送|快递|准备好|整理好)(?<rest>(?:过去|过来|到位|到货|上门|出去|回来|出|齐|给|到|去)*(?:${whom}|他们?|客户|对方|[\\u4e00-\\u9fff]{2,6})?(?:那里|那边|那儿|处)?))\\s*$`,
  'du',
)

const they = `(?:他们|她们|他|她|对方|客户|院方|厂家|厂里|甲方|采购(?:部|那边)?|财务(?:部)?|老板娘?|店长|主任|经理|院长|领导|科里|药剂科|${whom})(?:财务|采购|老板|领导|经理|技术)?(?:那边|这边|方面)?`
const theirWill = '会(?!议|上|后)|将|要(?!求)|答应|承诺|保证|同意|说好|打算|计划|准备|争取|尽快|马上|立刻|安排'
const theirManner = `在|于|表示|说|都|也|就|再次?|先|帮我们|帮忙|给我们?|跟我们?|向我们?|和我们?|去|来|可以|需要?|还|统一|亲自|内部|那边`
const answering =
  '给(?:我们?|咱们?)?(?:个|一个|出)?(?:明确|最终|正式|准确)?的?(?=答复|回复|回话|反馈|消息|结果|准信|通知|订单|名单|资料|数据|方案|报价|计划|说法|预付款|时间)|回复|答复|反馈(?!说|表|良|不)|回话|回电|回电话'
const theirDoing =
  '给|付款|付(?=款|清|首|尾|定|预|\\uE003)|打款|回款|结款|结账|汇款|转账|下单|下(?=订单|首单)|订(?![单了])|签(?!到)|确认|安排|提供|发(?![现展生布热烧言育挥])|寄|送(?!检)|通知|决定|定(?=下来|方案|\\s*$)|试用|测试|试(?=[一样点机])|上会|进货|补(?!贴)|拿货|要货|开会|讨论|汇报|申请|审批|批(?!发|评)|联系|介绍|引荐|提交|盖章|走(?=流程|审批)|验收|采购|上架|陈列|开通|考察|过来|来(?=厂|公司|看|访|取|拿|参)|办|交'
const theirs = new RegExp(
  `^(?<intro>\\s*(?:${when}\\s*)?)(?<wait>等待?|待)?(?<they>${they})[:：]?(?<lead>(?:\\s|${when}|${theirWill}|${theirManner})*?)(?<task>(?<verb>(?<answering>${answering})|${theirDoing})(?<thing>.*))$`,
  'du',
)
/** Nobody named: what only a customer does. */
const unnamed = new RegExp(
  `^(?<intro>\\s*)(?<wait>等待?|待)?(?<lead>(?:\\s|${when}|${theirWill}|${theirManner})*?)(?<task>(?<verb>付款|打款|回款|结款|结账|汇款|批款|下单|订货|进货|上会|(?<answering>给(?:个|一个)?(?:明确|最终|正式)?(?=答复|回复|回话|反馈|消息|结果|准信|说法))|(?:通知|回复|答复|联系|告诉)我们?|(?:回复|答复|反馈|通知|结果|消息)(?=\\s*$))(?<thing>.*))$`,
  'du',
)

/** 约了张总下周一, 约周四下午: an appointment that is made. */
const appointment = new RegExp(
  `^(?<intro>\\s*(?:${when}\\s*)?)${us}?(?:已经?|再)?(?:(?:跟|和|与)(?<with>${whom}))?(?:${when})?约(?:好|定|见)?了?(?:在)?(?<whom>${whom})?[^\\uE000]{0,4}${when}`,
  'du',
)
/** 我准备PPT: a task taken on, without a word of will. 我介绍新品 is a report. */
const undertaken = /^(?:准备|整理|跟进|提交|更新|补|申请|安排|确认|联系|处理|落实|协调|催)$/u

/** 答应下月签年框: somebody agreed to do what customers do. */
const agreed = new RegExp(
  `^(?<intro>\\s*)(?<agreed>答应|同意|承诺|保证)(?<lead>(?:\\s|${when}|${theirWill}|${theirManner})*?)(?<task>(?<verb>签(?!到)|付款?|打款|回款|订|进货|试用|采购|上架|下单|给我们?|安排|确认|提供|介绍|引荐|上会|验收|补货|拿货)(?<thing>.*))$`,
  'du',
)

const willPattern = new RegExp(will, 'u')
const theirWillPattern = new RegExp(theirWill, 'u')
const needsThing = /^(?:送|寄|发|带|拿|提供|补|交付|做|出|准备|快递|补发|给|请)$/u

export const readChinesePromise: ReadPromise = clause => {
  const appointment = readAppointment(clause)
  if (appointment !== undefined) return appointment
  if (done.test(clause) || denied.test(clause) || asking.test(clause)) return undefined
  return readTheirs(clause) ?? readOurs(clause) ?? readThingFirst(clause)
}

const hasWhen = (clause: string): boolean => clause.includes(sign.when)

function readAppointment(clause: string): FoundPromise | undefined {
  const match = appointment.exec(clause)
  if (match === null || denied.test(clause) || asking.test(clause)) return undefined
  const who = placeOf(match, 'with') ?? placeOf(match, 'whom')
  return {
    side: 'us',
    start: placeOf(match, 'intro')?.[1] ?? 0,
    title: who === undefined ? ['约见'] : ['约见', who],
    isMeeting: true,
    isIntended: false,
  }
}

function readOurs(clause: string): FoundPromise | undefined {
  const match = ours.exec(clause)
  const groups = match?.groups
  if (match === null || groups === undefined) return undefined
  const { lead: first = '', after = '', inner = '', verb = '', thing = '' } = groups
  const isIntended = willPattern.test(first + after + inner)
  const isSure =
    groups['sending'] !== undefined ||
    (groups['reporting'] !== undefined && (groups['given'] !== undefined || isIntended || hasWhen(clause)))
  const isOurTask = groups['us'] !== undefined && undertaken.test(verb)
  const isVisitLater = groups['meeting'] !== undefined && /再|下次|回头/.test(first + after)
  if (!isSure && !isIntended && !hasWhen(clause) && !isVisitLater && !isOurTask) return undefined
  if (judged.test(thing) || (needsThing.test(verb) && !/[^\s\uE000]/.test(thing))) return undefined
  return {
    side: 'us',
    start: placeOf(match, 'intro')?.[1] ?? 0,
    title: titleParts(match, ['lead', 'after', 'given', 'inner', 'task']),
    isMeeting: groups['meeting'] !== undefined,
    isIntended,
  }
}

/** The manner words of the lead, then the task; the words of will and the date are left out by the caller and here. */
function titleParts(match: RegExpExecArray, groups: readonly string[]): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = []
  for (const group of groups) {
    const place = placeOf(match, group)
    if (place === undefined) continue
    if (group === 'task' || group === 'given') parts.push(place)
    else
      for (const kept of match.input.slice(...place).matchAll(/再次|再|重新|继续|一起|亲自|顺便|(?<![回过])[去来]/gu))
        parts.push([place[0] + kept.index, place[0] + kept.index + kept[0].length])
  }
  return parts
}

function readThingFirst(clause: string): FoundPromise | undefined {
  const match = thingFirst.exec(clause)
  const groups = match?.groups
  if (match === null || groups === undefined) return undefined
  const { lead: first = '', after = '', mid = '' } = groups
  const isIntended = willPattern.test(first + after + mid)
  if (groups['ba'] === undefined && !hasWhen(first + after + mid) && !(groups['us'] !== undefined && isIntended))
    return undefined
  const verb = placeOf(match, 'verb')
  const thing = placeOf(match, 'thing')
  const rest = groups['rest'] ?? ''
  const task = placeOf(match, 'task')
  if (verb === undefined || thing === undefined || task === undefined) return undefined
  // 样品下周三送 reads 送样品; with more behind the verb the order of the person stays.
  const isTurned = groups['ba'] === undefined && groups['given'] === undefined && rest === ''
  return { side: 'us', start: 0, title: isTurned ? [verb, thing] : [task], isMeeting: false, isIntended }
}

function readTheirs(clause: string): FoundPromise | undefined {
  const match = theirs.exec(clause) ?? agreed.exec(clause) ?? unnamed.exec(clause)
  const groups = match?.groups
  if (match === null || groups === undefined) return undefined
  const { wait, they: who, lead: first = '', verb = '', thing = '' } = groups
  const isIntended = theirWillPattern.test(first) || wait !== undefined || groups['agreed'] !== undefined
  const isAnswer = groups['answering'] !== undefined && who !== undefined
  if (!isIntended && !isAnswer && !hasWhen(clause)) return undefined
  if (judged.test(thing) || (needsThing.test(verb) && !/[^\s\uE000]/.test(thing))) return undefined
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
