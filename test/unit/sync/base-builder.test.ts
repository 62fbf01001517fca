import { afterEach, describe, expect, it } from 'vitest'
import { createBaseBuilder } from '#server/sync/base-builder.ts'
import { makeBase } from '#server/sync/make-base.ts'
import { makeWriter, note, textOf } from '../../kit/test-log.ts'

const stuck = new URL('../../kit/stuck-worker.ts', import.meta.url)
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

function start(...options: Parameters<typeof createBaseBuilder>) {
  const builder = createBaseBuilder(...options)
  closers.push(() => builder.close())
  return builder
}

describe('the base builder', () => {
  it('log:C1 makes bases in its own thread, one after the other', async () => {
    const builder = start()
    const ann = makeWriter(1)
    const bodies = [ann.write(note('a')), ann.write(note('b'))]
    const [first, second] = await Promise.all([builder.build(bodies), builder.build(bodies.slice(0, 1))])
    expect(textOf(first)).toBe('ab')
    expect(textOf(second)).toBe('a')
  })

  it('log:C1 goes on after rows that cannot be read', async () => {
    const builder = start()
    await expect(builder.build([Uint8Array.of(1, 2, 3)])).rejects.toThrow()
    expect(textOf(await builder.build([makeWriter(1).write(note('a'))]))).toBe('a')
  })

  it('log:C1 gives up on a thread that hangs, and says so to every job', async () => {
    const builder = start(150, stuck)
    const jobs = [builder.build([]), builder.build([])]
    const results = await Promise.allSettled(jobs)
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('log:L4 refuses to make a base of rows that do not stand on each other', () => {
    const ann = makeWriter(1)
    ann.write(note('missing'))
    expect(() => makeBase([ann.write(note('b'))])).toThrow('log:L4')
  })
})
