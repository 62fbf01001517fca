/** All parts of a customer on one sheet: change what has changed, and save it as one thing that can be undone. */
import { useState } from 'react'
import type { JudgedPart } from '#shared/domain/record.ts'
import { indexNames } from '#shared/domain/standing/customer-standing.ts'
import { useKetu } from '#app/context.tsx'
import { judge } from '#app/data/commands/judge.ts'
import { useCommand } from '#app/done.tsx'
import { PartDots } from '#app/part-dots.tsx'
import { partsOfIndex } from '#app/part-words.ts'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'

interface JudgeSheetProps {
  readonly customer: { readonly id: string; readonly name: string }
  /** Levels in use now. */
  readonly known: ReadonlyMap<string, number>
  readonly onClose: () => void
}

export function JudgeSheet({ customer, known, onClose }: JudgeSheetProps) {
  const ketu = useKetu()
  const { standing: words, shell } = useWords()
  const run = useCommand()
  const [levels, setLevels] = useState<{ readonly [part in JudgedPart]?: number }>({})
  const count = Object.keys(levels).length
  const save = () => {
    onClose()
    void run(() => judge(ketu, { customer: customer.id, name: customer.name, levels }), words.judgedMany(count))
  }
  const foot = (
    <>
      <Button onClick={onClose}>{words.noChange}</Button>
      <Button look="main" grow disabled={count === 0} onClick={save}>
        {words.finish}
      </Button>
    </>
  )
  return (
    <Sheet open onClose={onClose} title={words.sheetTitle} closeLabel={shell.close} foot={foot}>
      <p className="judge-note">{words.sheetNote(customer.name)}</p>
      {indexNames.map(index => (
        <section key={index} className="judge-index" aria-label={words.indices[index]}>
          <h3>{words.indices[index]}</h3>
          {partsOfIndex[index].map(part => (
            <div key={part} className="judge-part">
              <p>
                <b>{words.parts[part]}</b> <span>{words.questions[part]}</span>
              </p>
              <PartDots
                part={part}
                value={levels[part]}
                was={known.get(part)}
                onLevel={level => setLevels({ ...levels, [part]: level })}
              />
            </div>
          ))}
        </section>
      ))}
    </Sheet>
  )
}
