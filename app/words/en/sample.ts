/** English of the sample team. */
import type { sample as zh } from '../zh-CN/sample.ts'

export const sample: typeof zh = {
  title: 'Sample team',
  intro: 'Tap a person and see their day',
  signInAs: (name, role) => `Sign in as ${name}, ${role}`,
  orSignIn: 'Sign in with an account',
  strip: 'Sample team · can be reset with a restart',
}
