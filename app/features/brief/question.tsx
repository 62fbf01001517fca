/** A question before a visit: its words, and where its answer is written down. */
import { Link } from '@tanstack/react-router'
import type { BriefQuestion } from '#shared/domain/account/brief.ts'
import type { ProfileItem } from '#shared/domain/account/profile-gaps.ts'
import { isJudgedPart } from '#app/part-words.ts'
import type { HostElement } from '#app/ui/as-element.ts'
import type { Words } from '#app/words/zh-CN.ts'

/** What is judged has one name and one question wherever it is asked. */
export const itemName = ({ brief, standing }: Words, item: ProfileItem): string =>
  isJudgedPart(item) ? standing.parts[item] : brief.items[item]

export const itemQuestion = ({ brief, standing }: Words, item: ProfileItem): string =>
  isJudgedPart(item) ? standing.questions[item] : brief.gaps[item]

export function questionText(words: Words, question: BriefQuestion): string {
  const { brief } = words
  switch (question.kind) {
    case 'gap':
      return itemQuestion(words, question.item)
    case 'promise':
      return brief.askPromise(question.text)
    case 'issue':
      return brief.askIssue(question.text)
    case 'need':
      return brief.askNeed(question.text)
  }
}

export function answerLink(customer: string, question: BriefQuestion): HostElement {
  switch (question.kind) {
    case 'gap':
      return itemLink(customer, question.item)
    case 'promise':
      return <Link to="/c/$id/step/$step" params={{ id: customer, step: question.id }} />
    case 'issue':
      return <Link to="/c/$id/issue/$issue" params={{ id: customer, issue: question.id }} />
    case 'need':
      return <Link to="/c/$id/need/$need" params={{ id: customer, need: question.id }} />
  }
}

/** The tab stands further down on the same page: it is brought up, too. */
export const tabLink = (customer: string, tab: 'records' | 'analysis' | 'contacts'): HostElement => (
  <Link
    to="/c/$id"
    params={{ id: customer }}
    search={{ tab }}
    replace
    onClick={() => document.getElementById(`tab-${tab}`)?.scrollIntoView()}
  />
)

/** What is judged is asked for where it is judged: after a visit, and at the indices. */
export function itemLink(customer: string, item: ProfileItem): HostElement {
  const params = { id: customer }
  switch (item) {
    case 'industry':
    case 'place':
      return <Link to="/c/$id/edit" params={params} />
    case 'contact':
      return <Link to="/c/$id/contact/new" params={params} />
    case 'decider':
      return tabLink(customer, 'contacts')
    case 'need':
      return <Link to="/c/$id/need/new" params={params} />
    case 'competitor':
      return tabLink(customer, 'analysis')
    default:
      return <Link to="/log" search={{ c: customer }} />
  }
}
