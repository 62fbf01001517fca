/** Settings figure by figure, what other cuts mean, and the industries. */
import { describe, expect, it } from 'vitest'
import { partChange, settingLeaves, settingParts } from '#shared/domain/analysis/setting-part.ts'
import { changeSettings, standardSettings } from '#shared/domain/analysis/settings.ts'
import { presetNames, presetSettings } from '#shared/domain/preset.ts'
import { classEffects } from '#shared/domain/purchase/abc-effect.ts'
import { abcClasses } from '#shared/domain/purchase/abc.ts'

const leavesOf = (part: (typeof settingParts)[number]) =>
  new Map(settingLeaves(part, standardSettings).map(({ path, value }) => [path, value]))

describe('a part of the settings', () => {
  it.each(settingParts)('as it stands changes nothing: %s', part => {
    expect(partChange(part, leavesOf(part))).toEqual({ value: {}, refused: [] })
  })

  it('says only what differs, rows of cuts whole', () => {
    const values = leavesOf('rfm').set('rfm.recencyDays.1', 50).set('rfm.rankFrom', 8)
    expect(partChange('rfm', values)).toEqual({ value: { rankFrom: 8, recencyDays: [30, 50, 120, 240] }, refused: [] })
    expect(partChange('windowDays', new Map([['windowDays', 180]]))).toEqual({ value: 180, refused: [] })
  })

  it.each([
    ['rfm', 'rfm.recencyDays.1', 10, ['rfm.recencyDays']],
    ['hiatus', 'hiatus.factor', 0, ['hiatus.factor']],
    ['profit', 'profit.hourlyRate', -1, ['profit.hourlyRate']],
    ['abc', 'abc.cutA', 0.96, ['abc.cutA', 'abc.cutB']],
  ] as const)('%s refuses %s = %d', (part, path, value, refused) => {
    expect(partChange(part, leavesOf(part).set(path, value)).refused).toEqual(refused)
  })
})

describe('an industry', () => {
  it.each(presetNames)('%s changes what can be changed, and something', name => {
    const { settings, refused } = changeSettings(presetSettings[name])
    expect(refused).toEqual([])
    expect(settings.version).not.toBe(standardSettings.version)
  })
})

describe('other cuts', () => {
  it('move customers, shares, visits and hours (DOMAIN 3.2, 3.8)', () => {
    const values = [420, 180, 120, 80, 60, 60, 40, 25, 15, 0, -12]
    const places = abcClasses(
      values.map((value, n) => ({ customer: String(n).padStart(2, '0'), value })),
      standardSettings.abc,
    )
    const of = (cutA: number, cutB: number) => classEffects(places, { cutA, cutB }, standardSettings)
    expect(of(0.8, 0.95).map(({ customers, share }) => [customers, Math.round(share * 1000)])).toEqual([
      [4, 800],
      [3, 160],
      [4, 40],
    ])
    expect(of(0.5, 0.95)[0]).toEqual({ class: 'A', customers: 2, share: 0.6, visits: 24, hours: 42 })
  })
})
