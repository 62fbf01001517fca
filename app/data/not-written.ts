/** Why a write did not happen. Apart from the store, so that screens can name the reason before documents are loaded. */

export type WriteRefusal =
  | { readonly kind: 'no-such-record'; readonly id: string }
  | { readonly kind: 'no-such-field'; readonly field: string }
  | { readonly kind: 'bad-value'; readonly field: string }
  | { readonly kind: 'too-long'; readonly field: string }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'not-ready'; readonly doc: string }
  /** A newer version of the app wrote these rows in another tab: this page must reload first (proj:P7). */
  | { readonly kind: 'app-outdated' }

/** Thrown out of a write: nothing was stored. */
export class NotWritten extends Error {
  readonly refusal: WriteRefusal
  constructor(refusal: WriteRefusal) {
    super(`not written: ${refusal.kind}`)
    this.refusal = refusal
  }
}
