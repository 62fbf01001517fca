/** `npm run dev`: the server, started again at every change, and the app with hot reload in front of it. */
import { spawn } from 'node:child_process'
import { bin, root } from './step.ts'

// Links point to the address with hot reload, which passes /api on to the server.
const env = { KETU_URL: 'http://localhost:5173', ...process.env }
const children = [['--watch', '--watch-preserve-output', 'server/main.ts'], [bin('vite/bin/vite.js')]].map(args =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env }),
)

const stop = (): void => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
// One without the other is of no use.
for (const child of children) child.once('exit', stop)
