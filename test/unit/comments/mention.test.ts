import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionedIn, mentionRanges, openMention, withMention } from '#shared/domain/mention.ts'

const people = [
  { id: 'zhang', name: '张伟' },
  { id: 'zhangming', name: '张伟明' },
  { id: 'li', name: '李娜' },
  { id: 'otherLi', name: '李娜' },
  { id: 'daniel', name: 'Daniel Chen' },
]

describe('mentions in the words of a comment', () => {
  it('are names after an @, the longest that fits; two people of one name are both meant', () => {
    expect(mentionedIn('@张伟明 看一下，@Daniel Chen 也看', people)).toEqual(['zhangming', 'daniel'])
    expect(mentionedIn('@李娜看一下', people)).toEqual(['li', 'otherLi'])
    expect(mentionedIn('发到 a@b.com，张伟知道', people)).toEqual([])
  })

  it('stand where they are read', () => {
    const text = '账期 @张伟 和 @李娜'
    expect(mentionRanges(text, people).map(({ start, end }) => text.slice(start, end))).toEqual(['@张伟', '@李娜'])
  })

  it('are being typed from the @ until a name stands there', () => {
    expect(openMention('账期', people)).toBeUndefined()
    expect(openMention('账期 @', people)).toBe('')
    expect(openMention('账期 @Dan', people)).toBe('Dan')
    expect(openMention('账期 @张伟 好', people)).toBeUndefined()
    expect(openMention('@张\n下一行', people)).toBeUndefined()
  })

  it('picked from the list end in the words as that person', () => {
    expect(withMention('账期 @Dan', 'Daniel Chen', people)).toBe('账期 @Daniel Chen ')
    expect(withMention('账期', '张伟', people)).toBe('账期 @张伟 ')
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...people), (text, { id, name }) => {
        expect(mentionedIn(withMention(text, name, people), people)).toContain(id)
      }),
    )
  })
})
