/** English of the optional chips of the quick log. */
import { plural } from '../plural.ts'
import type { signals as zh } from '../zh-CN/signals.ts'

export const signals: typeof zh = {
  also: 'Also',
  kinds: {
    need: 'Need',
    needChange: 'Need changed',
    satisfaction: 'Satisfaction',
    trust: 'Trust',
    confidence: 'Confidence',
    stance: 'Stance',
    rival: 'Competitor',
    issue: 'Issue',
    feedback: 'Feedback',
    opportunity: 'Opportunity',
  },
  titles: {
    need: 'What do they need?',
    needChange: 'Which need has changed?',
    satisfaction: 'Are they happy with our product?',
    trust: 'Has anything changed between you?',
    confidence: 'How far are they with our product?',
    stance: 'What does this person think?',
    rival: 'Which competitor came up?',
    issue: 'What went wrong?',
    feedback: 'What did they say?',
    opportunity: 'What might they buy?',
  },
  strength: 'How urgent is it?',
  who: 'Who is it?',
  oneLevel: (part, level) => `${part} ${level}`,
  ofPerson: (name, said) => `${name}: ${said}`,
  goalsToReview: 'Which goals should be looked at again?',
  reviewGoal: goal => `Review goal: ${goal}`,
  withGoals: (need, goals) =>
    goals === 0 ? need : `${need} · ${plural(goals, { one: '# goal to review', other: '# goals to review' })}`,
  sentence: 'Words',
  sentenceNote: 'The sentence of this visit',
  write: 'Write more',
  other: 'Another competitor, or a price you saw',
  competitor: 'Competitor',
  price: currency => `Price you saw (${currency})`,
  amount: currency => `Amount (${currency})`,
  optional: 'optional',
  done: 'Done',
  noted: 'Noted with this visit',
}
