/** Where a person stands in the decision: willing or not, how risky we seem, and what of it worries them. Each tap is a judgement. */
import { useState } from 'react'
import type { JudgedOfContact } from '#shared/domain/record.ts'
import { riskFacets } from '#shared/domain/standing/decision.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { judge } from '#app/data/commands/judge.ts'
import { contactStance } from '#app/data/queries/contact-stance.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { PartDots } from '#app/part-dots.tsx'
import { FoldedSection, SectionHeader } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'
import './judge.css'

export function ContactStanceSection({ customer, contact }: { customer: string; contact: string }) {
  const ketu = useKetu()
  const { matrix: words, standing } = useWords()
  const today = useToday()
  const run = useCommand()
  const page = useLive(each => contactStance(each, customer, contact), [customer, contact, today])
  const [isOpen, setOpen] = useState(false)
  if (page === undefined || (!page.mayJudge && page.levels.size === 0)) return null
  const { willingness, risk } = page.stance
  const say = (part: JudgedOfContact, level: number) =>
    void run(
      () => judge(ketu, { customer, contact, name: page.customer.name, levels: { [part]: level } }),
      standing.judged(standing.parts[part], level),
    )
  const dots = (part: JudgedOfContact) => (
    <div key={part} className="judge-part">
      <p>
        <b>{standing.questions[part]}</b>
      </p>
      <PartDots part={part} value={page.levels.get(part)} onLevel={level => say(part, level)} />
    </div>
  )
  const figure = (value: number | null): string => (value === null ? '–' : String(Math.round(value)))
  return (
    <section aria-label={words.stance}>
      <SectionHeader end={words.stanceAt(figure(willingness.value), figure(risk.value))}>{words.stance}</SectionHeader>
      <p className="judge-note">{words.stanceNote}</p>
      {dots('willingness')}
      {dots('risk')}
      <FoldedSection open={isOpen} onToggle={() => setOpen(!isOpen)} content={riskFacets.map(dots)}>
        {words.facetTitle}
      </FoldedSection>
      <p className="judge-note quiet">{words.whoSees(page.territory)}</p>
    </section>
  )
}
