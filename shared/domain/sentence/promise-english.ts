/** Promises in English clauses: will send, I'll bring → ours; they will, Mr Zhang promised to → theirs. */
import { sign } from './clause.ts'
import { type FoundPromise, placeOf, type ReadPromise } from './promise.ts'

const when = `${sign.when}+(?!${sign.when})`
const will =
  "(?:'ll|\\s+will|\\s+shall|\\s+must|(?:'m|'re|\\s+am|\\s+are|\\s+is)\\s+going\\s+to|\\s+(?:need|have|has|plan|plans|want|promise|promised|agreed|offered|agree|committed|intend|hope|aim)s?\\s+to)"
const manner = `(?:\\s+(?:also|then|just|please|first|definitely|again|try\\s+to|personally)|\\s+${when})*`
const doing =
  'send|bring|deliver|quote|ship|mail|e-?mail|post|prepare|provide|share|arrange|schedule|book|draft|submit|update|revise|install|set\\s+up|replace|refund|return|give|get|drop\\s+off|restock|order\\s+stock|train|demo|present|sign|check|confirm|reply|respond|answer|invoice|call\\s+back|call|ring|follow\\s+up|get\\s+back|contact|introduce|fix|collect|pick\\s+up|make|do|put|ask|organi[sz]e|review|talk|discuss|start|test'
const meeting = 'visit|revisit|come\\s+back|go\\s+back|come|meet|see|stop\\s+by|drop\\s+by|return'
const theirDoing =
  'pay|send|reply|respond|answer|confirm|decide|sign|order|place|get\\s+back|call|ring|come|let\\s+(?:us|me)\\s+know|give|approve|test|try|trial|share|check|provide|introduce|arrange|review|discuss|return|issue|transfer|visit|talk|buy|take|switch|list|stock|release|settle|forward|ask|tell|submit|email|e-?mail|prepare|feed\\s*back|finali[sz]e|present'

/** Without a word of will only verbs that are no nouns, and not `quote too high`. */
const bare =
  'send|bring|deliver|ship|e-?mail|prepare|arrange|follow\\s+up|get\\s+back|call\\s+back|call\\s+again|visit\\s+again|come\\s+back|go\\s+back|revisit|drop\\s+off|restock|provide|re-?quote|quote(?=\\s+(?:for|them|him|her|it|\\uE001|\\uE002|the|a|new|on|price))|submit'
const called =
  'revisit|(?:talk|meet)\\s+again|come\\s+back|go\\s+back|call(?=\\s+(?:\\uE001|\\uE002|him|her|them))|visit(?=\\s+(?:\\uE000|\\uE001|\\uE002|again))'
const opening = `\\s*(?:(?:${when}[:,]?|next(?:\\s+steps?)?:?|todo:?|to\\s+do:?|action:?|please|remember\\s+to|need\\s+to|have\\s+to|must|promised\\s+to|agreed\\s+to|also|so|and|->|=>)\\s*)*`

const ours = new RegExp(
  `^(?<intro>${opening})(?:(?<us>\\b(?:i|we))(?<will>${will})(?<manner>${manner})\\s+|(?<plainWill>will)\\s+(?:also\\s+)?)(?<task>(?<verb>(?:${meeting})(?<meeting>\\b)|(?:${doing})\\b)(?<thing>.*))$`,
  'diu',
)
const plain = new RegExp(
  `^(?<intro>${opening})(?<task>(?:(?:${called})(?<meeting>\\b)|(?:${bare})\\b)(?<thing>.*))$`,
  'diu',
)

const they =
  "(?<they>(?:the\\s+)?(?:they|he|she|customer|client|buyer|owner|purchasing|procurement|finance|doctor|manager|boss|committee|chef|store)|[\\uE001\\uE002]+(?:'s\\s+team)?)"
const theirs = new RegExp(
  `^(?<intro>${opening})(?<wait>wait(?:ing)?\\s+for\\s+)?${they}(?<will>${will}|\\s+to(?=\\s))(?<manner>${manner})\\s+(?<task>(?<verb>(?:${theirDoing})\\b)(?<thing>.*))$`,
  'diu',
)

/** Nobody named, but only customers do it: will place the order. */
const unnamed = new RegExp(
  `^(?<intro>${opening})(?<they>)will\\s+(?<task>(?<verb>pay|place|order|sign|approve|decide|let\\s+us\\s+know|get\\s+back\\s+to\\s+us)\\b(?<thing>.*))$`,
  'diu',
)

const denied = /\b(?:not|never|no longer|cannot)\b|n't\b/iu
const past = /\b(?:already|was|were|yesterday|has|have)\b(?!\s+to\b)/iu
const asking = /^\s*(?:if|whether|unless|should|when|would|could|maybe|why|how|what)\b|\bwhen (?:will|do)\b/iu
const judged = /^\s*(?:is|was|are|were|too|went|seems?|looks?|accepted|rejected|ok|slow|fast|high|low)\b/iu

export const readEnglishPromise: ReadPromise = clause => {
  if (denied.test(clause) || past.test(clause) || asking.test(clause)) return undefined
  return readTheirs(clause) ?? readOurs(clause)
}

function readTheirs(clause: string): FoundPromise | undefined {
  const match = theirs.exec(clause) ?? unnamed.exec(clause)
  const start = match === null ? undefined : placeOf(match, 'they')?.[0]
  const task = match === null ? undefined : placeOf(match, 'task')
  if (match === null || start === undefined || task === undefined || judged.test(match.groups?.['thing'] ?? ''))
    return undefined
  // A pronoun says nothing later; a name does: "Ms Li will send the PO".
  const isNamed = /^[\uE001\uE002]/.test(match.groups?.['they'] ?? '')
  return { side: 'them', start, title: [[isNamed ? start : task[0], task[1]]], isMeeting: false, isIntended: true }
}

function readOurs(clause: string): FoundPromise | undefined {
  const match = ours.exec(clause) ?? plain.exec(clause)
  const task = match === null ? undefined : placeOf(match, 'task')
  if (match === null || task === undefined || judged.test(match.groups?.['thing'] ?? '')) return undefined
  return {
    side: 'us',
    start: placeOf(match, 'intro')?.[1] ?? 0,
    title: [task],
    isMeeting: match.groups?.['meeting'] !== undefined,
    isIntended: match.groups?.['verb'] !== undefined,
  }
}
