/** What a set chip shows of its value. Pure. */
import type { NoteRow } from '#shared/domain/record.ts'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { levelMeaning } from '#app/part-words.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'
import type { EntryPerson } from './entry.ts'
import type { SignalKind, Signals } from './signal.ts'

export interface SignalReader {
  readonly words: Words
  readonly format: Format
  readonly people: readonly EntryPerson[]
  readonly needs: readonly NoteRow<'need'>[]
}

/** '' for a kind that is not set. */
export function signalValue(signals: Signals, kind: SignalKind, reader: SignalReader): string {
  const { words, format, people, needs } = reader
  const { values } = words.fields
  const { need, needChange, satisfaction, trust, confidence, stance, rival, issue, feedback, opportunity } = signals
  const meaning = (part: 'satisfaction' | 'adoption', level: number | undefined): string =>
    level === undefined ? '' : levelMeaning({ words, format, settings: standardSettings }, part, level)
  switch (kind) {
    case 'need':
      return need === undefined
        ? ''
        : joined([values['need.kind'][need.kind], own(need.text), String(need.strength ?? '')])
    case 'needChange': {
      const text = needs.find(({ id }) => id === needChange?.id)?.text ?? ''
      return words.signals.withGoals(text, needChange?.goals.length ?? 0)
    }
    case 'satisfaction':
      return meaning('satisfaction', satisfaction)
    case 'trust':
      return levelsValue(words, trust ?? {})
    case 'confidence':
      return meaning('adoption', confidence)
    case 'stance':
      return people
        .filter(({ key }) => stance?.[key] !== undefined)
        .map(({ key, name }) => words.signals.ofPerson(name, levelsValue(words, stance?.[key] ?? {})))
        .join(' · ')
    case 'rival':
      return joined([rival?.competitor ?? '', rival?.price === undefined ? '' : format.money(rival.price)])
    case 'issue':
      return issue === undefined ? '' : joined([values['issue.kind'][issue.kind], own(issue.text)])
    case 'feedback':
      return feedback === undefined ? '' : joined([values['feedback.kind'][feedback.kind], own(feedback.text)])
    case 'opportunity':
      return joined([own(opportunity?.text), opportunity?.amount === undefined ? '' : format.money(opportunity.amount)])
  }
}

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ')

/** A chip shows the beginning of words of its own. */
const own = (text = ''): string => (text.length > 12 ? `${text.slice(0, 11)}…` : text)

type Judged = 'credibility' | 'closeness' | 'willingness' | 'risk'

/** 可信 4 · 亲近 3. */
const levelsValue = ({ standing, signals }: Words, levels: { readonly [part in Judged]?: number }): string =>
  (['credibility', 'closeness', 'willingness', 'risk'] as const)
    .flatMap(part => (levels[part] === undefined ? [] : [signals.oneLevel(standing.parts[part], levels[part])]))
    .join(' · ')
