/** Fields a column can become, in words. */
import { type FieldId, importFields } from '#app/data/import/import-field.ts'
import type { PlanRequest } from '#app/data/import/session.ts'
import type { Choice } from '#app/ui/field.tsx'
import { fieldName } from '#app/words/field-words.ts'
import type { Words } from '#app/words/zh-CN.ts'

export function fieldLabel(words: Words, field: FieldId): string {
  const { imports } = words
  const own: { readonly [field: string]: string } = imports.fields
  const [type = '', name = ''] = field.split('.')
  const label = own[field] ?? fieldName(words, type, name)
  return type === 'contact' ? imports.contactField(label) : label
}

/** What a native select offers for a column; '' leaves it without a field: it is kept as text, or left out. */
export const fieldChoices = (
  words: Words,
  { kind, keepUnknown }: Pick<PlanRequest, 'kind' | 'keepUnknown'>,
): readonly Choice<FieldId | ''>[] => [
  { value: '', label: kind === 'customers' && keepUnknown ? words.imports.keptAsOther : words.imports.notImported },
  ...[...importFields[kind].keys()].map(value => ({ value, label: fieldLabel(words, value) })),
]
