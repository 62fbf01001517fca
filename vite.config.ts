/** One config for the app build (root `app/`, out `dist/`) and for every test project. */
import { fileURLToPath } from 'node:url'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { answerPage } from './server/cli/answer-page.ts'
import { classicCore } from './server/cli/classic-core.ts'
import { LongestFirst } from './server/cli/longest-first.ts'
import { plantedBug } from './test/planted/vite-plugin.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** Debian's or the person's own Chromium; sandboxed unless run as root. */
const chromiumLaunch = (executablePath: string | undefined) => ({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--disable-gpu', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
})

const appPlugins = () => [
  tanstackRouter({
    target: 'react',
    autoCodeSplitting: true,
    routesDirectory: path('app/routes'),
    generatedRouteTree: path('app/route-tree.gen.ts'),
    quoteStyle: 'single',
  }),
  react(),
  classicCore(['app/main.tsx', 'app/routes/today.tsx'], {
    'zh-CN': 'app/words/zh-CN.ts',
    en: 'app/words/en.ts',
    '/sign-in': 'app/routes/sign-in.tsx',
    '/customers': 'app/routes/customers.tsx',
    '/c/': 'app/routes/c.$id.index.tsx',
  }),
  answerPage({ script: path('app/answer-page.tsx'), html: path('app/answer-page.html') }),
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'pwa',
    filename: 'worker.ts',
    registerType: 'prompt',
    injectRegister: false,
    manifest: false,
    injectManifest: {
      globPatterns: ['**/*.{js,css,html,svg,png,webmanifest,woff2}'],
      // Who opens the page of a link is online and has no app.
      globIgnores: ['shots/**', 's.html', 'assets/s-page-*'],
      maximumFileSizeToCacheInBytes: 3_000_000,
    },
  }),
]

/** Tests against the build, each file with a server and phones of its own. */
const inBrowser = {
  setupFiles: ['test/kit/black-box.ts'],
  testTimeout: 400_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 20_000 } },
}
/** They hold the app to a time, or kill it at one: nobody works beside them. */
const measuring = ['main-story', 'trust', 'browser-kill'].map(name => `test/e2e/${name}.test.ts`)

export default defineConfig({
  root: path('app'),
  publicDir: path('public'),
  // Tests run app modules in Node: they need none of the app's plugins.
  plugins: process.env['VITEST'] ? plantedBug() : appPlugins(),
  build: {
    outDir: path('dist'),
    emptyOutDir: true,
    // The floor that public/start.js draws and server/cli/check-floor.ts checks.
    target: ['chrome111', 'safari16.4', 'ios16.4', 'firefox128'],
    sourcemap: false,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: 'http://localhost:8787', ws: true } } },
  test: {
    root: path('.'),
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/{unit,contract,property,scenario,simulate,fuzz,architecture}/**/*.test.{ts,tsx}'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // How long something is waited for is no promise: one second is little on a machine that gives little.
          expect: { poll: { timeout: 20_000 } },
          // All cores: nobody works beside the tests.
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/contract/doc-store.test.ts', 'test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch(process.env['CHROMIUM_PATH']) }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          ...inBrowser,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: measuring,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...inBrowser,
          name: 'e2e-alone',
          include: measuring,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
