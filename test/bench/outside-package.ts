/** Packages that only measurements need: they are installed by the commands that use them, beside the project (outside/package.json). */
import { createRequire } from 'node:module'

const outside = createRequire(new URL('./outside/', import.meta.url))

/** Path of its entry for `require`. Throws when it is not installed. */
export const outsidePath = (name: string): string => outside.resolve(name)

/** The module, typed by the caller as far as it is used. Throws when it is not installed. */
export const requireOutside = (name: string): unknown => outside(name)

/** Folder of what is installed. */
export const outsideFolder = new URL('./outside/node_modules/', import.meta.url)
