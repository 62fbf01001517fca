import { expect, test } from 'vitest'
import { createPacedHub } from '#server/rooms/paced-hub.ts'
import { territoryScope } from '#shared/doc/name.ts'
import { north, south } from '#test/kit/test-log.ts'

test('room:R11 pokes of a scope wait two seconds, and only the newest is told', () => {
  const time = { now: 0 }
  const told: unknown[] = []
  const hub = createPacedHub({ publish: (ws, scope, seq) => told.push([ws, scope, seq]) }, () => time.now)
  const [here, there] = [territoryScope(north), territoryScope(south)]
  for (let seq = 1; seq <= 20; seq++) {
    hub.publish('ws', here, seq)
    time.now += 50
    hub.tell()
  }
  hub.publish('ws', there, 21)
  expect(told).toEqual([])
  time.now = 2000
  hub.tell()
  expect(told.splice(0)).toEqual([['ws', here, 20]])
  time.now = 3000
  hub.tell()
  hub.tell()
  expect(told).toEqual([['ws', there, 21]])
})
