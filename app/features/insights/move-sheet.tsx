/** Puts customers where somebody thinks they belong: two taps judge what both axes are made of. */
import { useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { judgeMany } from '#app/data/commands/judge.ts'
import { useCommand } from '#app/done.tsx'
import { DotScale } from '#app/ui/dot-scale.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { AnyPoint } from './matrix-look.ts'

interface MoveSheetProps {
  readonly customers: readonly Pick<AnyPoint, 'customer' | 'name'>[]
  readonly onClose: () => void
  readonly onMoved: () => void
}

/** It is saved with the second axis, whichever that is. */
export function MoveSheet({ customers, onClose, onMoved }: MoveSheetProps) {
  const ketu = useKetu()
  const { matrix: words, standing, shell } = useWords()
  const format = useFormat()
  const run = useCommand()
  const [importance, setImportance] = useState<number>()
  const [trust, setTrust] = useState<number>()
  const count = format.count(customers.length)
  const place = async (y: number | undefined, x: number | undefined) => {
    setImportance(y)
    setTrust(x)
    if (x === undefined || y === undefined) return
    onClose()
    const levels = { potential: y, reference: y, credibility: x, closeness: x, selfInterest: 6 - x }
    const judgings = customers.map(({ customer, name }) => ({ customer, name, levels }))
    if (await run(() => judgeMany(ketu, judgings), words.moved(count))) onMoved()
  }
  const levelsOf = (meanings: readonly string[]) => meanings.map((meaning, n) => standing.level(n + 1, meaning))
  return (
    <Sheet open onClose={onClose} title={words.moveTitle(count)} closeLabel={shell.close}>
      <p className="matrix-note">{words.moveNote}</p>
      <div className="move-axis">
        <h3>{words.moveImportance}</h3>
        <DotScale
          label={words.moveImportance}
          levels={levelsOf(words.moveImportanceLevels)}
          value={importance}
          onLevel={level => void place(level, trust)}
        />
      </div>
      <div className="move-axis">
        <h3>{words.moveTrust}</h3>
        <DotScale
          label={words.moveTrust}
          levels={levelsOf(words.moveTrustLevels)}
          value={trust}
          onLevel={level => void place(importance, level)}
        />
      </div>
    </Sheet>
  )
}
