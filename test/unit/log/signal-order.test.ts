import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChipUses } from '#app/data/chip-uses.ts'
import { type SignalKind, signalKinds } from '#app/features/log/signal.ts'
import { signalOrder, usedAgain } from '#app/features/log/signal-order.ts'

const kinds = fc.subarray([...signalKinds])
const used = (uses: ChipUses, visits: readonly (readonly SignalKind[])[]): ChipUses => visits.reduce(usedAgain, uses)
const times = (n: number, kind: SignalKind): SignalKind[][] => Array.from({ length: n }, () => [kind])

describe('the order of chips', () => {
  it('is the sensible one on a device that knows no habits, and after a first try', () => {
    expect(signalOrder({})).toEqual(signalKinds)
    expect(signalOrder(used({}, [['opportunity'], ['opportunity', 'rival']]))).toEqual(signalKinds)
  })

  it('has what is used often in front, the most used first', () => {
    const uses = used({}, [...times(3, 'issue'), ...times(5, 'rival')])
    expect(signalOrder(uses).slice(0, 3)).toEqual(['rival', 'issue', 'need'])
  })

  it('follows new habits within some weeks of visits, however long the old ones lasted', () => {
    const uses = used({}, [...times(400, 'issue'), ...times(40, 'feedback')])
    expect(signalOrder(uses)[0]).toBe('feedback')
  })

  it('always has every chip once, whatever was counted', () => {
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 60 }), fc.dictionary(fc.string(), fc.nat(99)), (visits, stored) => {
        expect(signalOrder(used(stored, visits)).toSorted()).toEqual([...signalKinds].sort())
      }),
      { numRuns: 50 },
    )
  })

  it('never moves a chip back by using it', () => {
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 60 }), fc.constantFrom(...signalKinds), (visits, kind) => {
        const uses = used({}, visits)
        expect(signalOrder(usedAgain(uses, [kind])).indexOf(kind)).toBeLessThanOrEqual(signalOrder(uses).indexOf(kind))
      }),
      { numRuns: 50 },
    )
  })
})
