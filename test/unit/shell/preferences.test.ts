/** Choices of a person survive a restart; broken or missing storage costs only the choice. */
import { expect, it } from 'vitest'
import { isIosDevice, isWeChat } from '#app/platform/browser.ts'
import { createPreferences, preferencesKey } from '#app/preferences.ts'

const keptIn = (entries: Map<string, string>) => ({
  getItem: (key: string) => entries.get(key) ?? null,
  setItem: (key: string, value: string) => void entries.set(key, value),
})

it('what was chosen is there after a restart', () => {
  const storage = keptIn(new Map())
  const first = createPreferences(storage, ['zh-CN'])
  let told = 0
  const stop = first.subscribe(() => told++)
  first.set({ language: 'en', theme: 'dark' })
  stop()
  first.set({ textSize: 'large', shortcuts: false, installSaid: true })
  expect(told).toBe(1)
  const chosen = { language: 'en', theme: 'dark', textSize: 'large', shortcuts: false, installSaid: true }
  expect(createPreferences(storage, ['zh-CN']).get()).toEqual(chosen)
})

it('broken, foreign and missing storage give the defaults of the browser', () => {
  const defaults = { language: 'en', theme: 'system', textSize: 'normal', shortcuts: true, installSaid: false }
  for (const text of ['{', '7', 'null', '{"theme":"pink","textSize":9,"language":"fr"}']) {
    expect(createPreferences(keptIn(new Map([[preferencesKey, text]])), ['en-GB']).get(), text).toEqual(defaults)
  }
  const nowhere = createPreferences(undefined, ['en'])
  nowhere.set({ theme: 'dark' })
  expect(nowhere.get().theme).toBe('dark')
})

it('WebViews of WeChat and WeCom and iOS in disguise are recognised', () => {
  expect(isWeChat('Mozilla/5.0 … MicroMessenger/8.0.49 NetType/WIFI')).toBe(true)
  expect(isWeChat('Mozilla/5.0 … wxwork/4.1 MicroMessenger/7')).toBe(true)
  expect(isWeChat('Mozilla/5.0 (Linux; Android 14) Chrome/126')).toBe(false)
  expect(isIosDevice('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5)).toBe(true)
  expect(isIosDevice('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0)).toBe(false)
})
