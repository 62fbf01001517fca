/** Files of test/data, read whole, and a naive look at them that shares no code with the import. */
import { readFileSync } from 'node:fs'

export const fileBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../data/${name}`, import.meta.url)))

/** Rows as objects. Only for files without quotes around commas or line breaks. */
export function naiveRows(name: string): readonly Record<string, string>[] {
  const [header = '', ...lines] = new TextDecoder().decode(fileBytes(name)).trim().split('\n')
  const names = header.split(',')
  return lines.map(line => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((each, i) => [each, cells[i] ?? '']))
  })
}

/** The sum of a column of two-decimal numbers, in hundredths, digit by digit. */
export const naiveSum = (rows: readonly Record<string, string>[], column: string): bigint =>
  rows.reduce((sum, row) => sum + BigInt((row[column] ?? '').replace('.', '')), 0n)
