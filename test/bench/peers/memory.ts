/** Memory of another process, where the system tells. */
import { readFileSync } from 'node:fs'

/** Resident set in MiB. Throws where /proc is not there. */
export function residentMiB(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kib) / 1024
}
