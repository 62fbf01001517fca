/** English of the airplane drill. */
import { plural } from '../plural.ts'
import type { drill as zh } from '../zh-CN/drill.ts'

export const drill: typeof zh = {
  title: 'Offline drill',
  rowNote: 'Cut the connection, then see both sides match',
  introTitle: 'Nothing is lost without a network',
  intro: [
    'One tap, and Ketu stops talking to the server. Everything else stays online.',
    'Then log something, or change something.',
    'Once reconnected, this device and the server each work out a fingerprint of the content, shown side by side.',
  ],
  limit: 'It reconnects by itself after half an hour at most, even if you close the app.',
  start: 'Cut the connection',
  cutTitle: 'Cut off: Ketu is not talking to the server',
  cutNote: n =>
    n === 0
      ? 'Now log something, or change something'
      : plural(n, {
          one: '# thing done since, kept on this device',
          other: '# things done since, kept on this device',
        }),
  until: time => `Reconnects by itself at ${time} at the latest`,
  log: 'Log a visit',
  reconnect: 'Reconnect',
  checking: 'Reconnected. Syncing, then comparing both sides',
  equalTitle: 'Both sides match',
  equal: docs =>
    plural(docs, {
      one: '# document has exactly the same content here and on the server',
      other: '# documents have exactly the same content here and on the server',
    }),
  nothingTitle: 'Nothing to compare yet',
  nothing: 'Log something, then try again',
  work: (own, others) =>
    [
      own === 0
        ? ''
        : plural(own, {
            one: '# thing you did meanwhile has arrived',
            other: '# things you did meanwhile have arrived',
          }),
      others === 0
        ? ''
        : plural(others, {
            one: '# document changed by colleagues came in',
            other: '# documents changed by colleagues came in',
          }),
    ]
      .filter(part => part !== '')
      .join('; '),
  differentTitle: n => plural(n, { one: '# document differs', other: '# documents differ' }),
  different:
    'What you wrote is still on this device. Somebody may be editing right now: compare again. If it stays so, export everything under Sync and tell your admin',
  unreachableTitle: 'Not connected yet',
  unreachable:
    'The connection is open again, but this sync did not get through. Everything is on this device; compare once there is a network',
  failedTitle: 'Could not compare',
  failed:
    'This device could not read all of its own data just now. Compare again; if it stays so, export everything under Sync',
  here: 'This device',
  there: 'Server',
  fingerprint: 'Content fingerprint',
  differing: 'What differs',
  other: 'Goals and settings',
  missing: 'not there',
  again: 'Compare again',
  done: 'Done',
}
