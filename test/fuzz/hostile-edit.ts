/** Edits through Yjs itself: right in form, so that they pass every check of form, and wrong in what they say. */
import * as Y from 'yjs'
import type { Chance } from './chance.ts'
import { hostileBase, hostileCell, hostileKeys, hostileValue } from './hostile-value.ts'

/** Changes the document once; `id` is that of its main record, `newId` one nobody has. */
export function hostileEdit(doc: Y.Doc, id: string, newId: string, chance: Chance): void {
  const main = doc.getArray<unknown>('p')
  const records = doc.getMap<unknown>('r')
  const recordIds = [...records.keys()]
  const someRecord = (): Y.Array<unknown> => {
    const record = recordIds.length > 0 ? records.get(chance.of(recordIds)) : undefined
    return record instanceof Y.Array ? record : main
  }
  switch (chance.below(11)) {
    case 0:
      main.insert(chance.below(main.length + 1), [writable(hostileBase(chance, id))])
      return
    case 1:
      main.push([hostileCell(chance)])
      return
    case 2:
      someRecord().push([hostileCell(chance), writable(hostileValue(chance))])
      return
    case 3: {
      const record = someRecord()
      record.insert(0, [writable(hostileBase(chance, chance.is(0.5) ? id : newId))])
      return
    }
    case 4: {
      // A record of its own: what it is called, and what it calls itself.
      const array = new Y.Array<unknown>()
      const key = chance.is(0.7) ? newId : chance.of(hostileKeys)
      array.push([
        writable(hostileBase(chance, chance.is(0.8) ? key : id)),
        ...(chance.is(0.5) ? [hostileCell(chance)] : []),
      ])
      records.set(key, array)
      return
    }
    case 5:
      // Where a record should be there is something else.
      records.set(
        chance.of([newId, ...recordIds, ...hostileKeys]),
        chance.of([writable(hostileValue(chance)), 'x', 7, null]),
      )
      return
    case 6:
      records.set(chance.of([newId, ...hostileKeys]), chance.of([new Y.Text('x'), new Y.Map([['a', 1]])]))
      return
    case 7: {
      const text = doc.getText(`n/${chance.of([id, newId, ...recordIds, ...hostileKeys])}/notes`)
      if (chance.is(0.3)) text.insertEmbed(0, { [chance.of(hostileKeys)]: chance.of(hostileKeys) })
      else text.insert(0, 'bold', { [chance.of(hostileKeys)]: chance.of([true, null, 'x']) })
      return
    }
    case 8: {
      const root = chance.of(hostileKeys)
      if (!doc.share.has(root)) doc.getText(root).insert(0, 'nobody reads me')
      return
    }
    case 9: {
      const array = someRecord()
      if (array.length > 0) array.delete(0, Math.min(array.length, 1 + chance.below(3)))
      else array.push([writable(hostileBase(chance, id))])
      return
    }
    default:
      records.set(chance.of(hostileKeys), writable(hostileValue(chance)))
  }
}

/** Yjs tells what a value is by its `constructor`: what hides that goes in only inside something else. */
function writable(value: unknown): unknown {
  if (value === null || value instanceof Uint8Array) return value
  const plain: readonly unknown[] = [Object, Array, String, Number, Boolean]
  return plain.includes(value?.constructor) ? value : [value]
}
