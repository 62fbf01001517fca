/** The router: file routes with the frame each asks for. */
import { createRouter } from '@tanstack/react-router'
import { routeTree } from './route-tree.gen.ts'
import type { Frame, RouterContext } from './router-context.ts'

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
