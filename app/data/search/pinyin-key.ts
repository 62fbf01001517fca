/** Readings of Chinese names, for search. Big (139 KB gz): only the worker and tests may import this. */
import { customPinyin, pinyin } from 'pinyin-pro'
import { isHan, unitsOf } from './name-unit.ts'
import type { SearchKind } from './search-entry.ts'

/** Places and words of shops that are read otherwise than their characters mostly are. */
const places: { readonly [name: string]: string } = {
  单县: 'shàn xiàn',
  六合: 'lù hé',
  尉犁: 'yù lí',
  蔚县: 'yù xiàn',
  洪洞: 'hóng tóng',
  浚县: 'xùn xiàn',
  涡阳: 'guō yáng',
  歙县: 'shè xiàn',
  乐清: 'yuè qīng',
  乐亭: 'lào tíng',
  乐陵: 'lào líng',
  繁峙: 'fán shì',
  解州: 'hài zhōu',
  黄陂: 'huáng pí',
  筠连: 'jūn lián',
  泌阳: 'bì yáng',
  吴堡: 'wú bǔ',
  会稽: 'kuài jī',
  参茸: 'shēn róng',
  便宜坊: 'biàn yí fāng',
  仇家: 'qiú jiā',
  单记: 'shàn jì',
  单氏: 'shàn shì',
  曾记: 'zēng jì',
  曾氏: 'zēng shì',
  仇氏: 'qiú shì',
}
customPinyin({ ...places })

const otherReadings = new Map<string, readonly string[]>()

/**
 * For each name the readings of its Han characters, apart by blanks; of each character first the one it has in this name,
 * then its others: `chong/zhong qing`. ü is `v`, and `u` as another. A contact's name begins with a surname (单 shan, 曾 zeng).
 */
export function readingsOf(names: readonly string[], kind: SearchKind): string[] {
  return names.map(name => {
    const han = unitsOf(name).filter(unit => unit.isHan)
    const text = name.normalize()
    const readings = pinyin(text, {
      toneType: 'none',
      type: 'array',
      v: true,
      nonZh: 'spaced',
      surname: kind === 'contact' ? 'head' : 'off',
    })
    const own = [...text].flatMap((char, i) => (isHan(char) ? (readings[i] ?? char) : []))
    if (own.length !== han.length) return ''
    return han
      .map((unit, i) => [...new Set([own[i] ?? unit.text, ...others(unit.text)])].filter(isLatin).join('/') || '-')
      .join(' ')
  })
}

const isLatin = (reading: string): boolean => /^[a-z]+$/.test(reading)

function others(char: string): readonly string[] {
  const known = otherReadings.get(char)
  if (known !== undefined) return known
  const all = pinyin(char, { toneType: 'none', type: 'array', v: true, multiple: true })
  const readings = [...all, ...all.map(reading => reading.replace('v', 'u'))]
  otherReadings.set(char, readings)
  return readings
}
