/**
 * The service worker: the whole app offline, and nothing else. It never answers for /api, never takes over from a
 * version in use unless told to, and never stores a page in place of a script: a captive portal answers everything with one.
 */
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { isAsItShouldBe } from './genuine.ts'
import { skipWaiting } from './skip-waiting.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] }

// Returning null fails the installation: the version in use stays, and the next check tries again.
addPlugins([
  {
    cacheWillUpdate: async ({ request, response }) => ((await isAsItShouldBe(request.url, response)) ? response : null),
  },
])
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

/** Every address of the app is the one page; the router reads the rest. What is the server's stays the server's. */
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), {
    denylist: [/^\/api(\/|$)/, /^\/s$/, /^\/(healthz|readyz)$/, /^\/assets\//, /\/[^/]+\.[a-z0-9]+$/],
  }),
)

self.addEventListener('message', event => {
  if (event.data === skipWaiting) void self.skipWaiting()
})

// The first installation serves the page that asked for it: its lazy parts then also work offline.
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
