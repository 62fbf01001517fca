/** The sentence of the sync centre tells what is safe, what waits and what to do (UX 5.4, 5.7). */
import { describe, expect, it } from 'vitest'
import { initialSyncState, type SyncState } from '#app/data/sync/state.ts'
import { oldWaitDays, syncSentence } from '#app/features/sync/sync-sentence.ts'
import { words as en } from '#app/words/en.ts'
import { words } from '#app/words/zh-CN.ts'

const dayMs = 86_400_000
const sentence = (state: Partial<SyncState>) => {
  const { title, detail, tone } = syncSentence(words, { ...initialSyncState, ...state })
  return [title, detail, tone]
}

describe('sync sentence', () => {
  it('is quiet while everything is synced or offline with nothing waiting', () => {
    expect(sentence({ pill: 'ok' })).toEqual(['全部已同步', '本机和服务器一致', 'quiet'])
    expect(sentence({ pill: 'offline' })).toEqual(['离线', '离线也能用，改动都在本机', 'quiet'])
  })

  it('counts what waits offline and keeps calm about the server', () => {
    expect(sentence({ pill: 'offline', waiting: 2, problem: 'server-error' })).toEqual([
      '离线 · 2 条待同步',
      '这次没同步成功，会自动重试',
      'quiet',
    ])
  })

  it('counts what is delivered while the rest is on its way', () => {
    expect(sentence({ pill: 'syncing', waiting: 2, delivered: 1 })).toEqual([
      '已联网，正在同步',
      '3 条已送达 1 条，其余都在本机',
      'quiet',
    ])
    expect(sentence({ pill: 'syncing', waiting: 2 })[1]).toBe('2 条待同步，都在本机')
    expect(sentence({ pill: 'syncing' })[1]).toBe('本机没有待同步的，正在看有没有新内容')
  })

  it('asks for a decision without stopping the rest', () => {
    expect(sentence({ pill: 'needs-you', needsYou: 2 })).toEqual(['2 条需处理', '其余照常同步，不用等', 'warn'])
    expect(sentence({ pill: 'needs-you', needsYou: 1, problem: 'unreachable' })[1]).toBe(
      '服务器暂时连不上，你的记录都在本机',
    )
  })

  it('turns red only for a risk of loss', () => {
    expect(sentence({ pill: 'risk', problem: 'storage' })).toEqual([
      '本机存储有风险',
      '本机存不进去了。请先导出，再清理手机空间',
      'bad',
    ])
    expect(sentence({ pill: 'signed-out', problem: 'signed-out' })[2]).toBe('warn')
  })

  it('reads as English with its plurals', () => {
    const { title } = syncSentence(en, { ...initialSyncState, pill: 'needs-you', needsYou: 1 })
    expect(title).toBe('1 item needs you')
  })

  it('tells how long the oldest has waited from the third day on', () => {
    const waiting = { ...initialSyncState, waiting: 5, waitingSince: 0 }
    expect(oldWaitDays(waiting, 3 * dayMs - 1)).toBeUndefined()
    expect(oldWaitDays(waiting, 3 * dayMs)).toBe(3)
    expect(oldWaitDays({ ...waiting, waiting: 0 }, 9 * dayMs)).toBeUndefined()
  })
})
