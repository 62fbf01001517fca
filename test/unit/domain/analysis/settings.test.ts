import { expect, test } from 'vitest'
import { fingerprint } from '#shared/domain/analysis/fingerprint.ts'
import { changeSettings, standardSettings } from '#shared/domain/analysis/settings.ts'

test('DOMAIN 0.3: equal settings have one version, in whatever order they were changed', () => {
  const one = changeSettings({ abc: { cutA: 0.7, cutB: 0.9 }, windowDays: 180 }).settings
  const other = changeSettings({ windowDays: 180, abc: { cutB: 0.9, cutA: 0.7 } }).settings
  expect(one).toEqual(other)
  expect(one.version).not.toBe(standardSettings.version)
  expect(changeSettings({ abc: { cutA: 0.8 } }).settings.version).toBe(standardSettings.version)
})

test('a change touches nothing else', () => {
  const { settings, refused } = changeSettings({ trust: { halfLifeDays: 90 } })
  expect(refused).toEqual([])
  expect(settings.trust).toEqual({ ...standardSettings.trust, halfLifeDays: 90 })
  expect({ ...settings, trust: 0, version: '' }).toEqual({ ...standardSettings, trust: 0, version: '' })
})

test.each([
  ['a number below zero', { hollowBelow: -1 }, 'hollowBelow'],
  ['nothing to divide by', { trust: { halfLifeDays: 0 } }, 'trust.halfLifeDays'],
  ['no number', { hiatus: { factor: '2.5' } }, 'hiatus.factor'],
  ['an unknown word', { rfm: { method: 'ntile' } }, 'rfm.method'],
  ['cuts that run the wrong way', { rfm: { recencyDays: [240, 120, 60, 30] } }, 'rfm.recencyDays'],
  ['two cuts in one place', { rfm: { purchases: [12, 6, 6, 2] } }, 'rfm.purchases'],
  ['too few cuts', { importance: { potentialBands: [1, 2] } }, 'importance.potentialBands'],
  ['a setting nobody knows', { abc: { cutC: 1 } }, 'abc.cutC'],
  ['no tree', { matrix: 3 }, 'matrix'],
] as const)('%s is refused and the default stands', (_, changes, path) => {
  const { settings, refused } = changeSettings(changes)
  expect(refused).toEqual([path])
  expect(settings).toEqual(standardSettings)
})

test('words and cuts that fit are taken', () => {
  const changes = {
    rfm: { method: 'quantile', purchases: [20, 10, 5, 2] },
    importance: { potentialBands: [1, 2, 3, 4] },
  }
  const { settings, refused } = changeSettings(changes)
  expect(refused).toEqual([])
  expect(settings.rfm).toMatchObject(changes.rfm)
  expect(settings.importance).toMatchObject(changes.importance)
})

test('a fingerprint is FNV-1a of 64 bits', () => {
  expect(['', 'a', 'foobar'].map(fingerprint)).toEqual(['cbf29ce484222325', 'af63dc4c8601ec8c', '85944171f73967e8'])
})
