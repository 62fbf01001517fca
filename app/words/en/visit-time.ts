/** English of how far the time of a visit is known. */
import type { visitTime as zh } from '../zh-CN/visit-time.ts'

export const visitTime: typeof zh = {
  title: 'How this time was checked',
  grades: { verified: 'Time checked', bounded: 'Time within bounds', unverified: 'Time not checked' },
  why: {
    exact: moment => `Written, by the server's clock: ${moment}, give or take 5 seconds. It fits the time given.`,
    between: (after, before) =>
      `Last in touch with the server: ${after}. Arrived there: ${before}. It was written in between, and the time given fits. This is how it looks after no network, a sleeping phone or a restart.`,
    later: (said, after) =>
      `Time given: ${said}. Written after: ${after}. It was noted down later, or its time was changed since.`,
    ahead: (said, before) =>
      `Time given: ${said}. Arrived at the server: ${before}. Most likely the phone's clock is off.`,
    unknown: before =>
      `Arrived at the server: ${before}. The phone's clock did not match what the server knows, so all we can say is: written no later than that.`,
  },
  counts: 'However it was checked, this visit counts and syncs like any other.',
  same: 'You and whoever manages you read the same words here.',
}
