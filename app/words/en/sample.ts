/** English of the sample team and of sample customers. */
import { plural } from '../plural.ts'
import type { sample as zh } from '../zh-CN/sample.ts'

export const sample: typeof zh = {
  title: 'Sample team',
  intro: 'Tap a person and see their day',
  signInAs: (name, role) => `Sign in as ${name}, ${role}`,
  orSignIn: 'Sign in with an account',
  strip: 'Sample team · can be reset with a restart',

  tag: 'Sample',
  customers: 'Sample customers',
  tryIt: 'Try it with sample customers',
  add: 'Add sample customers',
  removeAll: n => `Remove ${plural(n, { one: '# sample customer', other: '# sample customers' })}`,
  note: 'On this device only: not uploaded, not seen by colleagues, in no number of the team',
  added: 'Sample customers added, on this device only',
  removed: 'Sample customers removed',
  banner: 'Viewing sample data',
  clear: 'Remove',
  practiceTitle: 'Practise one visit, in ten seconds',
  practiceText: name => `Log a visit to ${name}. The sentence is typed for you: see what is understood, then save`,
  practise: 'Log this visit',
  practisedTitle: 'Logged, and saved on this device',
  practisedText:
    'One sentence became a visit and a next step, and the goal moved with it. It works without a network too',
  seeCustomer: 'See the customer',
}
