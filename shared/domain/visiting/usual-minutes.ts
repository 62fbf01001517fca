/** How long a contact takes whose minutes nobody wrote down, the way included (DOMAIN 3.8). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { VisitRow } from '../record.ts'

/** As long as with its class; one without a class is a C, and who is served from afar a D. */
export const usualMinutes = (
  channel: VisitRow['channel'],
  abc: '' | 'A' | 'B' | 'C',
  { visiting }: AnalysisSettings,
): number => visiting.minutesOfClass[channel === 'call' || channel === 'message' ? 'D' : abc || 'C']
