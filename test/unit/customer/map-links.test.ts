import { describe, expect, it } from 'vitest'
import { mapLinks, placeWords } from '#app/features/customer/map-links.ts'

describe('map links', () => {
  it.each([
    [{ name: '禾岭医药', city: '江南市', address: '滨河路 8 号' }, '江南市 滨河路 8 号'],
    [{ name: '禾岭医药', city: '江南市', address: '江南市滨河路 8 号' }, '江南市滨河路 8 号'],
    [{ name: '禾岭医药', city: '江南市', address: ' ' }, '江南市 禾岭医药'],
    [{ name: 'Around the Horn', city: '', address: '120 Hanover Sq.' }, '120 Hanover Sq.'],
  ])('look for the words of %j', (place, words) => {
    expect(placeWords(place)).toBe(words)
  })

  it('carry any address whole and lead to no other query', () => {
    const place = { name: 'A', city: '', address: 'Rua & Cia, 12?q=x#1' }
    for (const { href } of mapLinks(place)) {
      const url = new URL(href)
      const found = url.searchParams.get('keyword') ?? url.searchParams.get('q') ?? url.searchParams.get('query')
      expect(found).toBe(place.address)
      expect(url.hash).toBe('')
    }
  })
})
