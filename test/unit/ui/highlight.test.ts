/** Matches of a search are marked without changing the text. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitByRanges } from '#app/ui/mark.tsx'
import { isEnter } from '#app/ui/typing.ts'

it('marked pieces stand where the ranges say', () => {
  expect(
    splitByRanges('寒屿冷链', [
      [0, 1],
      [2, 3],
    ]).map(({ text, hit }) => (hit ? `[${text}]` : text)),
  ).toEqual(['[寒]', '屿', '[冷]', '链'])
})

it('pieces always join to the text, whatever the ranges', () => {
  const range = fc.tuple(fc.integer({ min: -2, max: 12 }), fc.integer({ min: -2, max: 12 }))
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.array(range), (text, ranges) => {
      expect(
        splitByRanges(text, ranges)
          .map(piece => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

it('Enter that ends a composition is not Enter', () => {
  expect(isEnter({ key: 'Enter', keyCode: 13 })).toBe(true)
  expect(isEnter({ key: 'Enter', keyCode: 229 })).toBe(false)
  expect(isEnter({ key: 'Enter', keyCode: 13, nativeEvent: { isComposing: true } })).toBe(false)
})
