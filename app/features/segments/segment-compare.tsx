/** What the members of a segment buy, use and value, beside everybody: two bars a word. */
import type { Profile } from '#app/data/queries/profile.ts'
import { sharesOf, type WordShare } from '#shared/domain/segment/segment-look.ts'
import { SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { fieldWord, valueWord } from './segment-words.ts'

const comparedFields = ['categories', 'habits', 'motives', 'needs', 'tier', 'industry'] as const
const mostWords = 4
const mostFields = 3

export function SegmentCompare({ members, all }: { members: readonly Profile[]; all: readonly Profile[] }) {
  const words = useWords()
  const found = comparedFields
    .map(field => ({ field, shares: sharesOf(field, members, all).slice(0, mostWords) }))
    .filter(({ shares }) => shares.length > 0)
    .slice(0, mostFields)
  if (found.length === 0 || members.length === all.length) return null
  return (
    <>
      <SectionHeader>{words.segments.compare}</SectionHeader>
      {found.map(({ field, shares }) => (
        <div className="compare" key={field}>
          <h3>{fieldWord(words, field)}</h3>
          <ul>
            {shares.map(share => (
              <Share key={share.word} share={share} word={valueWord(words, field, share.word)} />
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function Share({ share, word }: { share: WordShare; word: string }) {
  const { segments: words } = useWords()
  const format = useFormat()
  return (
    <li>
      <span className="compare-word">{word}</span>
      <span className="compare-bars" aria-hidden="true">
        <i style={{ width: `${share.here * 100}%` }} />
        <i className="all" style={{ width: `${share.all * 100}%` }} />
      </span>
      <span className="compare-figures">
        {words.compareNote(format.percent(share.here), format.percent(share.all))}
      </span>
    </li>
  )
}
