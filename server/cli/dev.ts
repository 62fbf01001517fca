/** `npm run dev`: the server, started again at every change, and the app with hot reload in front of it. */
import { spawn } from 'node:child_process'
import { bin, root } from './step.ts'

const children = [['--watch', '--watch-preserve-output', 'server/main.ts'], [bin('vite/bin/vite.js')]].map(args =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }),
)

const stop = (): void => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
// One without the other is of no use.
for (const child of children) child.once('exit', stop)
