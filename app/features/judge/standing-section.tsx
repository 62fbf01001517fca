/** Where a customer stands: three bars that say why, its quadrant with the one thing missing, or the question that is answered first. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type IndexName, indexNames } from '#shared/domain/standing/customer-standing.ts'
import { partToAsk } from '#shared/domain/standing/next-part.ts'
import { scorecard } from '#shared/domain/standing/scorecard.ts'
import { useAfterVisit } from '#app/after-visit.tsx'
import { useKetu } from '#app/context.tsx'
import { judge } from '#app/data/commands/judge.ts'
import type { StandingPage } from '#app/data/queries/customer-standing.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { PartDots } from '#app/part-dots.tsx'
import { partsOfIndex } from '#app/part-words.ts'
import { Icon } from '#app/ui/icon.tsx'
import { IndexBar } from '#app/ui/index-bar.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { JudgeSheet } from './judge-sheet.tsx'
import { WhySheet } from './why-sheet.tsx'
import { weakestWords } from './why-words.ts'
import './judge.css'

export function StandingSection({ page }: { page: StandingPage }) {
  const { standing: words } = useWords()
  const today = useToday()
  const [why, setWhy] = useState<IndexName>()
  const [isJudging, setJudging] = useState(false)
  const isKnown = indexNames.some(name => page.standing[name].value !== null)
  if (!isKnown && !page.mayJudge) return null
  const known = new Map([...scorecard(page.scores, today)].map(([part, { used }]) => [part, used.level]))
  const startJudging = () => {
    setWhy(undefined)
    setJudging(true)
  }
  return (
    <section className="standing" aria-label={words.section}>
      {isKnown
        ? indexNames.map(name => <Bar key={name} name={name} page={page} onWhy={setWhy} onJudge={startJudging} />)
        : null}
      {page.standing.place.quadrant === null ? (
        <Invitation page={page} isFirst={!isKnown} />
      ) : (
        <QuadrantLine page={page} />
      )}
      {why === undefined ? null : (
        <WhySheet index={why} page={page} onClose={() => setWhy(undefined)} onJudge={startJudging} />
      )}
      {isJudging ? <JudgeSheet customer={page.customer} known={known} onClose={() => setJudging(false)} /> : null}
    </section>
  )
}

interface BarProps {
  readonly name: IndexName
  readonly page: StandingPage
  readonly onWhy: (name: IndexName) => void
  readonly onJudge: () => void
}

function Bar({ name, page: { standing, settings, mayJudge }, onWhy, onJudge }: BarProps) {
  const { standing: words } = useWords()
  const { value, isHollow } = standing[name]
  const before = standing.before[name]
  const label = words.indices[name]
  const change = value === null || before === null ? undefined : Math.round(value) - Math.round(before)
  const moved =
    change === undefined
      ? undefined
      : change === 0
        ? words.same
        : (change > 0 ? words.up : words.down)(String(Math.abs(change)))
  const said = value === null ? words.answer(label) : words.why(label, String(Math.round(value)))
  return (
    <IndexBar
      label={label}
      value={value ?? undefined}
      unknown={words.unknown}
      cut={settings.matrix[name]}
      isHollow={isHollow}
      change={change}
      name={[said, moved, isHollow && value !== null ? words.hollow : undefined].filter(Boolean).join(' · ')}
      onOpen={() => (value === null && mayJudge ? onJudge() : onWhy(name))}
    />
  )
}

function QuadrantLine({ page }: { page: StandingPage }) {
  const words = useWords()
  const format = useFormat()
  const { quadrant } = page.standing.place
  if (quadrant === null) return null
  return (
    <Link className="quadrant-line" to="/insights/relationship" search={{ c: page.customer.id }}>
      <p>
        <b>{words.standing.quadrants[quadrant]}</b> {weakestWords({ words, format }, page, page.standing.trust.asOf)}
      </p>
      <Icon name="right" />
    </Link>
  )
}

/** Nothing is shown as a number while nothing is known: the first question stands there instead. */
function Invitation({ page, isFirst }: { page: StandingPage; isFirst: boolean }) {
  const ketu = useKetu()
  const { standing: words } = useWords()
  const run = useCommand()
  const { saved } = useAfterVisit()
  const { customer } = page
  const { importance, trust } = page.standing
  // Without trust there is no place on the matrix; without importance neither.
  const index = importance.value === null ? 'importance' : 'trust'
  const part = partToAsk(page.scores, [], trust.asOf, page.settings, partsOfIndex[index])
  // After a visit its own question stands below.
  if (part === null || !page.mayJudge || saved?.customer === customer.id) return null
  const answer = (level: number) =>
    void run(
      () => judge(ketu, { customer: customer.id, name: customer.name, levels: { [part]: level } }),
      words.judged(words.parts[part], level),
    )
  return (
    <div className="standing-question">
      <p>{isFirst ? words.invite : words.inviteMore}</p>
      <h2>{words.questions[part]}</h2>
      <PartDots part={part} onLevel={answer} />
    </div>
  )
}
