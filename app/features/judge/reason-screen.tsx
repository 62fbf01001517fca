/** One judgement with its reason, on a full page: the tap of the question after a visit, and why. */
import { useState } from 'react'
import type { JudgedPart } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { judge } from '#app/data/commands/judge.ts'
import { lastLevels } from '#app/data/queries/signal.ts'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { PartDots } from '#app/part-dots.tsx'
import { isJudgedPart } from '#app/part-words.ts'
import { TextArea } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'
import './judge.css'

interface ReasonScreenProps {
  readonly customer: string
  /** One of `judgedParts`; of anything else there is nothing to judge. */
  readonly part: string
  /** The visit after which it was asked. */
  readonly visit: string | undefined
}

export function ReasonScreen(props: ReasonScreenProps) {
  const { customer: id, part } = props
  const found = useLive(async ({ db }) => ({ card: await db.cards.get(id), last: await lastLevels(db, id, '') }), [id])
  if (found === undefined) return null
  if (found.card === undefined || !isJudgedPart(part)) return <MissingRecord customer={id} />
  return <ReasonForm {...props} part={part} name={found.card.name} was={found.last.get(part)} />
}

interface ReasonFormProps extends ReasonScreenProps {
  readonly part: JudgedPart
  readonly name: string
  readonly was: number | undefined
}

function ReasonForm({ customer, part, visit, name, was }: ReasonFormProps) {
  const ketu = useKetu()
  const { standing } = useWords()
  const done = useDone()
  const [level, setLevel] = useState<number>()
  const [reason, setReason] = useState('')
  const leave = useLeave({ to: '/c/$id', params: { id: customer } })
  const save = async () => {
    if (level === undefined) return standing.levelFirst
    const said = { customer, name, levels: { [part]: level }, reason: reason.trim() }
    done(
      standing.judged(standing.parts[part], level),
      await judge(ketu, { ...said, ...(visit !== undefined && { visit }) }),
    )
    return true
  }
  return (
    <FormPage
      title={standing.reasonTitle}
      isDirty={level !== undefined || reason.trim() !== ''}
      onSave={save}
      onLeave={leave}
    >
      <p className="ink-2">{name}</p>
      <div className="judge-reason">
        <h2>{standing.questions[part]}</h2>
        <PartDots part={part} value={level} was={was} onLevel={setLevel} />
      </div>
      <TextArea label={standing.reason} rows={4} value={reason} onValue={setReason} />
    </FormPage>
  )
}
