import { describe, expect, it } from 'vitest'
import { createGroupCommit } from '#server/store/group-commit.ts'
import { PlanFailed } from '#server/store/plan.ts'

function start({ maxRows = 100, commitFails = false, beginFails = false } = {}) {
  const trace: string[] = []
  const tasks: (() => void)[] = []
  const step = (name: string, fails: boolean) => () => {
    trace.push(name)
    if (fails) throw new Error(`${name} failed`)
  }
  const transaction = {
    begin: step('begin', beginFails),
    commit: step('commit', commitFails),
    rollback: step('rollback', false),
  }
  const group = createGroupCommit(transaction, task => void tasks.push(task), maxRows)
  return {
    trace,
    group,
    endTurn: () => tasks.splice(0).forEach(task => task()),
    add: (name: string, { rows = 1, error }: { rows?: number; error?: Error } = {}) =>
      group.add({
        write() {
          trace.push(`write ${name}`)
          if (error !== undefined) throw error
          return { rows }
        },
        committed: () => void trace.push(`ok ${name}`),
        failed: reason => void trace.push(`no ${name}: ${reason instanceof Error ? reason.message : ''}`),
      }),
  }
}

describe('group commit', () => {
  it('log:L1 commits everything of a turn once, and tells each after it', () => {
    const { add, endTurn, trace } = start()
    add('a')
    add('b')
    expect(trace).toEqual([])
    endTurn()
    expect(trace).toEqual(['begin', 'write a', 'write b', 'commit', 'ok a', 'ok b'])
  })

  it('log:L1 tells nobody stored when the commit fails', () => {
    const { add, endTurn, trace } = start({ commitFails: true })
    add('a')
    add('b')
    endTurn()
    expect(trace.slice(3)).toEqual(['commit', 'rollback', 'no a: commit failed', 'no b: commit failed'])
  })

  it('fails the whole group when one write fails, and goes on with what came later', () => {
    const { add, endTurn, trace } = start()
    add('a')
    add('b', { error: new Error('disk full') })
    add('c')
    endTurn()
    expect(trace).toEqual(['begin', 'write a', 'write b', 'rollback', 'no a: disk full', 'no b: disk full'])
    endTurn()
    expect(trace.slice(6)).toEqual(['begin', 'write c', 'commit', 'ok c'])
  })

  it('fails a plan alone', () => {
    const { add, endTurn, trace } = start()
    add('a', { error: new PlanFailed('plan', { cause: new Error('my fault') }) })
    add('b')
    endTurn()
    expect(trace).toEqual(['begin', 'write a', 'no a: my fault', 'write b', 'commit', 'ok b'])
  })

  it('fails all that waits when no transaction can begin', () => {
    const { add, endTurn, trace } = start({ beginFails: true })
    add('a')
    endTurn()
    expect(trace).toEqual(['begin', 'rollback', 'no a: begin failed'])
  })

  it('bounds a group by its rows and takes the rest in the next turn', () => {
    const { add, endTurn, trace } = start({ maxRows: 10 })
    add('a', { rows: 6 })
    add('b', { rows: 6 })
    add('c')
    endTurn()
    expect(trace).toEqual(['begin', 'write a', 'write b', 'commit', 'ok a', 'ok b'])
    endTurn()
    expect(trace.slice(6)).toEqual(['begin', 'write c', 'commit', 'ok c'])
  })

  it('writes what waits when it is closed, and refuses what comes after', () => {
    const { add, group, trace } = start()
    add('a')
    group.close()
    add('b')
    expect(trace).toEqual(['begin', 'write a', 'commit', 'ok a', 'no b: the log store is closed'])
  })
})
