/** Where the customer is: opened in a map app, or copied. */
import type { CustomerRow } from '#shared/domain/record.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { mapLinks, placeWords } from './map-links.ts'

interface MapSheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly place: CustomerRow
  readonly onCopy: () => void
}

export function MapSheet({ open, onClose, place, onCopy }: MapSheetProps) {
  const { customer: words, shell } = useWords()
  const copy = () => {
    onClose()
    onCopy()
  }
  return (
    <Sheet open={open} onClose={onClose} title={words.map} closeLabel={shell.close}>
      <p className="sheet-text ink-2">{placeWords(place)}</p>
      {mapLinks(place).map(({ app, href }) => (
        <a key={app} className="menu-item" href={href} target="_blank" rel="noreferrer" onClick={onClose}>
          <Icon name="pin" />
          {words.mapApps[app]}
        </a>
      ))}
      <button type="button" className="menu-item" onClick={copy}>
        <Icon name="copy" />
        {words.copyAddress}
      </button>
    </Sheet>
  )
}
