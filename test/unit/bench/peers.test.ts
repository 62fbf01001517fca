import { describe, expect, it } from 'vitest'
import { median, toLine } from '#test/bench/figure.ts'
import { measurements, readAsked } from '#test/bench/peers/asked.ts'
import { type Aim, compare, toComparisonTable } from '#test/bench/peers/comparison.ts'
import { alternate, ourName } from '#test/bench/peers/rounds.ts'

const times = (atLeast: number): Aim => ({ kind: 'times', atLeast })
const share = (atMost: number): Aim => ({ kind: 'share', atMost })
const row = { id: 'S2', name: 'work', unit: 'ms', peer: 'peer', ours: [2, 9, 1], peers: [4, 4, 5] }

describe('what bench:peers is asked for', () => {
  it('is everything when nothing is named', () => {
    const all = Object.values(measurements).flat()
    expect(readAsked([])).toEqual({ ids: all, kills: 20, rounds: 10 })
  })

  it('is a part, or rows by their ids in any case, each once and in the order they run', () => {
    expect(readAsked(['device'])).toMatchObject({ ids: measurements.device })
    expect(readAsked(['d5', 'S2B', 'S4c', 's4a', 'S2'])).toMatchObject({ ids: ['S2', 'S2b', 'S4', 'D5'] })
  })

  it('says how often', () => {
    expect(readAsked(['S1', '--kills', '100', '--rounds', '7'])).toEqual({ ids: ['S1'], kills: 100, rounds: 7 })
    expect(readAsked(['S1', '--kills', '0'])).toMatch(/whole number/)
    expect(readAsked(['S1', '--kills', 'many'])).toMatch(/whole number/)
  })

  it('is answered with a sentence when it means nothing', () => {
    expect(readAsked(['S99'])).toMatch(/There is no S99.*server.*S2b/)
    expect(readAsked(['--fast'])).toMatch(/--fast/)
  })
})

describe('a comparison', () => {
  it('takes the medians of both sides and divides them', () => {
    expect(compare(row)).toMatchObject({ value: 2, peerValue: 4, ratio: 0.5, group: 'server' })
    expect(compare(row)).not.toHaveProperty('isMet')
  })

  it('is met when ours is at most the share', () => {
    expect(compare({ ...row, aim: share(0.5) })).toMatchObject({ aim: '≤ 0.5×', isMet: true })
    expect(compare({ ...row, aim: share(0.49) })).toMatchObject({ isMet: false })
  })

  it('counts how many times better ours is, whether less is better or more', () => {
    expect(compare({ ...row, aim: times(2) })).toMatchObject({ ratio: 2, aim: '≥ ×2', isMet: true })
    const rate = { ...row, unit: '/s', isRate: true }
    expect(compare({ ...rate, aim: times(0.6) })).toMatchObject({ ratio: 0.5, isMet: false })
  })

  it('judges ours alone where the aim is a value', () => {
    const aim: Aim = { kind: 'value', atMost: 0 }
    expect(compare({ ...row, ours: [0], peers: [100], aim })).toMatchObject({ aim: '≤ 0', isMet: true })
    expect(compare({ ...row, ours: [1], peers: [100], aim })).toMatchObject({ isMet: false })
  })

  it('is not made of one side', () => {
    expect(() => compare({ ...row, peers: [] })).toThrow('no samples')
  })

  it('reads as a table and as a line of JSON', () => {
    const met = compare({ ...row, aim: times(2) })
    const missed = compare({ ...row, id: 'D1', name: 'other work', ours: [0], peers: [0], aim: share(0.12) })
    const [head, first, second] = toComparisonTable([met, missed]).split('\n')
    expect(head).toMatch(/work +ours +peer +ratio +aim +met$/)
    expect(first).toMatch(/^S2 +work +2 ms +4 ms +peer +×2 +≥ ×2 +yes$/)
    expect(second).toMatch(/^D1 +other work +0 ms +0 ms +peer +– +≤ 0\.12× +NO$/)
    const third = { ...met, ratio: 1 / 3 }
    expect(JSON.parse(toLine(third))).toMatchObject({ id: 'S2', ratio: 0.333, isMet: true })
  })
})

describe('rounds', () => {
  it('let every side run in turn, backwards every other time', async () => {
    const order: string[] = []
    const side = (name: string) => ({ name, run: async () => order.push(name) })
    const results = await alternate(3, [side(ourName), side('a'), side('b')], () => undefined)
    expect(order.join(' ')).toBe(`${ourName} a b b a ${ourName} ${ourName} a b`)
    expect(median(results.get('a') ?? [])).toBe(5)
  })

  it('go on without a peer that does not run, and say so', async () => {
    const told: string[] = []
    const fine = { run: async () => 1 }
    const broken = { name: 'a', run: () => Promise.reject(new Error('not installed')) }
    const sides = [{ name: ourName, ...fine }, broken, { name: 'b', ...fine }]
    const results = await alternate(2, sides, text => told.push(text))
    expect([...results.keys()]).toEqual([ourName, 'b'])
    expect(told).toEqual(['a did not run, its rows are left out: not installed'])
  })

  it('end when ours does not run, or when nobody is left to compare with', async () => {
    const broken = (name: string) => ({ name, run: () => Promise.reject(new Error('broken')) })
    const fine = (name: string) => ({ name, run: async () => 1 })
    const oursBroken = [broken(ourName), fine('a'), fine('b')]
    await expect(alternate(1, oursBroken, () => undefined)).rejects.toThrow('ketu did not run')
    await expect(alternate(1, [fine(ourName), broken('a')], () => undefined)).rejects.toThrow('a did not run')
  })
})
