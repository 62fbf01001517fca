/** One question after a saved visit: five dots, one tap, or nothing. Nobody waits for it, and the next log sends it away. */
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type SavedVisit, useAfterVisit } from '#app/after-visit.tsx'
import { useKetu } from '#app/context.tsx'
import { noteAsked } from '#app/data/asked.ts'
import { judge } from '#app/data/commands/judge.ts'
import { today } from '#app/data/ketu.ts'
import { type Question, questionAfterVisit } from '#app/data/queries/question.ts'
import { useCommand } from '#app/done.tsx'
import { PartDots } from '#app/part-dots.tsx'
import { IconButton } from '#app/ui/button.tsx'
import { useWords } from '#app/words/words-context.tsx'
import './judge.css'

export function AfterVisitQuestion({ saved }: { saved: SavedVisit }) {
  const ketu = useKetu()
  const { standing: words } = useWords()
  const { follow } = useAfterVisit()
  const run = useCommand()
  const question = useQuestion(saved)
  if (question === undefined) return null
  const { part, was } = question
  const { customer, visit, name } = saved
  const answer = (level: number) => {
    follow(undefined)
    void run(
      () => judge(ketu, { customer, visit, name, levels: { [part]: level } }),
      words.judged(words.parts[part], level),
    )
  }
  return (
    <section className="after-visit" aria-label={words.ask(name)}>
      <header>
        <h2>{words.questions[part]}</h2>
        <IconButton icon="close" label={words.skip} onClick={() => follow(undefined)} />
      </header>
      <p>
        {name} · {words.askNote}
      </p>
      <PartDots part={part} was={was} onLevel={answer} />
      <Link className="after-visit-why" to="/c/$id/judge" params={{ id: customer }} search={{ part, visit }}>
        {words.writeReason}
      </Link>
    </section>
  )
}

/** Asked for once a visit; what is shown counts as asked, answered or not. */
function useQuestion({ customer, visit }: SavedVisit): Question | undefined {
  const ketu = useKetu()
  const [found, setFound] = useState<{ readonly visit: string; readonly question: Question | undefined }>()
  useEffect(() => {
    let isWanted = true
    const ask = async (): Promise<void> => {
      const question = await questionAfterVisit(ketu, customer)
      if (!isWanted) return
      setFound({ visit, question })
      if (question !== undefined) await noteAsked(ketu.db, customer, { part: question.part, day: today(ketu) })
    }
    // The visit is safe without it.
    ask().catch(reportError)
    return () => {
      isWanted = false
    }
  }, [ketu, customer, visit])
  return found?.visit === visit ? found.question : undefined
}
