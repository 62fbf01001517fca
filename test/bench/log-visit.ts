/** A visit through the quick log, a sentence and an outcome, as a person taps it: what storing it and saying so took. */
import { wordsOf } from '#test/kit/story.ts'
import { type BenchPhone, fingerOn, goTo } from './bench-phone.ts'

const words = wordsOf('zh-CN')

export async function logVisit(phone: BenchPhone, customer: string, round: number) {
  const { page } = phone
  await goTo(phone, `/log?c=${customer}`)
  await page.getByLabel(words.log.text).fill(`见了采购，样品认可，价格再谈 ${round}`)
  await page.getByRole('button', { name: words.log.outcomes.progress, exact: true }).click()
  await page.waitForTimeout(400)
  const tap = await fingerOn(phone, page.getByRole('button', { name: words.log.save }))
  const painted = page.evaluate(async () => {
    window.ketuBench.inp = 0
    window.ketuBench.stored.length = 0
    return window.ketuBench.whenPainted(() => location.pathname !== '/log' && document.querySelector('.toast') !== null)
  })
  await tap()
  const saidAt = await painted
  await page.waitForTimeout(400)
  const { tapAt, storedAt, append, inp } = await page.evaluate(() => {
    const { tapAt: at, stored, inp: longest } = window.ketuBench
    const commit = stored.find(one => one.at > at)
    return { tapAt: at, storedAt: commit?.at ?? Number.NaN, append: commit?.took ?? Number.NaN, inp: longest }
  })
  return { stored: storedAt - tapAt, said: saidAt - tapAt, append, inp }
}
