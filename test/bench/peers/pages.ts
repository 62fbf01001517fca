/** The two pages of the device rows, built as an app would be and served from one address: ours, and the peers with their own Yjs. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

export const pageNames = ['ours', 'peers'] as const
export type PageName = (typeof pageNames)[number]

export interface Pages {
  readonly url: (page: PageName) => string
  readonly close: () => Promise<void>
}

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What the peers' page takes from where the peers are, and only from there: two copies of Yjs in a page do not know each other. */
const outsidePackages = /^(?:yjs|dexie|lib0|y-dexie|y-indexeddb|y-protocols)(?:\/|$)/

function fromOutside(): Plugin {
  const importer = source('../outside/package.json')
  return {
    name: 'from-outside',
    enforce: 'pre',
    async resolveId(id, _, options) {
      return outsidePackages.test(id) ? this.resolve(id, importer, { ...options, skipSelf: true }) : null
    },
  }
}

export async function servePages(): Promise<Pages> {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-pages-'))
  for (const name of pageNames) {
    await build({
      configFile: false,
      root: source('../../../'),
      logLevel: 'error',
      publicDir: false,
      plugins: name === 'peers' ? [fromOutside()] : [],
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: 'chrome111',
        lib: { entry: source(`./page/${name}.ts`), formats: ['es'], fileName: () => `${name}.js` },
      },
    })
    const head = `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">`
    await writeFile(join(folder, `${name}.html`), `${head}<ul></ul><script type="module" src="/${name}.js"></script>`)
  }
  const files = new Map<string, Buffer>()
  for (const name of pageNames)
    for (const ending of ['html', 'js'])
      files.set(`/${name}.${ending}`, await readFile(join(folder, `${name}.${ending}`)))
  await rm(folder, { recursive: true })

  const server = createServer((asked, answer) => {
    const path = asked.url ?? ''
    const file = files.get(path)
    answer.writeHead(file === undefined ? 404 : 200, {
      'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
    })
    answer.end(file)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    url: page => `http://127.0.0.1:${port}/${page}.html`,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
