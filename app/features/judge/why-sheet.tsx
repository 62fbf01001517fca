/** Why an index says what it says: its parts, each counted or judged, by whom and when, how much is known, by which rules. */
import type { Part } from '#shared/domain/analysis/part.ts'
import type { IndexName } from '#shared/domain/standing/customer-standing.ts'
import { useKetu } from '#app/context.tsx'
import type { StandingPage } from '#app/data/queries/customer-standing.ts'
import { useToday } from '#app/now.ts'
import { Button } from '#app/ui/button.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { evidenceOf, figureOf, partName } from './why-words.ts'

interface WhySheetProps {
  readonly index: IndexName
  readonly page: StandingPage
  readonly onClose: () => void
  readonly onJudge: () => void
}

export function WhySheet({ index, page, onClose, onJudge }: WhySheetProps) {
  const words = useWords()
  const { standing, shell } = words
  const format = useFormat()
  const { me } = useKetu()
  const today = useToday()
  const found = page.standing[index]
  const reader = { words, format, page, me: me.member, today }
  const value = found.value === null ? standing.unknown : String(Math.round(found.value))
  const foot = page.mayJudge ? (
    <Button look="main" grow onClick={onJudge}>
      {standing.update}
    </Button>
  ) : undefined
  return (
    <Sheet
      open
      onClose={onClose}
      title={standing.whyTitle(standing.indices[index], value)}
      closeLabel={shell.close}
      foot={foot}
    >
      <p className="judge-note">
        {standing.coverage(format.percent(found.coverage))}
        {found.isHollow ? ` · ${standing.hollow}` : ''}
        {index === 'trust' ? silenceWords(reader, page) : ''}
      </p>
      <List label={standing.whyTitle(standing.indices[index], value)}>
        {found.parts.map((part: Part) => (
          <Row
            key={part.id}
            name={partName(words, part.id)}
            detail={evidenceOf(reader, part)}
            wrap
            figure={figureOf(reader, part)}
          />
        ))}
      </List>
      <p className="judge-note quiet">{standing.rules(found.settings.slice(0, 8), format.dayOfMonth(found.asOf))}</p>
    </Sheet>
  )
}

function silenceWords(
  { words, format }: Pick<Parameters<typeof evidenceOf>[0], 'words' | 'format'>,
  page: StandingPage,
) {
  const { silence, decay } = page.standing.trust
  if (silence === null) return ''
  const faded = decay < 1 ? ` · ${words.standing.decayed(format.percent(decay))}` : ''
  return ` · ${words.standing.silence(silence)}${faded}`
}
