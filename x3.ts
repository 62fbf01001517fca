import * as Y from 'yjs'
import { readFileSync } from 'node:fs'
import { inspectUpdate } from '#shared/sync/inspect-update.ts'
const {b,p}=JSON.parse(readFileSync('/tmp/h/l4.json','utf8').split('\n').filter(l=>l.startsWith('{"b"'))[0]!)
const d=new Y.Doc(); for(const x of p) Y.applyUpdate(d,Buffer.from(x,'hex'))
console.log('pending before',d.store.pendingStructs,d.store.pendingDs, Y.decodeStateVector(Y.encodeStateVector(d)))
const u=Buffer.from(b,'hex')
console.dir(inspectUpdate(u),{depth:5})
console.log(Y.decodeUpdate(u).structs.map(s=>[s.constructor.name,s.id,s.length,(s as any).origin,(s as any).rightOrigin,(s as any).parent]))
Y.applyUpdate(d,u)
console.log('after',d.store.pendingStructs?.missing,d.store.pendingDs, Y.decodeStateVector(Y.encodeStateVector(d)))
if(d.store.pendingDs)console.log(Y.decodeUpdateV2(d.store.pendingDs).ds)
