import { expect, test } from 'vitest'
import { changeSettings } from '#shared/domain/analysis/settings.ts'
import { usualMinutes } from '#shared/domain/visiting/usual-minutes.ts'

const { settings } = changeSettings({})
const { A, C, D } = settings.visiting.minutesOfClass

test.for([
  ['visit', 'A', A],
  ['visit', '', C],
  ['service', 'A', A],
  ['event', 'C', C],
  ['call', 'A', D],
  ['message', '', D],
] as const)('DOMAIN 3.8: %s with a customer of class “%s” usually takes %i minutes', ([channel, abc, minutes]) => {
  expect(usualMinutes(channel, abc, settings)).toBe(minutes)
})
