import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSentence } from '#shared/domain/sentence/parse-sentence.ts'
import { createSentenceContext } from '#shared/domain/sentence/sentence-context.ts'
import { answer, cases } from './sentence-golden.ts'

const zhangs = [
  { id: 'zhang-a', name: '张伟', title: '总经理', customer: 'a' },
  { id: 'zhang-b', name: '张强', title: '采购', customer: 'b' },
  { id: 'li-a1', name: '李明', title: '工程师', customer: 'a' },
  { id: 'li-a2', name: '李刚', title: '工程师', customer: 'a' },
]
const context = createSentenceContext({ today: '2026-11-22', contacts: zhangs })
const at = (id: string) => ({ ...context, customer: { id, name: id } })

describe('golden sentences', () => {
  it('are at least 140, in both languages and mixed', () => {
    expect(cases.length).toBeGreaterThanOrEqual(140)
    expect(cases.filter(({ text }) => !/\p{Script=Han}/u.test(text)).length).toBeGreaterThan(40)
    expect(cases.filter(({ text }) => /\p{Script=Han}/u.test(text) && /[a-z]{3}/iu.test(text)).length).toBeGreaterThan(
      10,
    )
  })

  it.each(cases.map(given => [given.text, given] as const))('%s', (_, given) => {
    expect(answer(given)).toEqual({ spans: given.spans, proposes: given.proposes })
  })
})

describe('people', () => {
  it('a surname with a title is the contact of the customer at hand', () => {
    expect(parseSentence('见了张总', at('a')).proposal.contacts[0]?.id).toBe('zhang-a')
    expect(parseSentence('见了张总', at('b')).proposal.contacts[0]?.id).toBe('zhang-b')
  })

  it('two contacts who fit alike are both offered and none is chosen', () => {
    const [person] = parseSentence('李工测了样品', at('a')).proposal.contacts
    expect(person).toMatchObject({ name: '李工', candidates: ['li-a1', 'li-a2'] })
    expect(person?.id).toBeUndefined()
  })

  it('are found by how their names and those of customers are read', () => {
    const known = createSentenceContext({
      today: '2026-11-22',
      customers: [{ id: 'heling', name: '上海禾岭医药有限公司', keys: ['shang hai he ling yi yao you xian gong si'] }],
      contacts: [{ id: 'wei', name: '张伟', customer: 'heling', keys: ['zhang wei'] }],
    })
    const { proposal } = parseSentence('去heling见了zhangwei，heling yiyao要样品', known)
    expect(proposal.customer?.spans.map(span => span.text)).toEqual(['heling', 'heling'])
    expect(proposal.contacts).toMatchObject([{ id: 'wei', name: '张伟' }])
    expect(parseSentence('zhang gong测了样品', known).proposal.contacts).toMatchObject([{ id: 'wei' }])
  })

  it('somebody nobody has recorded keeps the words of the text', () => {
    expect(parseSentence('见了王主任', at('a')).proposal.contacts).toMatchObject([{ name: '王主任' }])
  })

  it('a person named twice is one chip tied to both places', () => {
    const [person, ...others] = parseSentence('张总说行，张总签字', at('a')).proposal.contacts
    expect(person?.spans.map(span => span.start)).toEqual([0, 5])
    expect(others).toEqual([])
  })
})

describe('what the person takes back', () => {
  const text = '见了张总，样品认可，下周三送第二批样品'
  const without = (...dismissed: string[]) => parseSentence(text, { ...at('a'), dismissed })

  it('a date taken back leaves the next step without a due day', () => {
    expect(parseSentence(text, at('a')).proposal.next).toMatchObject({ title: '送第二批样品', due: '2026-11-25' })
    const { next } = without('下周三').proposal
    expect(next?.title).toBe('送第二批样品')
    expect(next?.due).toBeUndefined()
  })

  it('a promise, a person and an outcome taken back stay text', () => {
    const { proposal, spans } = without('送第二批样品', '张总', '认可')
    expect(proposal).toEqual({ contacts: [], promises: [] })
    expect(spans.map(span => span.kind)).toEqual(['date'])
  })

  it('a promise taken back does not return while its words grow', () => {
    expect(without('送第二').proposal.next).toBeUndefined()
  })

  it('the part of a dismissed piece does not become a piece of its own', () => {
    expect(without('下周三').spans.some(span => span.kind === 'date')).toBe(false)
  })

  it('what is typed in full width is taken back too', () => {
    const typed = '订了￥３２００的货'
    const [money] = parseSentence(typed, context).spans
    expect(money).toMatchObject({ kind: 'money', amount: 320_000, text: '￥３２００' })
    expect(parseSentence(typed, { ...context, dismissed: ['￥３２００'] }).spans).toEqual([])
  })
})

describe('any text', () => {
  const words = [
    ...new Set(cases.flatMap(({ text }) => text.match(/[A-Za-z'$¥.,\d]+|\p{Script=Han}{1,3}|[^\w\s]/gu) ?? [])),
  ]
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.constantFrom(...words, ' '), { maxLength: 25 }).map(parts => parts.join('')),
  )

  it('gives pieces that are its own words, in order, none across another but inside a promise', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { spans } = parseSentence(text, at('a'))
        for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text)
        expect(spans.map(span => span.start)).toEqual(spans.map(span => span.start).sort((a, b) => a - b))
        const plain = spans.filter(span => span.kind !== 'promise')
        for (const [i, span] of plain.entries()) expect(span.start).toBeGreaterThanOrEqual(plain[i - 1]?.end ?? 0)
      }),
      { numRuns: 1500 },
    )
  })

  it('is read alike twice, and a promise never points into the past', () => {
    fc.assert(
      fc.property(anyText, text => {
        const first = parseSentence(text, context)
        expect(parseSentence(text, context)).toEqual(first)
        for (const { due } of first.proposal.promises) expect(due === undefined || due >= context.today).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
