/** A hundred thousand mutants in every run of the tests; millions with `npm run test:fuzz`. */
import { expect, it } from 'vitest'
import { openOffice } from './office.ts'
import { maxCpuMs } from './processor-time.ts'
import { runRoom, socketsOfRoom } from './room-frames.ts'
import { linesOf, maxGrownBytes, runFuzz } from './run.ts'

const mutants = Number(process.env['KETU_MUTANTS'] ?? 100_000)

it(
  `rel:D10 log:L3 ${mutants} mutants of updates and frames crash, hang, rob and half-change nothing`,
  async () => {
    const run = await runFuzz({ mutants, from: 1 })
    const lines = linesOf(run).join('\n')
    console.log(lines)
    expect(run.broken, lines).toEqual([])
    expect(run.slowestMs).toBeLessThan(maxCpuMs)
    expect(run.grownBytes).toBeLessThan(maxGrownBytes)
    // A fuzz in which everything is refused, or one refusal stands for all, would show nothing.
    for (const answer of ['stored', 'behind', 'held', 'frame refused', ...refusals])
      expect(run.answers.get(answer) ?? 0, answer).toBeGreaterThan(mutants / 1000)
  },
  mutants * 10,
)

const refusals = ['bad-update', 'bad-client', 'bad-name', 'no-right', 'too-big', 'sibling'].map(why => `refused ${why}`)

const rooms = 10

it(`rel:D10 room:R6 room:R10 ${rooms * socketsOfRoom} hostile sockets disturb nobody in their room and leave nothing behind`, async () => {
  const office = await openOffice()
  const ends = new Map<string, number>()
  for (let seed = 1; seed <= rooms; seed++) {
    const run = await runRoom(office, seed)
    expect(run.violations, `seed ${seed}`).toEqual([])
    for (const [end, times] of run.ends) ends.set(end, (ends.get(end) ?? 0) + times)
  }
  await office.app.stop()
  console.log([...ends].map(([end, times]) => `${end}: ${times}`).join(', '))
  for (const end of ['answered', '1003', '1007', '4422']) expect(ends.get(end) ?? 0, end).toBeGreaterThan(rooms)
}, 300_000)
