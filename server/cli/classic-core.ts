/**
 * The first screen as one classic script. Browsers keep the compiled form of classic scripts that a service worker stores while it
 * installs, and never of modules: a cold start on a phone then compiles nothing. What is loaded later stays modules, which find what
 * they share with the first screen through small modules in its place.
 */
import { createHash } from 'node:crypto'
import { type OutputChunk as Chunk, type Plugin as RolldownPlugin, rolldown } from 'rolldown'
import type { Plugin } from 'vite'

/** By language, or by the beginning of a path: a module that is imported on demand there before anything can be shown. */
type Ahead = Readonly<Record<string, string>>

/**
 * @param modules that the first screen needs at once, also those imported on demand: with all they import they are one chunk.
 * @param ahead what public/start.js asks for with the page instead of after the script.
 */
export function classicCore(modules: readonly string[], ahead: Ahead): Plugin {
  const isFirst = (id: string): boolean => modules.some(path => id.includes(path))
  const groups = [{ name: 'core', test: isFirst }]
  return {
    name: 'ketu-classic-core',
    apply: 'build',
    enforce: 'post',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
    generateBundle: {
      order: 'post',
      handler: async function (_, bundle) {
        const chunks = new Map(
          Object.values(bundle).flatMap(file => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
        )
        const entry = [...chunks.values()].find(({ isEntry }) => isEntry)
        const page = bundle['index.html']
        if (entry === undefined || page?.type !== 'asset') throw new Error('the build has no entry or no page')
        const core = closureOf(entry, chunks)
        const held = core.flatMap(({ moduleIds }) => moduleIds)
        const left = modules.filter(path => !held.some(id => id.includes(path)))
        if (left.length > 0) throw new Error(`not in the first script: ${left.join(', ')}`)
        const rename = renamer([...chunks.values()], core)
        const code = rename(await bundleClassic(core))
        for (const chunk of core) chunk.code = stand(chunk)
        const fileName = `assets/core-${shortHash(code)}.js`
        this.emitFile({ type: 'asset', fileName, source: code })
        for (const chunk of chunks.values()) {
          delete bundle[chunk.fileName]
          this.emitFile({ type: 'asset', fileName: rename(chunk.fileName), source: rename(chunk.code) })
        }
        const needed = mapValues(ahead, module => filesOf(module, chunks, core).map(name => `/${rename(name)}`))
        const html = withClassic(String(page.source), core, fileName)
        page.source = html.replace(starter, `${starter} data-ahead='${JSON.stringify(needed)}'`)
      },
    },
  }
}

const starter = '<script src="/start.js"'

const mapValues = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

/** Names of what a module that is imported on demand needs besides the script: its chunk, all that imports, and their styles. */
function filesOf(module: string, chunks: ReadonlyMap<string, Chunk>, core: readonly Chunk[]): readonly string[] {
  const own = [...chunks.values()].find(
    ({ isDynamicEntry, facadeModuleId }) => isDynamicEntry && facadeModuleId?.includes(module),
  )
  if (own === undefined) throw new Error(`not imported on demand: ${module}`)
  const needed = closureOf(own, chunks).filter(chunk => !core.includes(chunk))
  return needed.flatMap(({ fileName, viteMetadata }) => [fileName, ...(viteMetadata?.importedCss ?? [])])
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8)

/**
 * Names say what is in a file, for ever: browsers keep it under its name. What stands in the place of a chunk is not what the chunk
 * was, so all names also say which modules the script holds.
 */
function renamer(chunks: readonly Chunk[], core: readonly Chunk[]): (text: string) => string {
  const held = core.flatMap(({ moduleIds }) => moduleIds.map(id => id.replace(process.cwd(), '')))
  const salt = shortHash(held.toSorted().join('\n'))
  const names = chunks.map(({ fileName }) => fileName.split('/').at(-1) ?? fileName)
  return text => names.reduce((renamed, name) => renamed.replaceAll(name, name.replace(/\.js$/, `.${salt}.js`)), text)
}

/** A chunk and all it imports statically, dependencies first. */
function closureOf(root: Chunk, chunks: ReadonlyMap<string, Chunk>): readonly Chunk[] {
  const found = new Set<Chunk>()
  const visiting = new Set<Chunk>()
  const visit = (chunk: Chunk): void => {
    if (visiting.has(chunk)) return
    visiting.add(chunk)
    for (const name of chunk.imports) {
      const imported = chunks.get(name)
      if (imported !== undefined) visit(imported)
    }
    found.add(chunk)
  }
  visit(root)
  return [...found]
}

/** Where modules find what the script exports: a namespace for each chunk, by its file name. */
const shared = 'globalThis.ketuCore'
const entryId = 'ketu:core'

async function bundleClassic(core: readonly Chunk[]): Promise<string> {
  const byId = new Map(core.map(chunk => [`/${chunk.fileName}`, chunk]))
  const source = [
    ...core.map(({ fileName }, i) => `import * as m${i} from '/${fileName}'`),
    `${shared} = {${core.map(({ fileName }, i) => `'${fileName}': m${i}`).join()}}`,
  ].join('\n')
  const chunks: RolldownPlugin = {
    name: 'core-chunks',
    resolveId: (id, importer, { isEntry }) => {
      if (isEntry) return entryId
      const path = id.startsWith('.') ? new URL(id, `http://x${importer ?? '/'}`).pathname : id
      // On demand: stays where it is, beside this script.
      return byId.has(path) ? path : { id: `./${path.split('/').at(-1) ?? ''}`, external: true }
    },
    load: id => (id === entryId ? source : byId.get(id)?.code),
  }
  const bundle = await rolldown({
    input: entryId,
    plugins: [chunks],
    transform: { define: { 'import.meta.url': 'document.baseURI' } },
  })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false, minify: true, dir: 'assets' })
  await bundle.close()
  return output[0].code
}

/** A module in the place of the chunk: its exports are those of the script. */
function stand({ exports, fileName }: Chunk): string {
  if (exports.length === 0) return 'export {}\n'
  const names = exports.map((name, i) => `${JSON.stringify(name)}:e${i}`).join()
  return `const{${names}}=${shared}['${fileName}'];export{${exports.map((name, i) => `e${i} as ${name}`).join()}}\n`
}

/** The script in the head, deferred as modules are, and nothing preloaded that stands for it. */
function withClassic(html: string, core: readonly Chunk[], fileName: string): string {
  const names = core.map(chunk => chunk.fileName)
  const lines = html.split('\n').filter(line => !names.some(name => line.includes(`="/${name}"`)))
  const end = lines.findIndex(line => line.includes('</head>'))
  lines.splice(end, 0, `    <script defer src="/${fileName}"></script>`)
  return lines.join('\n')
}
