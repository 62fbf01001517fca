/** The router: file routes, and what a route may know before it is shown. */
import { createRouter } from '@tanstack/react-router'
import { routeTree } from './route-tree.gen.ts'

/** Which bars stand around a screen. tabs: first level; page: full height on a phone; bare: nothing, before sign-in. */
export type Frame = 'tabs' | 'page' | 'bare'

export interface RouterContext {
  readonly isSignedIn: () => boolean
}

export const createAppRouter = (context: RouterContext) =>
  createRouter({ routeTree, context, defaultPreload: 'intent', scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
  interface StaticDataRouteOption {
    /** Absent: page. */
    readonly frame?: Frame
  }
}
