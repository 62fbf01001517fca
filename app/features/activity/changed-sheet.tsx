/** Asked before an undo would overwrite what changed since: what it says now, and what it would say again. */
import { useLive } from '#app/context.tsx'
import { goalMetrics, namesIn } from '#app/data/queries/reference.ts'
import { useMinute } from '#app/now.ts'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { valueText } from '#app/words/value-text.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { UndoRun } from './use-undo.ts'

const shownFields = 5

export function ChangedSheet({ run }: { run: UndoRun }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const { sync, shell } = words
  const fields = run.question?.fields ?? []
  const known = useLive(
    async ({ db }) => ({
      names: await namesIn(
        db,
        fields.map(({ type, field, now: current, before }) => ({ type, field, values: [current, before] })),
      ),
      metrics: await goalMetrics(
        db,
        fields.map(each => each.id),
      ),
    }),
    [run.question],
  )
  const foot = (
    <>
      <Button onClick={run.insist}>{sync.undoAnyway}</Button>
      <Button look="main" grow onClick={run.leave}>
        {sync.keepNow}
      </Button>
    </>
  )
  return (
    <Sheet
      open={run.question !== undefined && known !== undefined}
      onClose={run.leave}
      title={sync.changedTitle}
      closeLabel={shell.close}
      foot={foot}
    >
      <div className="changed-since">
        <p className="ink-2">{sync.changedNote}</p>
        {known === undefined
          ? null
          : fields.slice(0, shownFields).map(each => {
              const read = { words, format, names: known.names, now }
              const place = { ...each, metric: known.metrics.get(each.id) }
              const say = (value: typeof each.now) => valueText(read, place, value)
              return (
                <section key={`${each.id} ${each.field}`}>
                  <h3>{fieldName(words, each.type, each.field)}</h3>
                  <p>{sync.changedNow(say(each.now))}</p>
                  <p className="ink-2">{sync.changedBefore(say(each.before))}</p>
                </section>
              )
            })}
        {fields.length > shownFields ? <p className="ink-2">{sync.changedMore(fields.length - shownFields)}</p> : null}
      </div>
    </Sheet>
  )
}
