import { describe, expect, test } from 'vitest'
import { decode, maxFileBytes } from '#app/data/import/decode.ts'
import { createImportSession } from '#app/data/import/session.ts'
import { nothingKnown } from '#app/data/import/known.ts'
import { parseTable } from '#app/data/import/table.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const session = () =>
  createImportSession({ known: async () => nothingKnown, newId: () => 'id', zone: 'Asia/Shanghai', currency: 'CNY' })

const kindOf = async (bytes: Uint8Array): Promise<string> => (await session().open(bytes)).kind

const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255)

describe('files that are no table of rows', () => {
  const cases: readonly (readonly [what: string, bytes: () => Uint8Array, kind: string])[] = [
    ['nothing at all', () => new Uint8Array(), 'empty'],
    ['only a byte order mark', () => Uint8Array.of(0xef, 0xbb, 0xbf), 'empty'],
    ['only spaces and line ends', () => utf8('  \r\n\n \t\n'), 'empty'],
    ['a PNG picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'binary'],
    ['a JPEG picture', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0), 'binary'],
    ['a PDF with compressed streams', () => Uint8Array.of(...utf8('%PDF-1.7\n1 0 obj\n'), ...noise(4000)), 'binary'],
    ['text with a NUL inside', () => utf8('name,city\nACME\u0000,Bonn\n'), 'binary'],
    ['one NUL inside text of even length', () => utf8('name,city\nACME\u0000,Bon\n'), 'binary'],
    ['one NUL far inside', () => utf8(`name,city\n${'A,B\n'.repeat(50_000)}C\u0000,D\n`), 'binary'],
    ['control characters', () => utf8('\u0001\u0002\u0003name,\u0004\u0005city\n\u0006,\u0007'), 'binary'],
    ['UTF-16 cut in the middle of a character', () => Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x42), 'binary'],
    ['more than 32 MB', () => new Uint8Array(maxFileBytes + 1).fill(65), 'too-large'],
    [
      'a web page saved as a spreadsheet',
      () => utf8('<html><table><tr><td>客户名称</td></tr></table></html>'),
      'web-page',
    ],
    [
      'XML',
      () => utf8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
      'web-page',
    ],
    ['JSON', () => utf8('{\n"name": "ACME"\n}\n'), 'not-a-table'],
    ['a letter', () => utf8('Dear Sir or Madam\nI write to you about our visit.\nYours\n'), 'not-a-table'],
    ['a list of one unknown column', () => utf8('shopping\nmilk\nbread\n'), 'not-a-table'],
    ['a header without rows', () => utf8('客户名称,城市\n'), 'no-rows'],
    ['a header and empty rows', () => utf8('客户名称,城市\n,\n  ,\n'), 'no-rows'],
    ['only delimiters', () => utf8(',,,\n,,,\n'), 'not-a-table'],
    ['no row as wide as the header', () => utf8('name,city,phone\nA,B\nC,D,E,F\nG\n'), 'not-a-table'],
    ['a quotation mark that never closes', () => utf8('name,city\n"ACME,Bonn\nBeta,Ulm\nGamma,Kiel\n'), 'open-quote'],
    ['a line of ten million commas', () => new Uint8Array(10_000_000).fill(44), 'too-many-columns'],
    ['a thousand columns', () => utf8(`${'name,'.repeat(1000)}x\n${'a,'.repeat(1000)}b\n`), 'too-many-columns'],
    ['more than 300,000 rows', () => utf8(`name,city\n${'A,B\n'.repeat(300_001)}`), 'too-many-rows'],
  ]

  test.each(cases)('rel:D24 %s is refused with its reason', async (_, bytes, kind) => {
    expect(await kindOf(bytes())).toBe(kind)
  })

  test('a file that was refused leaves the session without a file', async () => {
    const refused = session()
    await refused.open(utf8('  '))
    await expect(refused.columnsFor('customers')).rejects.toThrow('no file is open')
  })

  test('exactly 300,000 rows are taken', async () => {
    const parsed = await parseTable(`name,city\n${'A,B\n'.repeat(300_000)}`)
    expect(parsed.kind === 'table' && parsed.table.rows.length).toBe(300_000)
  })

  test('the open quotation mark is named by its row', async () => {
    expect(await session().open(utf8('name,city\nA,B\n"C,D\nE,F\n'))).toEqual({ kind: 'open-quote', row: 3 })
  })
})

describe('text in every encoding people send', () => {
  const text = '客户名称,城市\n杭州寒屿冷链,杭州\n'
  const gbk = Uint8Array.of(
    ...[0xbf, 0xcd, 0xbb, 0xa7, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb3, 0xc7, 0xca, 0xd0, 0x0a],
    ...[0xba, 0xbc, 0xd6, 0xdd, 0x2c, 0xba, 0xbc, 0xd6, 0xdd, 0x0a],
  )

  test('UTF-8 with and without a byte order mark', () => {
    expect(decode(utf8(text))).toEqual({ kind: 'text', text, encoding: 'utf-8' })
    expect(decode(utf8(`\uFEFF${text}`))).toEqual({ kind: 'text', text, encoding: 'utf-8' })
  })

  test('GBK', () => {
    expect(decode(gbk)).toEqual({ kind: 'text', text: '客户名称,城市\n杭州,杭州\n', encoding: 'gb18030' })
  })

  test('GB 18030 characters of four bytes', () => {
    const rare = Uint8Array.of(...gbk, 0x82, 0x35, 0x8f, 0x33, 0x2c, 0xba, 0xbc, 0x0a)
    expect(decode(rare)).toMatchObject({ kind: 'text', encoding: 'gb18030' })
  })

  const pairs = (of: string, isBig: boolean): number[] =>
    [...of].flatMap(c => {
      const [low, high] = [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]
      return isBig ? [high, low] : [low, high]
    })

  test('UTF-16 in either order', () => {
    const little = Uint8Array.from([0xff, 0xfe, ...pairs(text, false)])
    const big = Uint8Array.from([0xfe, 0xff, ...pairs(text, true)])
    expect(decode(little)).toEqual({ kind: 'text', text, encoding: 'utf-16le' })
    expect(decode(big)).toEqual({ kind: 'text', text, encoding: 'utf-16be' })
  })

  test.each([text, 'name,city\nACME,Bonn\n', `备注,城市\n${'长'.repeat(3000)},杭州\n`])(
    'UTF-16 without a byte order mark, by its zeros: %j',
    each => {
      const [little, big] = [pairs(each, false), pairs(each, true)]
      expect(decode(Uint8Array.from(little))).toEqual({ kind: 'text', text: each, encoding: 'utf-16le' })
      expect(decode(Uint8Array.from(big))).toEqual({ kind: 'text', text: each, encoding: 'utf-16be' })
    },
  )

  test('UTF-16 without a mark that is cut in half a character is no text', () => {
    expect(decode(Uint8Array.from(pairs(text, false)).subarray(1)).kind).toBe('binary')
  })

  test('accents of Windows-1252 stay accents', () => {
    const bytes = Uint8Array.of(...utf8('name,city\nTaquer'), 0xed, ...utf8('a,M'), 0xe9, ...utf8('xico\n'))
    expect(decode(bytes)).toEqual({ kind: 'text', text: 'name,city\nTaquería,México\n', encoding: 'windows-1252' })
  })
})

describe('tables', () => {
  const table = async (text: string) => {
    const parsed = await parseTable(text)
    if (parsed.kind !== 'table') throw new Error(parsed.kind)
    return { ...parsed.table, delimiter: parsed.delimiter }
  }

  test.each([
    [',', 'name,city\nA,"Bonn, Rhein"\n'],
    [';', 'name;city\nA;Bonn, Rhein\n'],
    ['\t', 'name\tcity\nA\tBonn, Rhein\n'],
    [';', 'sep=;\nname;city\nA;Bonn, Rhein\n'],
  ])('the delimiter %j is found', async (delimiter, text) => {
    const found = await table(text)
    expect(found.delimiter).toBe(delimiter)
    expect(found.headers).toEqual(['name', 'city'])
    expect(found.rows[0]?.cells).toEqual(['A', 'Bonn, Rhein'])
  })

  test('a comma in most names does not win over the semicolon', async () => {
    expect((await table('name;revenue\nA, B, C;1,5\nD, E;2,5\nF;3\n')).delimiter).toBe(';')
  })

  test('rows keep the number a spreadsheet shows: below a title, across empty lines, with breaks inside quotes', async () => {
    const found = await table('客户名单 2026,,\n\nname,city,phone\nA,"Bonn\nRhein",1\n\nB,Ulm,2\n')
    expect(found.headerRow).toBe(3)
    expect(found.rows.map(({ row }) => row)).toEqual([4, 6])
    expect(found.rows[0]?.cells[1]).toBe('Bonn\nRhein')
  })

  test.each(['\n', '\r\n', '\r'])('line ends %j are one', async end => {
    expect((await table(['name,city', 'A,Bonn', 'B,Ulm', ''].join(end))).rows).toHaveLength(2)
  })

  test('empty padding right of the table is dropped, an extra cell is kept for its problem', async () => {
    const found = await table('name,city,,\nA,Bonn,,\nB,Ulm,x,\nC\n')
    expect(found.headers).toEqual(['name', 'city'])
    expect(found.rows.map(({ cells }) => cells.length)).toEqual([2, 4, 1])
  })
})
