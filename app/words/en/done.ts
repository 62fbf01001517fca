/** English of what follows a command. */
import type { done as zh } from '../zh-CN/done.ts'

export const done: typeof zh = {
  changedSince: 'Someone changed it since. Choose in Activity',
  openActivity: 'Open',
  failed: 'Not saved. Your words are still here, try again',
  refused: {
    'no-such-record': 'This record is no longer on this device',
    'no-such-field': 'This version does not know that field. Update and try again',
    'bad-value': 'One of the values does not fit. Change it and try again',
    'too-long': 'The text is too long. Shorten it and try again',
    'too-big': 'Too much at once. Split it and try again',
    'app-outdated': 'Another tab runs a newer version. Open this page again',
    'not-ready': 'This customer is not fully downloaded yet. Go online and try again',
  },
}
