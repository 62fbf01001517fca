/** What happens with a customer besides visits and orders. Each lives in the journal of the year it was born in. */
import { day, json, oneOf, setOf, string } from '../field.ts'

export const issueKinds = ['complaint', 'quality', 'delivery', 'billing', 'service', 'question'] as const

/** Something that went wrong and has to be put right, and the customer told (feat:A2, G5). */
export const issueFields = {
  customer: string('issue.customer'),
  kind: oneOf('issue.kind', issueKinds, 'complaint'),
  title: string('issue.title'),
  owner: string('issue.owner'),
  day: day('issue.day'),
  due: day('issue.due'),
  resolvedOn: day('issue.resolvedOn'),
  /** Day the customer heard that it is put right. */
  toldOn: day('issue.toldOn'),
  product: string('issue.product'),
  contactId: string('issue.contact'),
  visit: string('issue.visit'),
}

export const responseChannels = ['person', 'phone', 'group', 'link'] as const

/** Answers to a survey, whole: who asks again makes another one (feat:B2, I2). */
export const responseFields = {
  customer: string('response.customer'),
  /** Id of the survey and the wave it was asked in. */
  survey: string('response.survey'),
  /** The title and the questions as they were asked: answers can be read without the survey, which may be somebody's own. */
  title: string('response.title'),
  questions: json('response.questions', []),
  wave: string('response.wave'),
  channel: oneOf('response.channel', responseChannels, 'person'),
  contacts: setOf('response.contacts'),
  day: day('response.day'),
  /** By id of the question: a number, words, or several. */
  answers: json('response.answers', {}),
  visit: string('response.visit'),
}
