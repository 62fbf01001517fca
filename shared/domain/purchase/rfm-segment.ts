/** The names of the cells of recency against frequency and money: all 25, no gap, no overlap (DOMAIN 3.1). */

export type Score = 1 | 2 | 3 | 4 | 5

export const rfmSegments = [
  'champions',
  'loyal',
  'potential-loyalist',
  'new',
  'promising',
  'need-attention',
  'about-to-sleep',
  'slipping',
  'cannot-lose',
  'hibernating',
  'gone',
] as const
export type RfmSegment = (typeof rfmSegments)[number]

type Row = readonly [RfmSegment, RfmSegment, RfmSegment, RfmSegment, RfmSegment]

/** Columns: frequency and money 1–5. */
const cells: { readonly [recency in Score]: Row } = {
  5: ['new', 'potential-loyalist', 'potential-loyalist', 'champions', 'champions'],
  4: ['promising', 'potential-loyalist', 'potential-loyalist', 'loyal', 'champions'],
  3: ['about-to-sleep', 'need-attention', 'need-attention', 'loyal', 'loyal'],
  2: ['hibernating', 'hibernating', 'slipping', 'slipping', 'cannot-lose'],
  1: ['gone', 'gone', 'slipping', 'cannot-lose', 'cannot-lose'],
}

/** Frequency and money count as their mean, halves up. */
export function rfmSegment(r: Score, f: Score, m: Score): RfmSegment {
  return cells[r][Math.floor((f + m + 1) / 2) - 1] ?? 'gone'
}
