/** A row that opens one's own day as text (日报), for every screen that offers it. The sheet's code comes when it is opened. */
import { lazy, Suspense, useState } from 'react'
import { SettingRow } from './ui/block.tsx'
import { useWords } from './words/words-context.tsx'

const DayReportSheet = lazy(async () => ({ default: (await import('./day-report-sheet.tsx')).DayReportSheet }))

export function DayReportRow() {
  const { report: words } = useWords()
  const [wasOpened, setOpened] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    setOpened(true)
    setOpen(true)
  }
  return (
    <>
      <SettingRow
        icon="document"
        name={words.title}
        note={words.rowNote}
        leads={false}
        link={<button type="button" onClick={open} />}
      />
      {wasOpened ? (
        <Suspense>
          <DayReportSheet open={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
