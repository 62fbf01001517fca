/** The rule behind the suggestions, in words. */
import { Link } from '@tanstack/react-router'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'

interface WhySheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly count: number
  readonly shown: number
}

export function WhySheet({ open, onClose, count, shown }: WhySheetProps) {
  const { shell, today } = useWords()
  const foot = (
    <Button grow render={<Link to="/customers" search={{ show: 'silent' }} />}>
      {today.silentAll}
    </Button>
  )
  return (
    <Sheet open={open} onClose={onClose} title={today.whyTitle} closeLabel={shell.close} foot={foot}>
      <div className="sheet-text">
        <p>{today.whyRule}</p>
        <p>{today.whyOrder}</p>
        <p>{today.whyCount(count, shown)}</p>
        <p className="ink-2">{today.whyChange}</p>
      </div>
    </Sheet>
  )
}
