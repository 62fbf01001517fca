import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { abcClasses } from '#shared/domain/purchase/abc.ts'
import { heldClass } from '#shared/domain/purchase/abc-held.ts'

const cuts = standardSettings.abc
const classesOf = (values: readonly (number | null)[]) =>
  abcClasses(
    values.map((value, n) => ({ customer: String(n).padStart(2, '0'), value })),
    cuts,
  )

test.each([
  [[420, 180, 120, 80, 60, 60, 40, 25, 15, 0, -12], 'AAAABBBCCCC'],
  [[900, 60, 40], 'ABC'],
  [[25, 25, 25, 25], 'AAAA'],
  [[0, 0], 'CC'],
])('DOMAIN 3.2: %j is %s', (values, classes) => {
  expect(
    classesOf(values)
      .map(place => place.class)
      .join(''),
  ).toBe(classes)
})

test('DOMAIN 3.2: the shares before are 0 42 60 72 80 80 92 96 98.5 %', () => {
  const before = classesOf([420, 180, 120, 80, 60, 60, 40, 25, 15, 0, -12]).map(place => place.before)
  expect(before.map(share => Math.round(share * 1000) / 10)).toEqual([0, 42, 60, 72, 80, 80, 92, 96, 98.5, 100, 100])
})

test('DOMAIN 3.2: the reasons are told', () => {
  expect(classesOf([5, 0, -1, null]).map(place => place.reason)).toEqual([
    'share',
    'not-positive',
    'not-positive',
    'unknown',
  ])
  expect(classesOf([0, -3]).map(place => place.reason)).toEqual(['no-sales', 'no-sales'])
  expect(classesOf([5, null]).at(-1)?.class).toBeNull()
})

describe('DOMAIN 3.2: the class that holds', () => {
  const reading = (day: string, abc: 'A' | 'B' | 'C', before: number) => ({ day, class: abc, before })
  const shown = (...readings: readonly ReturnType<typeof reading>[]) =>
    heldClass(readings, undefined, readings.at(-1)?.day ?? '', standardSettings).shown

  test('a small move over a cut waits for the second month-end', () => {
    const [january, february] = [reading('2026-01-31', 'A', 0.79), reading('2026-02-28', 'B', 0.805)]
    expect(shown(january, february)).toBe('A')
    expect(shown(january, february, reading('2026-03-20', 'B', 0.806))).toBe('A')
    expect(shown(january, february, reading('2026-03-31', 'B', 0.806))).toBe('B')
  })

  test('a move of more than two points counts at once', () => {
    expect(shown(reading('2026-01-31', 'A', 0.79), reading('2026-02-10', 'B', 0.8101))).toBe('B')
    expect(shown(reading('2026-01-31', 'A', 0.79), reading('2026-02-10', 'B', 0.8099))).toBe('A')
  })

  test('a person may say otherwise, with a reason and until a day', () => {
    const override = { class: 'A', reason: '战略客户', until: '2026-03-31', by: 'm1' } as const
    const readings = [reading('2026-01-31', 'C', 0.97)]
    const at = (asOf: string, reason: string = override.reason) =>
      heldClass(readings, { ...override, reason }, asOf, standardSettings)
    expect(at('2026-03-31')).toMatchObject({ shown: 'A', value: 'C' })
    expect(at('2026-04-01')).toMatchObject({ shown: 'C', overrideLapsed: 'expired' })
    expect(at('2026-02-01', ' ')).toMatchObject({ shown: 'C', overrideLapsed: 'no-reason' })
  })
})
