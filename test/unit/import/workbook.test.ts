/** Excel workbooks: what real ones hold comes in as its CSV would; what is wrong with one is told, and nothing hostile is unpacked. */
import { describe, expect, test } from 'vitest'
import { numberText, sizeOfSheet } from '#app/data/import/cell-text.ts'
import { maxFileBytes } from '#app/data/import/decode.ts'
import { nothingKnown } from '#app/data/import/known.ts'
import { packStored } from '#app/data/import/zip-pack.ts'
import { readZip, unpack } from '#app/data/import/zip.ts'
import { importText, openSession } from './make-import.ts'
import { makeWorkbook, type MadeSheet, packDeflated, workbookParts } from './make-workbook.ts'
import { fileBytes } from './read-file.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const open = (bytes: Uint8Array, sheet?: string) => openSession(nothingKnown).open(bytes, sheet)
const customers: MadeSheet = {
  name: '客户',
  rows: [
    ['客户名称', '城市'],
    ['禾岭医药', '杭州'],
  ],
}
const dataOf = (rows: string): MadeSheet => ({ name: 'S', rows })

describe('a workbook as Excel saves it', () => {
  test('its customers are found below a title, behind a note and a hidden list; formulas count as their values', async () => {
    const opened = await open(fileBytes('customers.xlsx'))
    expect(opened).toMatchObject({
      kind: 'opened',
      source: { kind: 'workbook', sheet: '客户 & 联系人', sheets: ['说明', '客户 & 联系人'] },
      rows: 4,
      guess: { kind: 'customers' },
    })
    const { planned, after } = await importText(fileBytes('customers.xlsx'))
    expect(planned.counts).toEqual({ new: 4, changed: 0, same: 0, problem: 0, merged: 0, created: 0 })
    expect(after.customers.map(({ externalId, name, class: letter }) => [externalId, name, letter])).toEqual([
      ['10001', '禾岭医药有限公司', 'A'],
      ['10002', '鼎禾食品', 'B'],
      ['10003', '"长禾"汽车, 零部件', ''],
      ['10004', '青麦乳业', ''],
    ])
    expect(after.customers[0]).toMatchObject({ phone: '13800005501', employees: 320, notes: '样品认可\n价格再谈' })
    expect(after.contacts.map(({ name }) => name)).toEqual(['张岚', '李工'])
  })

  test('dates stay on their day, with and without a time; a formula without a value is empty', async () => {
    const known = (await importText(fileBytes('customers.xlsx'))).after
    const { planned, after } = await importText(fileBytes('orders.xlsx'), { known })
    expect(planned.counts).toMatchObject({ new: 3, problem: 0 })
    expect(
      after.orders
        .toSorted((a, b) => (a.day < b.day ? -1 : 1))
        .map(order => [order.day, order.amount, order.isCancelled]),
    ).toEqual([
      ['2026-11-02', 2_000_050, false],
      ['2026-11-03', 30, false],
      ['2026-11-04', -120_000, true],
    ])
  })

  test('a problem is named by the row the spreadsheet shows', async () => {
    const rows = [['名单'], [], ['客户名称', '城市', '电话'], ['禾岭', '杭州', '1'], [], ['', '宁波', '2']]
    const { problems } = await importText(makeWorkbook({ name: 'S', rows }))
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([[6, 'no-name']])
  })

  test('another sheet is read when it is asked for, hidden ones never', async () => {
    const other = { name: 'B', rows: [['name'], ['ACME'], ['Beta']] }
    const book = makeWorkbook({ ...customers, isHidden: true, name: 'H' }, customers, other)
    expect(await open(book)).toMatchObject({ source: { sheet: '客户', sheets: ['客户', 'B'] }, rows: 1 })
    expect(await open(book, 'B')).toMatchObject({ source: { sheet: 'B' }, rows: 2 })
    expect(await open(book, 'H')).toEqual({ kind: 'no-sheet' })
  })

  test('a hundred thousand rows come in', async () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, i) =>
        `<row r="${i + 2}"><c r="A${i + 2}" t="inlineStr"><is><t>K${i}</t></is></c><c r="B${i + 2}"><v>${i}</v></c></row>`,
    )
    const header =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>客户名称</t></is></c><c r="B1" t="inlineStr"><is><t>电话</t></is></c></row>'
    expect(await open(packDeflated(workbookParts([dataOf(header + lines.join(''))])))).toMatchObject({
      kind: 'opened',
      rows: 100_000,
    })
  })
})

describe('a workbook that cannot be read', () => {
  const bomb = new Uint8Array(200 * 1024 * 1024).fill(32)
  const olePage = (text: string): Uint8Array =>
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...[...text].flatMap(c => [c.charCodeAt(0), 0])])
  const good = packDeflated(workbookParts([customers]))
  const flipped = Uint8Array.from(good, (byte, i) => (i === 60 ? byte ^ 0xff : byte))
  const misread = (book: Uint8Array): Uint8Array =>
    book.map((byte, i) => (byte === 0x9d && book[i - 1] === 0xe6 ? 0x9c : byte))
  const encryptedZip = Uint8Array.from(good)
  encryptedZip[encryptedZip.findIndex((_, i) => good[i] === 0x50 && good[i + 2] === 1 && good[i + 3] === 2) + 8] = 1
  const cell = (address: string): string => `<row r="1"><c r="${address}"><v>1</v></c></row>`

  const cases: readonly (readonly [what: string, bytes: () => Uint8Array, kind: string])[] = [
    ['an old xls workbook', () => olePage('Workbook'), 'old-workbook'],
    ['a workbook with a password', () => olePage('EncryptionInfo EncryptedPackage'), 'encrypted'],
    ['an archive with a password', () => encryptedZip, 'encrypted'],
    ['the first bytes of an archive', () => good.subarray(0, 40), 'damaged-workbook'],
    ['a download cut in half', () => good.subarray(0, good.length / 2), 'damaged-workbook'],
    ['an archive with a byte turned over', () => flipped, 'damaged-workbook'],
    ['a letter turned into another', () => misread(makeWorkbook(customers)), 'damaged-workbook'],
    ['a zip of texts', () => packStored(new Map([['a.csv', utf8('name\nACME\n')]])), 'not-a-workbook'],
    ['a Word document', () => packStored(new Map([['word/document.xml', utf8('<document/>')]])), 'not-a-workbook'],
    ['a workbook without its sheet', () => without('xl/worksheets/sheet1.xml'), 'damaged-workbook'],
    ['a sheet that is no XML', () => makeWorkbook(dataOf('<row><c r="A1"><v>1')), 'damaged-workbook'],
    ['nothing in any sheet', () => makeWorkbook({ name: 'S', rows: [] }, { name: 'T', rows: [] }), 'no-sheet'],
    ['nothing in its only sheet', () => makeWorkbook({ name: 'S', rows: [] }), 'not-a-table'],
    ['only a header', () => makeWorkbook({ name: 'S', rows: [['客户名称', '城市']] }), 'no-rows'],
    [
      'a sheet that unpacks to 200 MB',
      () => packDeflated(withPart('xl/worksheets/sheet1.xml', bomb)),
      'unpacks-too-large',
    ],
    [
      'a shared part that unpacks to 200 MB',
      () => packDeflated(withPart('xl/workbook.xml', bomb)),
      'unpacks-too-large',
    ],
    ['a value in column XFD', () => makeWorkbook(dataOf(cell('XFD1'))), 'too-many-columns'],
    ['a value in a column no spreadsheet has', () => makeWorkbook(dataOf(cell('ZZZZZZZ1'))), 'too-many-columns'],
    ['a row number of a trillion', () => makeWorkbook(dataOf('<row r="999999999999"></row>')), 'damaged-workbook'],
    ['cells without an address', () => makeWorkbook(dataOf('<row><c><v>1</v></c></row>')), 'damaged-workbook'],
    [
      'more than 300,000 rows',
      () =>
        makeWorkbook(
          dataOf(Array.from({ length: 300_002 }, (_, i) => `<row><c r="A${i + 1}"><v>1</v></c></row>`).join('')),
        ),
      'too-many-rows',
    ],
    ['more than 32 MB', () => new Uint8Array(maxFileBytes + 1).fill(0x50), 'too-large'],
  ]

  const withPart = (name: string, bytes: Uint8Array) => new Map([...workbookParts([customers]), [name, bytes]])
  function without(name: string): Uint8Array {
    const parts = workbookParts([customers])
    parts.delete(name)
    return packStored(parts)
  }

  test.each(cases)('rel:D24 %s is refused with its reason', async (_, bytes, kind) => {
    expect((await open(bytes())).kind).toBe(kind)
  })

  test('rel:D24 any bytes behind the magic of a zip get an answer', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const bytes = Uint8Array.from(good, (byte, i) =>
        (i * 7919 + seed * 104729) % 211 === 0 ? (byte + seed) & 255 : byte,
      )
      bytes.set([0x50, 0x4b, 3, 4])
      expect(typeof (await open(bytes)).kind).toBe('string')
    }
  })
})

describe('parts of a workbook', () => {
  test('what is packed unpacks to the same bytes, by our packer and by another', async () => {
    const parts = new Map([
      ['a/空.xml', Uint8Array.of(7)],
      ['b.xml', Uint8Array.from({ length: 70_000 }, (_, i) => (i * i) & 255)],
    ])
    for (const archive of [packStored(parts), packDeflated(parts)]) {
      const zip = readZip(archive)
      expect([...(zip?.keys() ?? [])]).toEqual([...parts.keys()])
      for (const [name, bytes] of parts) {
        const entry = zip?.get(name)
        expect(entry && (await unpack(entry, 70_000))).toEqual({ kind: 'bytes', bytes })
        expect(entry && (await unpack(entry, bytes.length - 1))?.kind).toBe('too-large')
      }
    }
  })

  test('a number reads as it was typed; one beyond fifteen digits shows that it was cut', () => {
    expect(['13800005501', '0.30000000000000004', '1.2E3', '-1200', 'x'].map(numberText)).toEqual([
      '13800005501',
      '0.3',
      '1200',
      '-1200',
      'x',
    ])
    expect(numberText('123456789012345680')).toBe('1.2345678901234568E+17')
  })

  test('cells that only have a style do not reach far', () => {
    const xml =
      '<row r="2"><c r="B2" s="1"/><c r="AA2"><v>1</v></c></row><x:row x:r="9" r="7"><x:c s="1" r="C7" t="s"><x:v>1</x:v></x:c></x:row>'
    expect(sizeOfSheet(xml)).toEqual({ rows: 2, cells: 2, lastRow: 7, lastColumn: 27 })
  })
})
