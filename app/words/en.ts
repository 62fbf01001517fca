/** All words in English. A word missing here does not compile. */
import { account } from './en/account.ts'
import { activity } from './en/activity.ts'
import { fields } from './en/fields.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import type { Words } from './zh-CN.ts'

export const words: Words = {
  account,
  activity,
  fields,
  settings,
  shell,
}
