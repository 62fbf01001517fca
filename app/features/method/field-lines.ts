/** Fields of the company as lines a person types: 渠道：直营，经销. Pure. */
import type { CustomField } from '#shared/domain/custom-field.ts'
import { wordList } from '#app/word-list.ts'

export const fieldLine = ({ name, choices }: CustomField, comma: string): string =>
  choices.length === 0 ? name : `${name}: ${choices.join(comma)}`

/** Not yet checked. */
export const fieldsOfText = (text: string): readonly { readonly name: string; readonly choices: readonly string[] }[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const at = line.search(/[:：]/)
      return at < 0
        ? { name: line.trim(), choices: [] }
        : { name: line.slice(0, at).trim(), choices: wordList(line.slice(at + 1)) }
    })
