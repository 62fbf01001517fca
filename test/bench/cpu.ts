/** CPU time of another process, where the system tells: figures that do not depend on what else the machine does. */
import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const tickMs = 10

/** User and system time so far in ms; undefined where /proc is not there. */
export function cpuMs(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  // Fields after the command, which may hold spaces: state is the third, utime and stime the 14th and 15th.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}
