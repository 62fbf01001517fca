/** The timeline of all departments: silences stand where they began. */
import { describe, expect, it } from 'vitest'
import type { TimelineEntry } from '#app/data/queries/customer.ts'
import { withGaps } from '#app/features/customer/timeline-gaps.ts'
import type { OrderRow, VisitRow } from '#shared/domain/record.ts'
import { contactGaps } from '#shared/domain/visiting/contact-gaps.ts'

const visit = (day: string, department: VisitRow['department'] = 'sales', state: VisitRow['state'] = 'done') =>
  ({ kind: 'visit', day, at: 0, visit: { id: day, day, department, state } as VisitRow }) satisfies TimelineEntry
const order = (day: string) =>
  ({ kind: 'order', day, at: 0, order: { id: day, day } as OrderRow }) satisfies TimelineEntry

describe('the timeline of all departments', () => {
  const entries = [
    visit('2026-12-01', 'sales', 'planned'),
    order('2026-08-20'),
    visit('2026-08-01', 'service'),
    visit('2026-03-01', 'technical'),
    visit('2026-02-20'),
  ]
  const contacts = ['2026-08-20', '2026-08-01', '2026-03-01', '2026-02-20']
  const gaps = contactGaps(contacts, 30, '2026-11-22')

  it('has each silence above the contact it began with, planned visits above the open one', () => {
    const lines = withGaps(entries, gaps).map(line => (line.kind === 'gap' ? line.gap.days : line.day))
    expect(lines).toEqual(['2026-12-01', 94, '2026-08-20', '2026-08-01', 153, '2026-03-01', '2026-02-20'])
  })

  it('leaves out a silence whose beginning is not listed yet', () => {
    expect(withGaps(entries.slice(0, 3), gaps).filter(({ kind }) => kind === 'gap')).toHaveLength(1)
  })
})
