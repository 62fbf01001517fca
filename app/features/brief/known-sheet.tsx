/** Why the meter says what it says: each thing one would like to know, with its weight; what is missing leads to where it is written. */
import type { Completeness, ProfileItem } from '#shared/domain/account/profile-gaps.ts'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { itemLink, itemName, itemQuestion } from './question.tsx'

interface KnownSheetProps {
  readonly customer: string
  readonly completeness: Completeness
  readonly profile: AnalysisSettings['profile']
  readonly onClose: () => void
}

export function KnownSheet({ customer, completeness, profile, onClose }: KnownSheetProps) {
  const dictionary = useWords()
  const { brief: words, shell } = dictionary
  const format = useFormat()
  const { missing, value } = completeness
  // The settings have exactly these keys.
  const known = (Object.keys(profile) as ProfileItem[]).filter(item => !missing.includes(item) && profile[item] > 0)
  return (
    <Sheet open onClose={onClose} title={words.whyTitle} closeLabel={shell.close}>
      <p className="sheet-text ink-2">{words.whyText(format.percent(value))}</p>
      {missing.length === 0 ? null : (
        <>
          <SectionHeader count={missing.length}>{words.whyMissing}</SectionHeader>
          <List label={words.whyMissing}>
            {missing.map(item => (
              <Row
                key={item}
                compact
                name={itemQuestion(dictionary, item)}
                namePlain
                wrap
                detail={itemName(dictionary, item)}
                figureNote={words.weight(format.number(profile[item]))}
                link={itemLink(customer, item)}
              />
            ))}
          </List>
        </>
      )}
      {known.length === 0 ? null : (
        <>
          <SectionHeader count={known.length}>{words.whyKnown}</SectionHeader>
          <List label={words.whyKnown}>
            {known.map(item => (
              <Row
                key={item}
                compact
                name={itemName(dictionary, item)}
                namePlain
                figureNote={words.weight(format.number(profile[item]))}
              />
            ))}
          </List>
        </>
      )}
    </Sheet>
  )
}
