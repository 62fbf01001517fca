/** People named by surname and title (张总, 李工, Mr Zhang, zhangzong), known or not. */
import type { KnownContact } from './name-index.ts'
import type { SentenceContext } from './sentence-context.ts'
import type { ContactSpan } from './span.ts'
import { surnameAt } from './surname.ts'

interface Titled {
  readonly start: number
  readonly end: number
  /** As `contactsBySurname` has it: a Chinese surname, its reading, or a Latin name in lower case. */
  readonly surname: string
  readonly title: string
  /** Too weak a sign for somebody nobody has recorded: 小李, zhangzong. */
  readonly isWeak: boolean
}

const chineseTitles =
  '副总经理 总经理 副总 总监 总裁 总(?!量|额|价|数|部|体|计|共|结|得|算) 副经理 经理(?!部) 副主任 主任 主管 主席 副院长 院长 科长 处长 部长 局长 厂长 店长 校长 会长 行长 站长 园长 组长 队长 ' +
  '护士长 医生 大夫 医师 药师 教授 博士 老师 老板娘 老板 先生 女士 小姐 书记 秘书 会计 董事长 董(?!事会) (?<!施)工(?![作厂程业人地资具艺期序商]) 姐 哥 师傅'
const titleHere = new RegExp(`(?:${chineseTitles.split(' ').join('|')})`, 'uy')
/** Titles as people type them in Latin letters. */
const titlesByReading = new Map([
  ['zong', '总'],
  ['gong', '工'],
  ['jingli', '经理'],
  ['zhuren', '主任'],
  ['yisheng', '医生'],
  ['laoshi', '老师'],
  ['laoban', '老板'],
  ['yuanzhang', '院长'],
])
const readTitle = new RegExp(
  `(?<![A-Za-z])(?<surname>[a-z]{2,6}?)\\s?(?<title>${[...titlesByReading.keys()].join('|')})(?![a-z])`,
  'giu',
)
const englishTitle =
  /\b(?:Mrs|Mr|Ms|Miss|Dr|Prof|Professor|Doctor|Director|Manager|Engineer|Madam)\.?\s+(?<first>[A-Z][\p{L}'-]+)(?:\s+(?<last>[A-Z][\p{L}'-]+))?/gu
const familiar = /(?<![最大从较太])[老小](?=\p{Script=Han})/gu

/** `customer`: whose people are meant, when it is known. */
export function findTitled(text: string, context: SentenceContext, customer: string | undefined): ContactSpan[] {
  const contacts = (surname: string, title: string): readonly KnownContact[] =>
    contactsOf(surname, title, context, customer)
  const found = [
    ...chineseTitled(text),
    ...englishTitled(text, surname => contacts(surname, '').length > 0),
    ...readTitled(text),
    ...(customer === undefined ? [] : familiarNames(text)),
  ]
  return found.flatMap(({ start, end, surname, title, isWeak }) => {
    const known = contacts(surname, title)
    return isWeak && known.length === 0 ? [] : [personSpan({ start, end, text: text.slice(start, end) }, known)]
  })
}

/** One contact is the person; several are candidates; none leaves the words of the text. */
export function personSpan(
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
  known: readonly KnownContact[],
): ContactSpan {
  const [first, second] = known
  if (first === undefined) return { kind: 'contact', start, end, text, name: text }
  if (second === undefined) return { kind: 'contact', start, end, text, name: first.name, id: first.id }
  return { kind: 'contact', start, end, text, name: text, candidates: known.map(contact => contact.id) }
}

function chineseTitled(text: string): Titled[] {
  const found: Titled[] = []
  for (let start = 0; start < text.length - 1; start++) {
    const surname = surnameAt(text, start)
    titleHere.lastIndex = start + (surname?.length ?? 0)
    const title = surname && titleHere.exec(text)?.[0]
    if (surname === undefined || !title) continue
    const end = start + surname.length + title.length
    found.push({ start, end, surname, title, isWeak: false })
    start = end - 1
  }
  return found
}

/** `Dr Maria Anders` is a whole name when somebody is called Anders; in `Mr Zhang Friday` the second word is none. */
function englishTitled(text: string, isKnown: (surname: string) => boolean): Titled[] {
  return [...text.matchAll(englishTitle)].map(match => {
    const { first = '', last = '' } = match.groups ?? {}
    const whole = match.index + match[0].length
    const isLast = last !== '' && isKnown(last.toLowerCase())
    const end = isLast || last === '' ? whole : match.index + match[0].indexOf(first) + first.length
    return { start: match.index, end, surname: (isLast ? last : first).toLowerCase(), title: '', isWeak: false }
  })
}

function readTitled(text: string): Titled[] {
  return [...text.matchAll(readTitle)].map(match => {
    const { surname = '', title = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    const meant = titlesByReading.get(title.toLowerCase()) ?? ''
    return { start: match.index, end, surname: surname.toLowerCase(), title: meant, isWeak: true }
  })
}

function familiarNames(text: string): Titled[] {
  return [...text.matchAll(familiar)].flatMap(({ index }) => {
    const surname = surnameAt(text, index + 1)
    const end = index + 1 + (surname?.length ?? 0)
    return surname === undefined || text[end] === '期' ? [] : { start: index, end, surname, title: '', isWeak: true }
  })
}

/**
 * The contacts a surname and title may mean: those of the customer at hand; without a customer those of all. Of several
 * with the surname, the ones whose recorded title fits.
 */
function contactsOf(
  surname: string,
  title: string,
  { names }: SentenceContext,
  customer: string | undefined,
): readonly KnownContact[] {
  const named = names.contactsBySurname.get(surname) ?? []
  const here = customer === undefined ? named : named.filter(contact => contact.customer === customer)
  if (here.length < 2) return here
  const fitting = here.filter(contact => fitsTitle(contact.title ?? '', title))
  return fitting.length > 0 ? fitting : here
}

const recordedAs = new Map([
  ['总', /总|老板|董事长|CEO|创始人|负责人|厂长|GM|president/iu],
  ['董', /董事/u],
  ['工', /工程|技术|工|engineer/iu],
  ['医生', /医|大夫|主任/u],
  ['大夫', /医|大夫|主任/u],
  ['老板', /老板|店主|总|owner/iu],
])

const fitsTitle = (recorded: string, title: string): boolean =>
  title === '' || (recordedAs.get(title)?.test(recorded) ?? recorded.includes(title))
