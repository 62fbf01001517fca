/** Territories stand under each other by depth. */
import type { CSSProperties } from 'react'

/** Deeper ones stand as this: a phone has no more room. */
const maxIndent = 4

/** @param depth below the board's own territory, from 0 */
export const depthStyle = (depth: number): CSSProperties => ({ '--depth': Math.min(depth, maxIndent) }) as CSSProperties // React's type knows no custom properties.
