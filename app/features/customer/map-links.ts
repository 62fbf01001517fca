/** Links that open an address in a map app, by its words: no coordinates are kept (UX 3.2). */

export interface Place {
  readonly name: string
  readonly city: string
  readonly address: string
}

export type MapApp = 'amap' | 'tencent' | 'apple' | 'google'

export function mapLinks(place: Place): readonly { readonly app: MapApp; readonly href: string }[] {
  const words = encodeURIComponent(placeWords(place))
  const city = encodeURIComponent(place.city)
  return [
    { app: 'amap', href: `https://uri.amap.com/search?keyword=${words}&city=${city}&src=ketu&callnative=1` },
    { app: 'tencent', href: `https://apis.map.qq.com/uri/v1/search?keyword=${words}&region=${city}&referer=ketu` },
    { app: 'apple', href: `https://maps.apple.com/?q=${words}` },
    { app: 'google', href: `https://www.google.com/maps/search/?api=1&query=${words}` },
  ]
}

/** The address, with the city before it when it does not name it; without an address the name. */
export function placeWords({ name, city, address }: Place): string {
  const street = address.trim()
  if (street === '') return [city, name].filter(part => part !== '').join(' ')
  return city === '' || street.includes(city) ? street : `${city} ${street}`
}
