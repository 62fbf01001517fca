/** Styles as the oldest browsers it is meant for read them: Chromium 111, Safari 16.4, Firefox 128. */
import { transform } from 'lightningcss'

const version = (major: number, minor = 0): number => (major << 16) | (minor << 8)
const targets = { chrome: version(111), safari: version(16, 4), ios_saf: version(16, 4), firefox: version(128) }

/** Short, and with what these browsers need to read it. */
export const stylesForFloor = (filename: string, css: string): string =>
  Buffer.from(transform({ filename, code: Buffer.from(css), minify: true, targets }).code).toString()
