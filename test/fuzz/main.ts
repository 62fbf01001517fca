import { openOffice } from './office.ts'
import { checkDevice } from './device-check.ts'
import { runWorld } from './world.ts'
const office = await openOffice()
const t=process.cpuUsage()
const total = new Map<string, number>()
for (let s=1;s<=Number(process.argv[2]??5);s++){
  const w = await runWorld(office, s); const c=process.cpuUsage(); await checkDevice(office, w); console.log('device', process.cpuUsage(c).user/1e6)
  for (const [k,v] of w.answers) total.set(k,(total.get(k)??0)+v)
  console.log(s, w.slowestMs.toFixed(0), w.violations.slice(0,3).map(v=>v.slice(0,1200)))
}
console.log(total, process.cpuUsage(t).user/1e6)
await office.app.stop()
