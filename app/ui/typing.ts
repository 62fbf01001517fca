/** Input methods: a key pressed to choose a candidate is not the person's Enter (Safari fires keyCode 229 after compositionend). */
interface TypedKey {
  readonly key: string
  readonly keyCode: number
  readonly isComposing?: boolean
  readonly nativeEvent?: { readonly isComposing: boolean }
}

export const isComposing = (event: TypedKey): boolean =>
  event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229

export const isEnter = (event: TypedKey): boolean => event.key === 'Enter' && !isComposing(event)
