/**
 * What a document says, as one short word: equal for any two copies that hold the same content, however it came to them and in
 * whatever order. The device and the server each make it of what they have, and compare.
 */
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type * as Y from 'yjs'
import { canonicalJson } from './canonical-json.ts'
import type { Json } from '#shared/domain/field.ts'

/** 32 hexadecimal letters. Everything in it counts, fields of a newer app included; who wrote it and when is in the cells. */
export function contentHash(doc: Y.Doc): string {
  const roots = [...doc.share.keys()].sort()
  return hashOf(roots.flatMap(name => contentOf(doc, name) ?? []))
}

/** One word for several: of the same documents in any order. */
export const hashOfHashes = (hashes: ReadonlyMap<string, string>): string =>
  hashOf([...hashes].map(pair => pair.join(' ')).sort())

/** Undefined for a root that holds nothing: looking at one makes it. */
function contentOf(doc: Y.Doc, name: string): string | undefined {
  const content = rootOf(doc, name)?.toJSON() as Json | undefined // Yjs values are JSON: updates that hold others are refused (update:U7).
  const isEmpty = content === undefined || content === '' || Object.keys(content ?? {}).length === 0
  return isEmpty ? undefined : canonicalJson([name, content])
}

/** The roots Ketu's documents have (document.ts). */
function rootOf(doc: Y.Doc, name: string): { toJSON(): unknown } | undefined {
  if (name === 'p') return doc.getArray(name)
  if (name === 'r') return doc.getMap(name)
  return name.startsWith('n/') ? doc.getText(name) : undefined
}

function hashOf(parts: readonly string[]): string {
  const bytes = digest(encodeUtf8(JSON.stringify(parts)))
  return Array.from(bytes.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('')
}
