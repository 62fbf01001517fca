/** The order a text reports: an amount beside a word of ordering, in the past or now, and no price, plan or payment. */
import type { MoneySpan } from './span.ts'

const ordering =
  /下了?(?:首|大|新|一)?单|下了?.{0,6}订单|订(?:了|购|货)|(?:首|新|追加|返|补|续)(?:批|单|购)|订单|要了|进了|定了|采购了|签了|签下|签约|签单|合同额?|成交|拿了|拿货|进货|补货|加单|买了|购买了|复购|\bordered\b|\b(?:an?|the|first|new|repeat|follow-up|trial|placed|got|big|small)\s+(?:\w+\s+)?orders?\b|\border (?:of|for|worth|signed|placed)\b|\borders?\s*$|^\s*order\b|\bPO\b|\bpurchase order\b|\bsigned\b|\bbought\b|\bclosed\b|\breorder(?:ed)?\b|\btook\b/iu
const notYet =
  /预计|预估|预算|可能|大概会|计划|打算|想|希望|争取|目标|如果|要是|没|未(?!税)|不(?!含)|别家|取消|退|潜力|规模|年采购|去年|上个?月|历史|竞品|对手|每年|每月|年[销用]|最低|起订|报价|意向|考虑|准备|会|将|拟|谈|审批|招标|投标|标的|同意(?!了)|答应|申请|要求|\b(?:will|would|may|might|could|if|plan(?:s|ning)?|expect\w*|forecast|budget|quote[ds]?|target|last year|cancell?\w*|not|no|lost|potential|annual\w*|wants?|wanted|considering|discuss\w*|competitor|usually|minimum|promised|agreed to|approve|should|hopes?|asked|needs?|until)\b|n't\b/iu
/** Money that is paid, not ordered. */
const paid =
  /(?:预付款?|定金|首付|回款|付款|付了|付|打款|押金|欠款?|欠|尾款|返利|费用|费|折扣|优惠|赠品|让利|比.{0,4}|deposit|paid|pay|prepaid|discount|refund|credit|balance|owes?)\s*(?:of\s*)?$/iu
/** 金额20万, total 20k: the amount of the order in the clause before. */
const amountOnly =
  /^\s*(?:金额|总共|一共|合计|共计?|总额|总价|合同额|价值|约|大概|差不多|total(?:ling)?|worth|for|amount)?\s*[:：]?\s*(?:大概|约|是|of|is|about)?\s*\uE003+\s*(?:左右|total|in total|worth|in all|的货)?\s*$/iu

export interface OrderClause {
  /** The clause with its signs; `isAhead`: a date in it is still to come. */
  readonly words: string
  readonly start: number
  readonly isAhead: boolean
  readonly money: readonly MoneySpan[]
}

export function findOrder(clauses: readonly OrderClause[]): MoneySpan | undefined {
  for (const [i, clause] of clauses.entries()) {
    const before = clauses[i - 1]
    const isOrder =
      reportsOrder(clause) || (amountOnly.test(clause.words) && before !== undefined && reportsOrder(before))
    const money = isOrder ? clause.money.find(span => isOrdered(span, clause)) : undefined
    if (money !== undefined) return money
  }
  return undefined
}

const reportsOrder = (clause: OrderClause): boolean =>
  !clause.isAhead && ordering.test(clause.words) && !notYet.test(clause.words)

const isOrdered = (span: MoneySpan, clause: OrderClause): boolean =>
  !span.isPrice && span.amount > 0 && !paid.test(clause.words.slice(0, span.start - clause.start))
