/** Needs the company's customers usually have, one tap each, until somebody puts it in other words. */
import { OfferedWord, useWordList } from './offered-words.tsx'
import { fieldName } from './words/field-words.ts'
import { useWords } from './words/words-context.tsx'

export function NeedWords({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const words = useWords()
  const offered = useWordList('needs')
  const said = text.trim()
  if (said !== '' && !offered.includes(said)) return null
  return <OfferedWord label={fieldName(words, 'need', 'text')} offered={offered} said={said} onSaid={onText} />
}
