/** The record types of Ketu and which document each lives in. Adding a field = one line here + one control in a form. */
import {
  boolean,
  day,
  instant,
  integer,
  type Json,
  oneOf,
  optionalInteger,
  type RecordOf,
  setOf,
  string,
  text,
} from './field.ts'
import {
  benefitFields,
  factorFields,
  feedbackFields,
  needFields,
  opportunityFields,
  rivalNewsFields,
  walletLineFields,
} from './fields/knowledge.ts'
import { issueFields, responseFields } from './fields/occasion.ts'
import {
  competitorFields,
  eventFields,
  productFields,
  researchFields,
  segmentFields,
  settingFields,
  surveyFields,
} from './fields/workspace.ts'

export const customerClasses = ['', 'A', 'B', 'C'] as const
export const visitOutcomes = ['', 'progress', 'same', 'blocked'] as const
export const visitStates = ['planned', 'done', 'cancelled'] as const
export const visitChannels = ['visit', 'call', 'message', 'service', 'event'] as const
export const departments = ['sales', 'marketing', 'service', 'technical', 'management'] as const
export const buyingRoles = ['', 'economic', 'technical', 'user', 'other'] as const
export const contactStances = ['', 'mentor', 'supporter', 'neutral', 'non-supporter', 'opponent'] as const
export const tiers = ['', 'high-value', 'potential', 'general'] as const
export const goalMetrics = ['visits', 'orders', 'revenue.net'] as const

export type CustomerClass = (typeof customerClasses)[number]
export type VisitOutcome = (typeof visitOutcomes)[number]
export type GoalMetric = (typeof goalMetrics)[number]

/** Lives in `customer.<id>` as the main record. Its territory is not here: it is the scope of the document. */
export const customerFields = {
  name: string('customer.name', {
    importNames: [
      'name',
      'accountname',
      'companyname',
      'company',
      'customername',
      'storename',
      'associatedcompany',
      '客户名称',
      '客户全称',
      '公司名称',
      '企业名称',
      '单位名称',
      '客户',
      '公司',
      '名称',
    ],
  }),
  externalId: string('customer.externalId', {
    importNames: [
      'externalid',
      'customerid',
      'accountid',
      'accountnameid',
      'storeid',
      'associatedcompanyids',
      '客户编号',
      '客户编码',
      '客户id',
      '18digitid',
      'recordid',
      '数据id',
      '唯一性id',
      'id',
    ],
  }),
  class: oneOf('customer.class', customerClasses, '', {
    importNames: ['class', 'rating', '客户级别', '客户等级', '客户分级', '重要程度', 'abc分类', '级别', '等级'],
  }),
  status: oneOf('customer.status', ['existing', 'prospect'], 'existing', {
    importNames: [
      'status',
      'accounttype',
      'lifecyclestage',
      'type',
      '成交状态',
      '客户类型',
      '客户状态',
      '跟进状态',
      '生命周期',
    ],
  }),
  isKey: boolean('customer.isKey', { importNames: ['iskey', '关键客户', '重点客户', '是否重点'] }),
  industry: string('customer.industry', {
    importNames: ['industry', 'businesstype', 'specialty', 'siccode', 'sic', '行业', '一级行业', '1级行业', '所属行业'],
  }),
  city: string('customer.city', {
    importNames: [
      'city',
      'billingcity',
      'billingaddresscity',
      'shippingcity',
      'shippingaddresscity',
      '市',
      '城市',
      '所在城市',
    ],
  }),
  region: string('customer.region', {
    importNames: [
      'region',
      'state',
      'billingstate',
      'billingstateprovince',
      'billingaddressstateprovince',
      'stateregion',
      'stateprovince',
      'province',
      '省',
      '省份',
      '所在省份',
      '区域',
      '地区',
    ],
  }),
  country: string('customer.country', {
    importNames: ['country', 'billingcountry', 'billingaddresscountryregion', 'countryregion', '国家'],
  }),
  address: string('customer.address', {
    importNames: [
      'address',
      'billingstreet',
      'billingaddressstreetaddress',
      'streetaddress',
      'street',
      '详细地址',
      '地址',
      '公司地址',
      '客户地址',
      '联系地址',
    ],
  }),
  postcode: string('customer.postcode', {
    importNames: [
      'postcode',
      'postalcode',
      'zip',
      'billingcode',
      'billingzippostalcode',
      'billingpostalcode',
      'billingaddresszippostalcode',
      '邮编',
      '邮政编码',
    ],
  }),
  phone: string('customer.phone', {
    importNames: [
      'phone',
      'phonenumber',
      'businessphone',
      'telephone',
      '电话',
      '公司电话',
      '客户电话',
      '联系电话',
      '座机',
      '手机',
      '手机号',
    ],
  }),
  wechat: string('customer.wechat', { importNames: ['wechat', '微信', '微信号'] }),
  website: string('customer.website', {
    importNames: ['website', 'websiteurl', 'companydomainname', 'domain', '网址', '官网', '公司网址', '网站'],
  }),
  employees: optionalInteger('customer.employees', {
    importNames: ['employees', 'numberofemployees', '人员规模', '总人数', '员工人数', '员工数'],
  }),
  source: string('customer.source', {
    importNames: ['source', 'leadsource', 'accountsource', 'originaltrafficsource', '客户来源', '来源'],
  }),
  /** Days between visits that were agreed; a customer not seen for longer is silent. */
  cadenceDays: integer('customer.cadenceDays', 30, { importNames: ['cadencedays', '拜访周期', '拜访频次'] }),
  tags: setOf('customer.tags', { importNames: ['tags', 'tag', '标签'] }),
  /** Columns of an imported file that no field knows: `header: value`, one per element. */
  extra: setOf('customer.extra', { importNames: ['extra', '其他信息'] }),
  isIncomplete: boolean('customer.isIncomplete'),
  /** Member who looks after it; '' = who made it. */
  owner: string('customer.owner', {
    importNames: [
      'owner',
      'customerowner',
      'accountowner',
      'companyowner',
      'recordowner',
      'salesowner',
      'accountmanager',
      'salesrep',
      'salesrepresentative',
      'salesperson',
      'rep',
      'assignedto',
      'responsible',
      '负责人',
      '客户负责人',
      '归属人',
      '客户归属',
      '所有人',
      '客户所有人',
      '所属销售',
      '负责销售',
      '销售负责人',
      '客户经理',
      '业务员',
      '业务代表',
      '销售员',
      '销售代表',
      '销售',
      '维护人',
      '跟进人',
    ],
  }),
  /** Firmographic (feat:A7): ownership, size and level (三甲, chain store …) in the company's own words. */
  ownership: string('customer.ownership', { importNames: ['ownership', '企业性质', '所有制'] }),
  size: string('customer.size', { importNames: ['size', 'companysize', '企业规模', '规模'] }),
  level: string('customer.level', { importNames: ['level', 'hospitallevel', '医院等级', '机构等级', '等次'] }),
  /** How it uses and buys what it buys (feat:A9). */
  habits: setOf('customer.habits'),
  /** What it buys of our kind from anybody in a year, minor units: estimated by a person (DOMAIN 3.7). */
  potential: optionalInteger('customer.potential', {
    importNames: ['potential', 'annualpotential', '年潜力', '年采购额'],
  }),
  /** Gross margin of what we sell it, in hundredths of a percent. */
  margin: optionalInteger('customer.margin'),
  /** A class or tier set by hand needs a reason and counts until a day (DOMAIN 3.2, feat:A11). */
  classReason: string('customer.classReason'),
  classUntil: day('customer.classUntil'),
  tier: oneOf('customer.tier', tiers, ''),
  tierReason: string('customer.tierReason'),
  tierUntil: day('customer.tierUntil'),
  /** Why and since when it is lost (feat:I6). */
  lostReason: string('customer.lostReason'),
  lostOn: day('customer.lostOn'),
  /** Customer that sent it to us (feat:I8). */
  referredBy: string('customer.referredBy'),
  /** It is the same as this customer: readers go there (DESIGN 4). */
  mergedInto: string('customer.mergedInto'),
  /** The other way round, so that nobody has to look through all: who was merged into it. What they say themselves counts. */
  mergedFrom: setOf('customer.mergedFrom'),
  /** The company's own fields, `name: value` each (feat:A5). */
  custom: setOf('customer.custom'),
  notes: text('customer.notes', {
    importNames: ['notes', 'description', 'background', '备注', '客户备注', '简介', '描述'],
  }),
}

/** Lives in the customer's document. */
export const contactFields = {
  name: string('contact.name', {
    importNames: ['contact', 'contactname', 'contactfullname', 'contactperson', '联系人', '联系人姓名', '姓名'],
  }),
  title: string('contact.title', { importNames: ['contacttitle', 'title', 'jobtitle', '职务', '职位', '联系人职务'] }),
  phone: string('contact.phone', {
    importNames: ['contactphone', 'phonework', 'otherphone', 'phonehome', 'phoneother', '联系人电话'],
  }),
  mobile: string('contact.mobile', {
    importNames: ['contactmobile', 'mobile', 'mobilephone', 'mobilephonenumber', '手机', '手机号', '联系人手机'],
  }),
  email: string('contact.email', {
    importNames: ['contactemail', 'email', 'emailwork', 'emailhome', 'emailother', '邮箱', '电子邮箱', '联系人邮箱'],
  }),
  wechat: string('contact.wechat', { importNames: ['contactwechat', '联系人微信'] }),
  /** Part in a decision to buy (DOMAIN 4.1), and one more or less of power by standing. */
  role: oneOf('contact.role', buyingRoles, ''),
  power: oneOf('contact.power', ['', 'inner', 'outer'], ''),
  stance: oneOf('contact.stance', contactStances, ''),
  /** Why this person buys, what it values, how it lives (feat:A8). */
  motives: setOf('contact.motives'),
  values: setOf('contact.values'),
  /** What to think of when serving this person (feat:G6). */
  preferences: string('contact.preferences'),
}

/** A next step or a promise, ours or theirs. Lives in the customer's document. */
export const actionFields = {
  title: string('action.title'),
  due: day('action.due'),
  side: oneOf('action.side', ['us', 'them'], 'us'),
  isPromise: boolean('action.isPromise'),
  contactId: string('action.contact'),
  visitId: string('action.visit'),
  doneOn: day('action.doneOn'),
  owner: string('action.owner'),
  /** What it was made from: `need`, `issue`, `matrix`, `stage`, `feedback` …; '' = typed. */
  cause: string('action.cause'),
}

/** A numeric goal. Customer goals live in the customer's document, territory goals in `plan.<territory>.<year>`. */
export const goalFields = {
  title: string('goal.title'),
  metric: oneOf('goal.metric', goalMetrics, 'visits'),
  /** Counts for visits and orders, minor units (分) for revenue.net. */
  target: integer('goal.target'),
  start: day('goal.start'),
  end: day('goal.end'),
  pace: oneOf('goal.pace', ['working', 'calendar'], 'working'),
  owner: string('goal.owner'),
  template: string('goal.template'),
  note: string('goal.note'),
}

/** Lives in `journal.<customerId>.<year>`, the year of its birth. */
export const visitFields = {
  customer: string('visit.customer'),
  state: oneOf('visit.state', visitStates, 'done'),
  channel: oneOf('visit.channel', visitChannels, 'visit'),
  /** When it happened, or is planned for (claimed by the device). */
  at: instant('visit.at'),
  /** Business date of `at` in the workspace's zone when it was written. */
  day: day('visit.day'),
  note: string('visit.note'),
  outcome: oneOf('visit.outcome', visitOutcomes, ''),
  contacts: setOf('visit.contacts'),
  goal: string('visit.goal'),
  order: string('visit.order'),
  action: string('visit.action'),
  /** Which of our departments it was (feat:G9). */
  department: oneOf('visit.department', departments, 'sales'),
  /** How long it took, there and back; null = as long as visits usually take. */
  minutes: optionalInteger('visit.minutes'),
  /** Travel and samples, minor units. */
  travelCost: optionalInteger('visit.travelCost'),
  sampleCost: optionalInteger('visit.sampleCost'),
}

/** Lives in `journal.<customerId>.<year>`. A negative amount is a return. */
export const orderFields = {
  customer: string('order.customer'),
  day: day('order.day', {
    importNames: [
      'day',
      'orderdate',
      'date',
      'invoicedate',
      'orderstartdate',
      '下单日期',
      '订单日期',
      '单据日期',
      '下单时间',
      '日期',
    ],
  }),
  /** Net amount in minor units. */
  amount: integer('order.amount', 0, {
    importNames: [
      'netusd',
      'amount',
      'amountgbp',
      'amountusd',
      'revenue',
      'amountcny',
      'amounteur',
      'grandtotal',
      'orderamount',
      'net',
      'netamount',
      '金额',
      '成交金额',
      '订单金额',
      '应收金额',
      '销售金额',
      '销售额',
    ],
  }),
  externalId: string('order.externalId', {
    importNames: [
      'externalid',
      'orderid',
      'invoice',
      'invoiceno',
      'invoicenumber',
      'orderno',
      'ordernumber',
      '订单号',
      '订单编号',
      '单据编号',
      '单号',
    ],
  }),
  lines: optionalInteger('order.lines', { importNames: ['lines', '行数'] }),
  units: optionalInteger('order.units', { importNames: ['units', 'quantity', '数量'] }),
  isCancelled: boolean('order.isCancelled', { importNames: ['iscancelled', 'cancelled', '已取消', '作废'] }),
  visit: string('order.visit'),
  product: string('order.product', {
    importNames: ['product', 'productname', 'sku', 'item', '产品', '产品名称', '商品名称', '品名'],
  }),
  category: string('order.category', {
    importNames: ['category', 'productcategory', 'productline', '品类', '产品类别', '产品线'],
  }),
  /** Minor units: taken off the gross, and what the goods cost us. */
  discount: optionalInteger('order.discount', { importNames: ['discount', 'discountusd', '折扣', '折扣额'] }),
  cost: optionalInteger('order.cost', { importNames: ['cost', 'cogs', '成本'] }),
  isPromotion: boolean('order.isPromotion'),
}

export const commentSubjects = ['customer', 'visit', 'goal'] as const

/** What of a customer is judged on a scale of written levels (DOMAIN 4.3); the rest of its indices is counted from records. */
export const judgedParts = [
  'potential',
  'reference',
  'network',
  'fit',
  'credibility',
  'closeness',
  'selfInterest',
  'adoption',
  'satisfaction',
] as const

/** What of a contact is judged: how willing it seems, how risky it finds us, and the facets of that (DOMAIN 4.4). */
export const judgedOfContact = [
  'willingness',
  'risk',
  'financial',
  'performance',
  'switching',
  'career',
  'time',
] as const
export type JudgedOfContact = (typeof judgedOfContact)[number]
export type JudgedPart = (typeof judgedParts)[number]

/**
 * What somebody thought of one part of a customer on a day. Lives in the customer's document; who and when are those of its
 * birth. Never edited: who comes to think otherwise judges again, and what was thought before stays.
 */
export const judgementFields = {
  part: oneOf('judgement.part', ['', ...judgedParts, ...judgedOfContact], ''),
  /** The person it is about; '' = the customer. */
  contactId: string('judgement.contact'),
  /** 1–5; adoption 0–5. */
  level: optionalInteger('judgement.level'),
  day: day('judgement.day'),
  reason: string('judgement.reason'),
  /** The visit after which it was asked. */
  visit: string('judgement.visit'),
}

/** Words about a customer, a visit or a goal, in the document of what it is about; its author and time are those of its birth. */
export const commentFields = {
  /** Id of the customer, visit or goal. */
  about: string('comment.about'),
  subject: oneOf('comment.subject', commentSubjects, 'customer'),
  text: string('comment.text'),
  /** Ids of the members who are asked to read it. */
  mentions: setOf('comment.mentions'),
}

export const recordTypes = {
  customer: customerFields,
  contact: contactFields,
  action: actionFields,
  goal: goalFields,
  visit: visitFields,
  order: orderFields,
  comment: commentFields,
  judgement: judgementFields,
  need: needFields,
  opportunity: opportunityFields,
  rivalNews: rivalNewsFields,
  factor: factorFields,
  benefit: benefitFields,
  feedback: feedbackFields,
  walletLine: walletLineFields,
  issue: issueFields,
  response: responseFields,
  setting: settingFields,
  segment: segmentFields,
  product: productFields,
  competitor: competitorFields,
  survey: surveyFields,
  event: eventFields,
  research: researchFields,
} as const

/**
 * Records there are few of, which no list sorts by a field of their own: one table holds them all, each with its type. In which
 * kinds of document they live.
 */
export const notePlaces = {
  need: ['customer'],
  opportunity: ['customer'],
  rivalNews: ['customer'],
  factor: ['customer', 'workspace'],
  benefit: ['customer'],
  feedback: ['customer'],
  walletLine: ['customer'],
  issue: ['journal'],
  response: ['journal'],
  setting: ['workspace'],
  segment: ['workspace', 'member'],
  product: ['workspace'],
  competitor: ['workspace'],
  survey: ['workspace', 'member'],
  event: ['workspace'],
  research: ['workspace'],
} as const satisfies { readonly [type in RecordType]?: readonly ('customer' | 'journal' | 'workspace' | 'member')[] }

export type NoteType = keyof typeof notePlaces
export const noteTypes = Object.keys(notePlaces) as readonly NoteType[] // The keys are exactly these.

export type RecordType = keyof typeof recordTypes
export type RecordValues<T extends RecordType> = RecordOf<(typeof recordTypes)[T]>

/** What every row carries besides its fields. */
export interface RowHead {
  readonly id: string
  readonly doc: string
  /** When and by whom the record was born, claimed `at`, `by` from the session of the device that sent it. */
  readonly bornAt: number
  readonly bornBy: string
  /** Member who deleted it, when it is deleted; absent otherwise. */
  readonly deletedAt?: number
  readonly deletedBy?: string
  /** Fields with more than one live value. */
  readonly conflicts?: readonly FieldConflict[]
  /** 1 when there are conflicts: a sparse index. */
  readonly conflicted?: 1
}

/** One of the values a field holds or held. */
export interface FieldVersion {
  readonly value: Json
  readonly at: number
  readonly by: string
  /** It stood there before two people changed it. */
  readonly isBefore?: true
}

/** Every value people wrote at the same time; the first is the one shown. */
export interface FieldConflict {
  readonly field: string
  readonly versions: readonly FieldVersion[]
  /** What stood there when they began, where that is known. */
  readonly before?: Json
}

export type CustomerRow = RowHead & RecordValues<'customer'>
export type ContactRow = RowHead & RecordValues<'contact'> & { readonly customer: string }
/** `open` = its due day ('9999-12-31' without one) while it is neither done nor deleted: a sparse index. */
export type ActionRow = RowHead & RecordValues<'action'> & { readonly customer: string; readonly open?: string }
export type GoalRow = RowHead & RecordValues<'goal'> & { readonly scope: GoalScope }
/** `timeIn` = where in its document `at` is written: [Yjs client, clock]. */
export type VisitRow = RowHead & RecordValues<'visit'> & { readonly timeIn?: readonly [client: number, clock: number] }
export type OrderRow = RowHead & RecordValues<'order'>
export type JudgementRow = RowHead & RecordValues<'judgement'> & { readonly customer: string }
/** `customer` is '' for what belongs to none. */
export type NoteRow<T extends NoteType = NoteType> = {
  readonly [K in T]: RowHead & RecordValues<K> & { readonly type: K; readonly customer: string }
}[T]
/** `customer` is '' for a comment on a territory's goal. */
export type CommentRow = RowHead & RecordValues<'comment'> & { readonly customer: string }

export type GoalScope =
  | { readonly kind: 'customer'; readonly id: string }
  | { readonly kind: 'territory'; readonly id: string }
