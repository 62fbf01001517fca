/** 生命周期: the stage with its reason, what to do in it in one tap, and why a customer was lost. */
import { useState } from 'react'
import { lostReasons, playbookOf, type PlaybookEntry } from '#shared/domain/portfolio/playbook.ts'
import { withOwnWords } from '#shared/domain/word-list.ts'
import { useKetu } from '#app/context.tsx'
import { addAction } from '#app/data/commands/action.ts'
import { editCustomer } from '#app/data/commands/customer.ts'
import type { CustomerRecord } from '#app/data/queries/value-record.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { useWordList } from '#app/offered-words.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { List } from '#app/ui/row.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { ValueKind, ValueOf, ValueReader } from './value-line.ts'
import { FigureRow } from './figure-row.tsx'
import { lostReasonText } from './lost-reason.ts'

interface StagePartProps {
  readonly id: string
  readonly record: CustomerRecord
  readonly of: ValueOf
  readonly reader: ValueReader
  readonly onWhy: (kind: ValueKind) => void
}

export function StagePart({ id, record, of, reader, onWhy }: StagePartProps) {
  const ketu = useKetu()
  const { value } = useWords()
  const format = useFormat()
  const today = useToday()
  const run = useCommand()
  const [isAsking, setAsking] = useState(false)
  const { customer, steps, mayWrite } = record
  const computed = of.card.stages.at(-1)?.stage ?? 'prospect'
  const stage = customer.lostOn === '' ? computed : 'lost'
  const wanted = playbookOf(stage, today).filter(
    ({ action }) => !steps.some(({ title }) => title === value.actions[action]),
  )
  const add = ({ action, due }: PlaybookEntry) => {
    const title = value.actions[action]
    void run(
      () => addAction(ketu, id, { title, due, cause: 'stage' }),
      value.playbookAdded(title, format.dayOfMonth(due)),
    )
  }
  const undoLost = () => void run(() => editCustomer(ketu, id, { lostOn: '', lostReason: '' }), value.lostUndone)
  return (
    <>
      <List label={value.stage}>
        <FigureRow kind="stage" of={of} reader={reader} onWhy={onWhy} />
      </List>
      {customer.lostOn === '' ? null : (
        <p className="value-note">
          {value.lostSince(format.date(customer.lostOn), lostReasonText(value.lostReasons, customer.lostReason))}
        </p>
      )}
      {mayWrite && wanted.length > 0 ? (
        <div className="value-steps">
          <p>
            {stage === 'lost' ? value.winBack : value.playbook(value.stages[stage])} · {value.playbookNote}
          </p>
          <ChipGroup label={value.playbook(value.stages[stage])}>
            {wanted.map(entry => (
              <Chip key={entry.action} icon="plus" dashed onClick={() => add(entry)}>
                {value.actions[entry.action]} {format.dayOfMonth(entry.due)}
              </Chip>
            ))}
          </ChipGroup>
        </div>
      ) : null}
      {mayWrite ? (
        <p className="value-add">
          {customer.lostOn === '' ? (
            <Button onClick={() => setAsking(true)}>{value.lost}</Button>
          ) : (
            <Button icon="undo" onClick={undoLost}>
              {value.lostUndo}
            </Button>
          )}
        </p>
      ) : null}
      {isAsking ? <LostSheet id={id} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

/** One tap says why (feat:I6); it can be taken back like everything. */
function LostSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const ketu = useKetu()
  const { value, shell } = useWords()
  const today = useToday()
  const run = useCommand()
  const own = useWordList('lostReasons')
  const nameOf = (reason: string): string => lostReasonText(value.lostReasons, reason)
  const choose = (reason: string) => {
    onClose()
    void run(() => editCustomer(ketu, id, { lostReason: reason, lostOn: today }), value.lostSaved(nameOf(reason)))
  }
  return (
    <Sheet open onClose={onClose} title={value.lostTitle} closeLabel={shell.close}>
      <p className="value-note">{value.lostNote}</p>
      <div className="value-steps">
        <ChipGroup label={value.lostTitle}>
          {withOwnWords(lostReasons, own, nameOf).map(reason => (
            <Chip key={reason} onClick={() => choose(reason)}>
              {nameOf(reason)}
            </Chip>
          ))}
        </ChipGroup>
      </div>
    </Sheet>
  )
}
