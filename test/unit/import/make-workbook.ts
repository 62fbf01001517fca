/** Workbooks made by a test: the least XML that is one, stored or deflated. */
import { crc32, deflateRawSync } from 'node:zlib'
import { packStored } from '#app/data/import/zip-pack.ts'

export interface MadeSheet {
  readonly name: string
  /** The inside of `<sheetData>`, or rows of texts. */
  readonly rows: string | readonly (readonly string[])[]
  readonly isHidden?: boolean
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function workbookParts(sheets: readonly MadeSheet[]): Map<string, Uint8Array> {
  const entries = sheets.map(
    ({ name, isHidden }, i) =>
      `<sheet name="${escape(name)}" sheetId="${i + 1}"${isHidden === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return new Map([
    ['xl/workbook.xml', utf8(`<workbook xmlns:r="${relation}"><sheets>${entries.join('')}</sheets></workbook>`)],
    ['xl/_rels/workbook.xml.rels', utf8(`<Relationships>${relations.join('')}</Relationships>`)],
    ...sheets.map(({ rows }, i): [string, Uint8Array] => [`xl/worksheets/sheet${i + 1}.xml`, utf8(sheetXml(rows))]),
  ])
}

export const makeWorkbook = (...sheets: readonly MadeSheet[]): Uint8Array => packStored(workbookParts(sheets))

const sheetXml = (rows: MadeSheet['rows']): string =>
  `<worksheet><sheetData>${typeof rows === 'string' ? rows : rows.map(rowXml).join('')}</sheetData></worksheet>`

const letter = (column: number): string => String.fromCharCode(65 + column)

const rowXml = (cells: readonly string[], row: number): string =>
  `<row r="${row + 1}">${cells
    .map((text, i) => `<c r="${letter(i)}${row + 1}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`)
    .join('')}</row>`

/** As spreadsheets pack: deflated. Written apart from the app's own packer, so that the two check each other. */
export function packDeflated(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, bytes] of parts) {
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    local.push(entry)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, Buffer.from(name))
    at += entry.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return new Uint8Array(Buffer.concat([...local, ...directory, Buffer.from('PK\x05\x06'), end]))
}
