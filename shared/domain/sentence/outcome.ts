/** Words that tell how a visit went, and the words around them that turn or void them. */
import type { OutcomeSpan } from './span.ts'

type Outcome = OutcomeSpan['outcome']

export interface FoundOutcome {
  readonly start: number
  readonly end: number
  readonly outcome: Outcome
}

interface OutcomeWord {
  readonly pattern: RegExp
  readonly outcome: Outcome
  /** What `不` or `not` in front makes of it; absent = nothing can be said. */
  readonly negated?: Outcome
}

/** 同意书, 认可度, 通过微信: other words that begin alike. */
const notNouns = '(?![书度率函性])'

const words: readonly OutcomeWord[] = [
  {
    pattern: new RegExp(`(?:认可|同意|接受|满意|愿意|看好)${notNouns}`, 'gu'),
    outcome: 'progress',
    negated: 'blocked',
  },
  { pattern: /(?:感兴趣|有兴趣|有意向)/gu, outcome: 'progress', negated: 'blocked' },
  { pattern: /(?:没|无|不)(?:有)?(?:兴趣|意向)(?!调)/gu, outcome: 'blocked' },
  {
    pattern: /有(?:了|新|很大|较大|一定|实质性?|明显)?进展|进展(?:顺利|不错|良好|很快)|有突破/gu,
    outcome: 'progress',
  },
  {
    pattern: /(?:没问题|没意见|没异议|谈妥|谈成|敲定|拍板|达成一致|中标|成交)(?!率|价|额|量|通知)/gu,
    outcome: 'progress',
    negated: 'blocked',
  },
  {
    pattern: /(?:签约|签单|签合同|下单|签字)(?=了|成功)|签了(?!到)|下了(?:首)?[订单]|已下单|已签/gu,
    outcome: 'progress',
    negated: 'same',
  },
  { pattern: /通过(?=了|$|[\s,。，；;！!])/gu, outcome: 'progress', negated: 'blocked' },
  { pattern: /(?<![A-Za-z])OK(?![A-Za-z])/giu, outcome: 'progress', negated: 'blocked' },
  {
    pattern:
      /维持(?:现状|原状|不变|原价|原样|原来|老样)?(?!治疗|剂量|量|期|性|生)|老样子|没(?:有)?(?:什么|啥)?变化|照旧/gu,
    outcome: 'same',
  },
  {
    pattern:
      /再(?:谈|议|看看|考虑|等等|商量|研究|说(?!明|服))(?:一下|看)?|考虑(?:一下|考虑)|观望|待定|暂(?:时)?不(?:需要|考虑|进货|采购|下单|订货|签|用|换)/gu,
    outcome: 'same',
  },
  { pattern: /(?:没|无|没有|还没|毫无)(?:有)?(?:什么|啥|新|太大|明显|任何|实质)?进展/gu, outcome: 'same' },
  {
    pattern:
      /(?:还没|尚未|没|未)(?:有)?(?:决定|定下来|确定|拍板|最终定)|还在(?:看|比价?|考虑|走流程|审批|评估|对比|犹豫|研究)/gu,
    outcome: 'same',
  },
  {
    pattern: /受阻|否决|被否(?!认)|否了|卡住|卡在|搁置|黄了|丢单|丢标|流标|被.{0,4}抢走?|没预算|叫停|预算(?:被)?砍/gu,
    outcome: 'blocked',
  },
  { pattern: /拒绝|拒了|被拒/gu, outcome: 'blocked' },
  {
    pattern:
      /(?<!暂|暂时|先)不(?:再)?(?:考虑|需要|合作|进货|采购)(?!了解)|终止合作|取消(?:了)?(?:订单|合作|采购|项目)|换(?:了)?供应商/gu,
    outcome: 'blocked',
  },
  {
    pattern:
      /(?<!\b(?:we|i)\s)\b(?:agreed|agrees|agree)\b|\bagreed\b(?!\s+to\b)|\b(?:approved|accepted|liked|likes|happy with|satisfied|interested|convinced|keen|on board)\b/giu,
    outcome: 'progress',
    negated: 'blocked',
  },
  {
    pattern:
      /\b(?:(?:good|real|great|some|making|made|big) progress|progress(?=\s*(?:$|[,.;!]|on\b|with\b|made\b))|went well|moving forward|green light|thumbs up|signed|confirmed|won the|closed the deal)\b/giu,
    outcome: 'progress',
    negated: 'same',
  },
  {
    pattern:
      /\b(?:no (?:change|progress|decision|news|update)s?|unchanged|status quo|same as (?:before|last time)|still (?:open|thinking|deciding|comparing|waiting)|undecided|pending|on the fence|wait and see|thinking about it|talk again|not decided|no decision yet)\b/giu,
    outcome: 'same',
  },
  {
    pattern:
      /\b(?:blocked|rejected|refused|declined|turned (?:us )?down|stuck|on hold|cancell?ed|lost (?:the|this) (?:deal|order|bid|tender)|vetoed|no budget|disagreed|stalled|said no|put off|no interest)\b/giu,
    outcome: 'blocked',
  },
]

const negationBefore =
  /(?:不|没|没有|未|别|尚未|还没|无法|难以|并未|从未)(?:太|怎么|是很|是|完全|获|被|能|会|肯|想|再|给|得到|表示|明确|大)?$/u
const notYetBefore = /(?:还没|还没有|尚未|暂未|还未|暂时没|一直没|仍未|没最终)(?:太|完全|明确|最终|正式)?$/u
const englishNegation =
  /(?:\b(?:not|no|never|without|hardly|isn't|wasn't|aren't|didn't|doesn't|don't|won't|hasn't|haven't|nobody)|n't)\s+(?:(?:yet|fully|really|quite|very|be|been|too|so|even|all)\s+)?$/iu
const englishNotYet =
  /(?:\bnot|n't|hasn't|haven't)\s+(?:been\s+)?(?:(?:fully|formally)\s+)?yet\s+$|\b(?:hasn't|haven't|has not|have not)\s+(?:\w+\s+)?$/iu
/** A wish, a question or a condition tells nothing: 等他同意, 如果认可, 是否接受. */
const openBefore =
  /(?:(?:是否|万一|会不会|能不能|能否|可否|如果|要是|假如|若|等(?![级到])|待(?!遇)|希望|争取|只要|除非|需要?|必须|想让|为了|看看|直到|什么时候|怎么才|预计|可能|应该会|说服)[^但]{0,8}|(?:[要将能没愿同接认满不]|(?<![事室协展学年例商议员])会)不?)$/u
const englishOpenBefore =
  /\b(?:(?:if|whether|unless|until|once|when|hope|hoping|waiting|wait|wants?|needs?|asked|ask|expect|expected)\b(?:(?!\bbut\b|\band\b).){0,24}|(?:to|get|getting|can|will|may|might|could|would|should|must)\s+(?:be\s+)?)$/iu
const questionAfter = /^[^,，。；;！!]{0,6}(?:吗|嘛)?\s*[?？]|^[^,，。；;！!？?]{0,6}吗|^不/u

export function findOutcomes(text: string): FoundOutcome[] {
  const found: FoundOutcome[] = []
  for (const word of words) {
    for (const match of text.matchAll(word.pattern)) {
      const start = match.index
      const end = start + match[0].length
      const outcome = judge(word, text.slice(0, start), text.slice(end))
      if (outcome === undefined) continue
      const negation = negationLength(text.slice(0, start))
      found.push({ start: word.negated === undefined ? start : start - negation, end, outcome })
    }
  }
  return found
}

function judge(word: OutcomeWord, before: string, after: string): Outcome | undefined {
  const clause = before.slice(Math.max(...[...'，。；！？,;!?\n'].map(mark => before.lastIndexOf(mark))) + 1)
  if (notYetBefore.test(clause) || englishNotYet.test(clause))
    return word.outcome === 'same' ? 'same' : word.negated && 'same'
  const isNegated = negationBefore.test(clause) || englishNegation.test(clause)
  const head = isNegated ? clause.slice(0, clause.length - negationLength(clause)) : clause
  const isOpen = word.outcome !== 'same' && (openBefore.test(head) || englishOpenBefore.test(head))
  if (isOpen || questionAfter.test(after)) return undefined
  return isNegated ? word.negated : word.outcome
}

/** The span of a turned word begins at what turned it. */
function negationLength(before: string): number {
  const turned = [notYetBefore, negationBefore, englishNotYet, englishNegation].map(pattern => pattern.exec(before))
  return turned.find(match => match !== null)?.[0].length ?? 0
}
