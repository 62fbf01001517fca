/** The surveys Ketu brings along, in both languages. Their ids never change: answers name them (feat:B2, B3, B4, I1, I4, I7, O10). */
import type { Question, QuestionKind, SurveyText } from './question.ts'

export interface SurveyTemplate {
  readonly id: string
  readonly kind: 'questionnaire' | 'interview' | 'group'
  readonly titles: SurveyText
  /** What is said first: read out on the telephone, shown on a link. */
  readonly intro: SurveyText
  readonly questions: readonly Question[]
  /** Share of satisfied answers aimed at, percent. */
  readonly target?: number
}

/** Chinese and English. */
type Pair = readonly [zh: string, en: string]

const both = ([zh, en]: Pair): SurveyText => ({ 'zh-CN': zh, en })

interface Asked {
  readonly block?: string
  readonly topic?: string
  readonly options?: readonly Pair[]
  readonly isRequired?: boolean
}

const ask = (id: string, kind: QuestionKind, text: Pair, asked: Asked = {}): Question => ({
  ...{ id, kind, text: both(text), block: asked.block ?? '', topic: asked.topic ?? '' },
  isRequired: asked.isRequired ?? false,
  options: (asked.options ?? []).map((option, n) => ({ id: `o${n + 1}`, text: both(option) })),
})

const hello: SurveyText = both([
  '您好，占用您两分钟，想听听您的看法。答得直接一些，对我们最有用。',
  'Hello. We would like to hear your view; it takes two minutes. Plain answers help us most.',
])

const motive = (id: string, kind: QuestionKind, text: Pair, options: readonly Pair[] = []): Question =>
  ask(id, kind, text, { block: 'motive', options, isRequired: id === 'why' })
const habit = (id: string, kind: QuestionKind, text: Pair, options: readonly Pair[] = []): Question =>
  ask(id, kind, text, { block: 'habit', options })
const about = (topic: string, text: Pair): Question => ask(topic, 'csat', text, { topic })

export const surveyTemplates: readonly SurveyTemplate[] = [
  {
    id: 'needs',
    kind: 'questionnaire',
    titles: both(['需求调研', 'Needs']),
    intro: hello,
    questions: [
      motive(
        'why',
        'many',
        ['您为什么选择这类产品？', 'Why do you buy products of this kind?'],
        [
          ['质量稳定', 'Reliable quality'],
          ['价格合适', 'A fair price'],
          ['交付及时', 'Delivered on time'],
          ['服务跟得上', 'Good service'],
          ['一直在用', 'We have always used them'],
        ],
      ),
      motive('goal', 'text', ['用它主要想解决什么问题？', 'Which problem should it solve for you?']),
      motive('against', 'text', [
        '什么会让您不买，或者换一家？',
        'What would keep you from buying, or make you switch?',
      ]),
      habit(
        'often',
        'one',
        ['多久用一次？', 'How often do you use it?'],
        [
          ['每天', 'Every day'],
          ['每周', 'Every week'],
          ['每月', 'Every month'],
          ['更少', 'Less often'],
        ],
      ),
      habit('who', 'text', ['谁在用，在什么场合用？', 'Who uses it, and on which occasions?']),
      habit(
        'how',
        'one',
        ['一般怎么买？', 'How do you usually buy?'],
        [
          ['按需临时下单', 'When we need it'],
          ['固定周期补货', 'At fixed intervals'],
          ['年度合同', 'Under a yearly contract'],
          ['招标采购', 'By tender'],
        ],
      ),
      ask('satisfied', 'csat', ['总体上您对我们满意吗？', 'All in all, how satisfied are you with us?'], {
        block: 'satisfaction',
        isRequired: true,
      }),
      ask('better', 'text', ['哪一点最希望我们改进？', 'What should we improve first?'], { block: 'satisfaction' }),
    ],
  },
  {
    id: 'nps',
    kind: 'questionnaire',
    titles: both(['推荐意愿（NPS）', 'Recommendation (NPS)']),
    intro: hello,
    questions: [
      ask(
        'recommend',
        'nps',
        ['您有多大可能把我们推荐给同行？', 'How likely are you to recommend us to a colleague?'],
        {
          isRequired: true,
        },
      ),
      ask('reason', 'text', ['打这个分的主要原因是什么？', 'What is the main reason for your score?']),
    ],
  },
  {
    id: 'csat',
    kind: 'questionnaire',
    titles: both(['客户满意度', 'Customer satisfaction']),
    intro: hello,
    questions: [
      ask('whole', 'csat', ['总体上您对我们满意吗？', 'All in all, how satisfied are you with us?'], {
        isRequired: true,
      }),
      about('quality', ['产品质量', 'Quality of the products']),
      about('delivery', ['交付是否准时、完整', 'Deliveries on time and complete']),
      about('price', ['价格与价值相符', 'Value for the price']),
      about('service', ['售后与服务响应', 'After-sales service']),
      about('contact', ['业务人员的专业与配合', 'Our people: knowledge and help']),
      ask('better', 'text', ['哪一点最希望我们改进？', 'What should we improve first?']),
    ],
  },
  {
    id: 'technology',
    kind: 'questionnaire',
    target: 95,
    titles: both(['科技服务满意度（目标 95%）', 'Technology service (aim: 95 %)']),
    intro: hello,
    questions: [
      ask('whole', 'csat', ['总体上您对我们满意吗？', 'All in all, how satisfied are you with us?'], {
        isRequired: true,
      }),
      about('network', ['网络质量', 'Network quality']),
      about('service', ['客服服务', 'Customer service']),
      about('stability', ['系统稳定性', 'Stability of the system']),
      about('fault', ['故障处理速度', 'How fast faults are put right']),
      about('price', ['资费与价值相符', 'Value for the price']),
      ask('better', 'text', ['哪一点最希望我们改进？', 'What should we improve first?']),
    ],
  },
  {
    id: 'ces',
    kind: 'questionnaire',
    titles: both(['办事省力（CES）', 'Effort (CES)']),
    intro: hello,
    questions: [
      ask('easy', 'ces', ['和我们办事很省力，您同意吗？', 'It is easy to deal with us. Do you agree?'], {
        isRequired: true,
      }),
      ask('hard', 'text', ['哪一步最费劲？', 'Which step was the hardest?']),
    ],
  },
  {
    id: 'touchpoints',
    kind: 'questionnaire',
    titles: both(['各接触点的体验', 'Experience at each touchpoint']),
    intro: both([
      '下面每一步，和我们打交道省力吗？没经历过的可以跳过。',
      'How easy was each of these with us? Skip what you have not been through.',
    ]),
    questions: [
      ask('order', 'ces', ['询价和下单', 'Asking and ordering'], { topic: 'order' }),
      ask('delivery', 'ces', ['收货', 'Receiving the goods'], { topic: 'delivery' }),
      ask('use', 'ces', ['安装和使用', 'Installing and using'], { topic: 'use' }),
      ask('invoice', 'ces', ['对账和开票', 'Invoices and payment'], { topic: 'invoice' }),
      ask('service', 'ces', ['报修和售后', 'Repairs and service'], { topic: 'service' }),
      ask('contact', 'ces', ['联系到负责的人', 'Reaching the right person'], { topic: 'contact' }),
      ask('hard', 'text', ['哪一步最费劲？', 'Which step was the hardest?']),
    ],
  },
  {
    id: 'interview',
    kind: 'interview',
    titles: both(['客户访谈提纲', 'Interview guide']),
    intro: both([
      '今天想多听您讲，没有标准答案，我会记下要点。',
      'Today I would like to listen. There are no right answers; I will take notes.',
    ]),
    questions: [
      ask('year', 'text', ['今年最重要的几件事是什么？', 'What matters most to you this year?']),
      ask('day', 'text', ['现在这件事是怎么做的？请带我走一遍', 'How is this done today? Please walk me through it']),
      ask('pain', 'text', ['最头疼的是哪一步？影响了谁？', 'Which step hurts most, and whom?']),
      ask('tried', 'text', ['试过什么办法？效果怎样？', 'What have you tried, and how did it go?']),
      ask('decide', 'text', ['这件事谁来定，看重什么？', 'Who decides, and by what?']),
      ask('good', 'text', ['做到什么样，您会觉得值？', 'What would make it worth it for you?']),
    ],
  },
  {
    id: 'group',
    kind: 'group',
    titles: both(['焦点小组提纲', 'Focus group guide']),
    intro: both([
      '请每位都说说自己的看法，不同意也请直接说。',
      'Please each say what you think, and say so when you disagree.',
    ]),
    questions: [
      ask('round', 'text', ['每人一句：用我们的产品做什么？', 'One sentence each: what do you use our product for?']),
      ask('best', 'text', ['最近一次觉得好用，是什么情形？', 'When did it last work well for you?']),
      ask('worst', 'text', ['最近一次想放弃，是什么情形？', 'When did you last want to give up on it?']),
      ask('agree', 'text', ['大家都同意的一点', 'What everybody agrees on']),
      ask('differ', 'text', ['看法不同的一点，各是谁', 'Where opinions differ, and whose they are']),
      ask('first', 'text', ['只改一样，先改什么？', 'If only one thing could change, what first?']),
    ],
  },
]

export const surveyTemplate = (id: string): SurveyTemplate | undefined => surveyTemplates.find(each => each.id === id)
