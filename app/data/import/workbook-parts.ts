/** Where the parts of a workbook are: its sheets in their order, and what they share. Read from two small parts of XML. */

export const workbookPart = 'xl/workbook.xml'
export const relationsPart = 'xl/_rels/workbook.xml.rels'

export interface WorkbookSheet {
  readonly name: string
  /** From 1, hidden sheets counted. */
  readonly number: number
  /** Its name in the archive. */
  readonly part: string
}

/** Sheets of cells that a person sees; charts and hidden sheets are none. */
export function sheetsOf(workbook: string, relations: string): readonly WorkbookSheet[] {
  const targets = new Map(relationsOf(relations, '/worksheet').map(({ id, part }) => [id, part]))
  return tagsOf(workbook, 'sheet').flatMap((attributes, i) => {
    const part = targets.get(attributes.get('id') ?? '')
    const isHidden = /hidden/i.test(attributes.get('state') ?? '')
    return part === undefined || isHidden ? [] : [{ name: attributes.get('name') ?? '', number: i + 1, part }]
  })
}

/** Texts and styles of all sheets; a workbook may have neither. */
export const sharedParts = (relations: string): readonly string[] =>
  ['/sharedStrings', '/styles'].flatMap(type => relationsOf(relations, type).map(({ part }) => part))

const relationsOf = (relations: string, type: string): readonly { id: string; part: string }[] =>
  tagsOf(relations, 'Relationship')
    .filter(attributes => attributes.get('Type')?.endsWith(type))
    .map(attributes => ({ id: attributes.get('Id') ?? '', part: partOf(attributes.get('Target') ?? '') }))

const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

/** Attributes of every tag of that name, without their prefixes. */
function tagsOf(xml: string, name: string): ReadonlyMap<string, string>[] {
  const tags = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'g'))
  return [...tags].map(
    ([, attributes = '']) =>
      new Map(
        [...attributes.matchAll(/(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
          ([, key = '', double, single]) => [key, unescape(double ?? single ?? '')],
        ),
      ),
  )
}

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescape = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    const named = typeof name === 'string' ? entities[name.toLowerCase()] : undefined
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
    return named ?? (code <= 0x10ffff ? String.fromCodePoint(code) : whole)
  })
