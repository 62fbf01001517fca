/**
 * The page of a survey's link beside the app: `answer-page.html` with one small script and its styles, and the app's look. It shares no script
 * with the app, so that who opens a link loads neither its data nor its screens.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Plugin as RolldownPlugin, rolldown } from 'rolldown'
import type { Plugin } from 'vite'
import { stylesForFloor } from './browser-floor.ts'

interface AnswerPageFiles {
  readonly script: string
  readonly html: string
}

/** After the plugin that makes the app's page: its stylesheets are the page's too. */
export function answerPage({ script, html }: AnswerPageFiles): Plugin {
  return {
    name: 'ketu-answer-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler: async function (_, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('the build has no page')
        const looks = String(page.source)
          .split('\n')
          .filter(line => line.includes('rel="stylesheet"'))
        const { code, css } = await bundleScript(script)
        const [scriptName, cssName] = [`assets/s-page-${shortHash(code)}.js`, `assets/s-page-${shortHash(css)}.css`]
        this.emitFile({ type: 'asset', fileName: scriptName, source: code })
        this.emitFile({ type: 'asset', fileName: cssName, source: css })
        const head = [
          ...looks,
          `    <link rel="stylesheet" href="/${cssName}">`,
          `    <script defer src="/${scriptName}"></script>`,
          '  </head>',
        ].join('\n')
        this.emitFile({
          type: 'asset',
          fileName: 's.html',
          source: readFileSync(html, 'utf8').replace('  </head>', head),
        })
      },
    },
  }
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8)

async function bundleScript(input: string): Promise<{ readonly code: string; readonly css: string }> {
  const styles: string[] = []
  const collect: RolldownPlugin = {
    name: 'collect-css',
    load: id => {
      if (!id.endsWith('.css')) return undefined
      styles.push(readFileSync(id, 'utf8'))
      return { code: '', moduleType: 'js' }
    },
  }
  const bundle = await rolldown({
    input,
    platform: 'browser',
    plugins: [collect],
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false, minify: true })
  await bundle.close()
  return { code: output[0].code, css: stylesForFloor('s-page.css', styles.join('\n')) }
}
