/** What the sample team wrote down. `{who}` is the person met, `{what}` a product. */
import type { VisitOutcome } from '#shared/domain/record.ts'

export type Phrases = readonly [string, ...string[]]
export interface InLanguage<T> {
  readonly zh: T
  readonly en: T
}

type Outcome = Exclude<VisitOutcome, ''>

export const products: InLanguage<Phrases> = {
  zh: ['留置针', '引流导管', '止血敷料', '血糖仪', '口腔印模材料', '采血管', '康复护具'],
  en: ['IV catheters', 'drainage sets', 'haemostatic dressings', 'glucose meters', 'impression material', 'braces'],
}

/** The product line each belongs to. */
export const lineOfProduct: { readonly [product: string]: string } = {
  留置针: '穿刺引流',
  引流导管: '穿刺引流',
  采血管: '穿刺引流',
  止血敷料: '伤口康复',
  康复护具: '伤口康复',
  血糖仪: '检测',
  口腔印模材料: '口腔',
  'IV catheters': 'Vascular access',
  'drainage sets': 'Vascular access',
  'haemostatic dressings': 'Wound care',
  braces: 'Wound care',
  'glucose meters': 'Diagnostics',
  'impression material': 'Dental',
}

export const visitNotes: { readonly [outcome in Outcome]: InLanguage<Phrases> } = {
  progress: {
    zh: [
      '见了{who}，{what}样品试用反馈不错，愿意小批量先上',
      '{who}同意把{what}放进下月采购计划，价格按上次谈的走',
      '科室会讲了{what}，护士提了三个问题，都当场答了，{who}会后要了资料',
      '{what}准入材料已递，{who}说药事会月底过',
      '对完账，{who}当场补了一批{what}',
      '带{who}看了同级医院的使用情况，愿意谈年度框架',
      '{who}把我们从备选调到了首选，{what}先替换一半',
    ],
    en: [
      '{who} liked the trial of {what} and wants a small first batch',
      "{who} put {what} into next month's purchasing plan at the price we discussed",
      'Demo of {what} for the nurses. Three good questions, {who} asked for the data sheet',
      'Met {who}. They will replace half of the current {what} with ours',
      'Walked through the annual agreement with {who}. Only the delivery terms are open',
    ],
  },
  same: {
    zh: [
      '例行拜访，{who}在开会，和采购聊了十分钟，库存还够两周',
      '{what}用量平稳，没有新需求，{who}说下季度再看',
      '送了{what}新版说明书，{who}收下了，没细谈',
      '{who}换了办公室，重新认了门。{what}还在试用，下次看数据',
      '看了货架，{what}陈列还行，缺两个规格',
    ],
    en: [
      'Routine visit. {who} was in a meeting; the store room has two weeks of {what} left',
      'Steady use of {what}, nothing new. {who} will look again next quarter',
      'Left the new leaflet for {what} with {who}. No time to talk',
      'Checked the shelf: two sizes of {what} missing. {who} will reorder',
    ],
  },
  blocked: {
    zh: [
      '竞品{what}报价低 6%，{who}要我们给个说法',
      '{who}说预算冻结到季末，{what}先停',
      '上批{what}有两盒外包装破损，{who}不太高兴，先处理完再谈',
      '新来的{who}倾向原供应商，要重新走评估',
    ],
    en: [
      'A competitor offers {what} 6% lower. {who} wants an answer from us',
      'Budget frozen until the end of the quarter, says {who}. {what} on hold',
      'Two damaged boxes in the last delivery of {what}. {who} is not happy: fix this first',
    ],
  },
}

export const callNotes: InLanguage<Phrases> = {
  zh: ['电话跟{who}确认了{what}到货时间', '{who}来电问{what}的注册证，已发', '打给{who}，约下周面谈'],
  en: ['Called {who}: {what} arrive on Thursday', '{who} asked for the certificate of {what}; sent'],
}

/** Of engineers and the service desk. */
export const serviceNotes: InLanguage<Phrases> = {
  zh: ['工程师到场，{what}操作又教了一遍，夜班也来了', '{who}报修，当天换了备件', '查了{what}批号，检测报告发给{who}'],
  en: ['Engineer on site: {what} shown to the night shift too', 'Spare part changed the same day for {who}'],
}

/** Of marketing. */
export const eventNotes: InLanguage<Phrases> = {
  zh: ['{who}参加了区域学术会，{what}展台停了二十分钟', '邀请{who}在科室会讲{what}使用体会'],
  en: [
    '{who} came to the regional meeting, twenty minutes at our stand',
    '{who} agreed to speak about {what} at the next one',
  ],
}

/** Ours to them. */
export const promises: InLanguage<Phrases> = {
  zh: [
    '发{what}年度报价',
    '寄{what}第二批样品',
    '安排工程师到场培训',
    '把破损的两盒换掉',
    '发同级医院使用报告',
    '补注册证复印件',
    '整理三家同级医院的用量对比',
    '把合同修订版发给法务',
    '约下周科室会时间',
  ],
  en: [
    'Send the yearly quote for {what}',
    'Ship the second batch of samples',
    'Arrange on-site training',
    'Send the usage report',
    'Replace the two damaged boxes',
    'Confirm the delivery date in writing',
  ],
}

/** Theirs to us. */
export const theirPromises: InLanguage<Phrases> = {
  zh: ['给{what}试用意见', '确认下月采购量', '约院长见面时间'],
  en: ['Give feedback on the trial', "Confirm next month's quantity", 'Propose a date with the director'],
}

/** Next steps nobody was promised. */
export const nextSteps: InLanguage<Phrases> = {
  zh: ['查竞品{what}中标价', '准备科室会课件', '核对上季度对账单'],
  en: ["Look up the competitor's tender price", 'Prepare the product talk', "Check last quarter's statement"],
}

export const planNotes: InLanguage<Phrases> = {
  zh: ['带{what}样品', '谈年度框架', '对账，顺便看库存', '科室会'],
  en: ['Bring samples of {what}', 'Annual agreement', 'Stock check', 'Talk for the nurses'],
}

export const customerNotes: InLanguage<Phrases> = {
  zh: [
    '周三不在，早上九点前容易见到。电梯要刷卡。',
    '先到采购，再上楼见科室。发票必须随货。',
    '送货走北门，车牌提前报备。',
    '不喜欢临时来访，提前一天微信约。',
  ],
  en: [
    'Best before nine; closed on Wednesdays.',
    'Invoices must travel with the goods.',
    'Deliveries through the north gate.',
  ],
}

export const contactNames: InLanguage<Phrases> = {
  zh: [
    '张建国',
    '李婉',
    '王思齐',
    '陈默',
    '刘雨桐',
    '杨柏',
    '赵书言',
    '吴曼',
    '孙立',
    '朱琪',
    '胡海波',
    '郭韵',
    '何一鸣',
    '高敏',
    '罗文',
    '郑可',
    '梁静',
    '宋书白',
    '唐悦',
    '韩飞',
    '冯晓',
    '董欣',
    '程远',
    '曹禾',
    '袁青',
    '邓楠',
    '傅雅',
    '沈一舟',
  ],
  en: [
    'Margaret Hale',
    'Tom Okafor',
    'Priya Nair',
    'Jonas Lind',
    'Alice Moreau',
    'Ben Carter',
    'Sofia Rossi',
    'Wei Zhang',
    'Helen Ward',
    'Marco Silva',
    'Ingrid Dahl',
    'Kenji Mori',
    'Laura Stein',
    'Omar Aziz',
    'Nina Petrov',
    'Grace Liu',
  ],
}
