/** What came of surveys: scores with how sure they are, their trend, topics worst first, and the answers behind. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ScaleResult, WaveScore } from '#shared/domain/survey/result.ts'
import { useLive } from '#app/context.tsx'
import { askedResponse, resultsPage, type ResultsPage, surveyTitle } from '#app/data/queries/survey.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { TableShare } from '#app/ui/table-share.tsx'
import { answerWords, topicName } from '#app/words/answer-words.ts'
import { useFormat, useLanguage, useWords } from '#app/words/words-context.tsx'
import { MissingSurvey } from './answer-screen.tsx'
import { headline } from './response-words.ts'
import { trendPoints } from './trend-points.ts'
import './survey.css'

interface ResultsScreenProps {
  /** `all` for every survey. */
  readonly survey: string
  readonly customer: string | undefined
}

export function ResultsScreen({ survey, customer }: ResultsScreenProps) {
  const { survey: words, shell } = useWords()
  const { language } = useLanguage()
  const today = useToday()
  const found = useLive(async ketu => ({ page: await resultsPage(ketu, survey, customer) }), [survey, customer, today])
  if (found === undefined) return null
  const { page } = found
  if (page === undefined) return <MissingSurvey />
  const title = page.survey === undefined ? words.allResults : surveyTitle(page.survey, language)
  const home =
    customer === undefined ? (
      <Link to="/insights/surveys" />
    ) : (
      <Link to="/c/$id" params={{ id: customer }} search={{ tab: 'analysis' }} />
    )
  const name = customer === undefined ? words.title : (page.names.get(customer) ?? shell.back)
  return (
    <Screen
      title={title}
      top={
        <PageBar
          title=""
          start={
            <BackLink label={shell.backTo(name)} render={home}>
              {customer === undefined ? words.title : shell.back}
            </BackLink>
          }
        />
      }
    >
      <h1 className="survey-title">{customer === undefined ? title : words.allOfCustomer}</h1>
      {page.responses.length === 0 ? (
        <EmptyState
          action={
            <Button look="main" render={<Link to="/insights/surveys" />}>
              {words.toSurveys}
            </Button>
          }
        >
          {words.noResults}
        </EmptyState>
      ) : (
        <Results page={page} />
      )}
    </Screen>
  )
}

function Results({ page }: { page: ResultsPage }) {
  const { survey: words } = useWords()
  const format = useFormat()
  const { results } = page
  const [open, setOpen] = useState<string>()
  return (
    <>
      <p className="survey-of">{words.responses(format.count(results.responses))}</p>
      {results.scales.map(scale => (
        <Scale key={scale.kind} scale={scale} target={page.survey?.target ?? null} least={page.least} />
      ))}
      <Topics page={page} chosen={open} onChosen={topic => setOpen(topic === open ? undefined : topic)} />
      <Responses page={page} topic={open} />
    </>
  )
}

function Scale({ scale, target, least }: { scale: ScaleResult; target: number | null; least: number }) {
  const { survey: words } = useWords()
  const { rated } = scale
  const figure = useFigure(scale)
  return (
    <section className="score" aria-label={words.scales[scale.kind]}>
      <h2>{words.scales[scale.kind]}</h2>
      {rated.isTooFew ? (
        <p className="survey-note">{words.tooFew(rated.n, least)}</p>
      ) : (
        <>
          <p className="figure">
            <b>{figure.score}</b>
            <small>{figure.note}</small>
          </p>
          {figure.interval === undefined ? null : <p className="survey-note">{figure.interval}</p>}
          {scale.kind === 'csat' && target !== null ? <p className="survey-note">{words.aim(`${target}%`)}</p> : null}
        </>
      )}
      {scale.waves.length > 1 ? <Trend scale={scale} /> : null}
    </section>
  )
}

function useFigure(scale: ScaleResult): {
  readonly score: string
  readonly note: string
  readonly interval: string | undefined
} {
  const { survey: words } = useWords()
  const format = useFormat()
  switch (scale.kind) {
    case 'nps': {
      const { score, interval, promoters, passives, detractors } = scale.rated
      return {
        score: format.number(Math.round(score ?? 0)),
        note: words.npsParts(format.count(promoters), format.count(passives), format.count(detractors)),
        interval:
          interval === null
            ? undefined
            : words.range(format.number(Math.round(interval.low)), format.number(Math.round(interval.high))),
      }
    }
    case 'csat': {
      const { share, interval } = scale.rated
      return {
        score: format.percent(share.value ?? 0),
        note: words.csatNote,
        interval:
          interval === null ? undefined : words.range(format.percent(interval.low), format.percent(interval.high)),
      }
    }
    case 'ces': {
      const { mean, easy } = scale.rated
      return {
        score: format.number(Math.round((mean ?? 0) * 10) / 10),
        note: words.cesNote(format.percent(easy.value ?? 0)),
        interval: undefined,
      }
    }
  }
}

/** A line through the waves that have enough answers; below it the same as a list. */
function Trend({ scale }: { scale: ScaleResult }) {
  const { survey: words } = useWords()
  const format = useFormat()
  const said = ({ score }: WaveScore): string => {
    if (score === null) return ''
    if (scale.kind === 'csat') return format.percent(score)
    return format.number(scale.kind === 'nps' ? Math.round(score) : Math.round(score * 10) / 10)
  }
  const points = trendPoints(scale)
  const line = (wave: WaveScore): string =>
    wave.score === null ? words.waveFew(format.count(wave.n)) : words.waveCount(format.count(wave.n))
  const list = scale.waves.map(wave => `${words.wave(format.date(wave.wave))} ${said(wave)}`)
  return (
    <>
      {points.length < 2 ? null : (
        <svg
          className="trend"
          viewBox="0 0 320 72"
          role="img"
          aria-label={words.trendOf(words.scales[scale.kind], format.list(list))}
        >
          <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
          {points.map(({ x, y }) => (
            <circle key={x} cx={x} cy={y} r="4" />
          ))}
        </svg>
      )}
      <List label={words.trend}>
        {scale.waves.toReversed().map(wave => (
          <Row
            key={wave.wave}
            compact
            namePlain
            name={words.wave(format.date(wave.wave))}
            detail={line(wave)}
            {...(wave.score === null ? {} : { figure: said(wave) })}
          />
        ))}
      </List>
    </>
  )
}

interface TopicsProps {
  readonly page: ResultsPage
  readonly chosen: string | undefined
  readonly onChosen: (topic: string) => void
}

/** Worst first; a tap shows the answers behind. */
function Topics({ page: { results }, chosen, onChosen }: TopicsProps) {
  const { survey: words } = useWords()
  const { language } = useLanguage()
  const format = useFormat()
  const lists = [
    {
      title: words.topics,
      worst: words.worst,
      rows: results.topics.map(({ topic, n, isTooFew, share }) => ({
        ...{ topic, n, isTooFew, ratio: share.value ?? 0, text: format.percent(share.value ?? 0) },
      })),
    },
    {
      title: words.touchpoints,
      worst: words.hardest,
      rows: results.efforts.map(({ topic, n, isTooFew, mean }) => ({
        ...{ topic, n, isTooFew, ratio: ((mean ?? 1) - 1) / 6, text: format.number(Math.round((mean ?? 0) * 10) / 10) },
      })),
    },
  ]
  return lists.map(({ title, worst, rows }) =>
    rows.length === 0 ? null : (
      <div key={title}>
        <SectionHeader count={rows.length}>{title}</SectionHeader>
        <List label={title}>
          {rows.map(({ topic, n, isTooFew, ratio, text }, i) => (
            <Row
              key={topic}
              name={topicName(answerWords[language], topic)}
              {...(i === 0 && !isTooFew && { mark: <span className="tag">{worst}</span> })}
              detail={isTooFew ? words.waveFew(format.count(n)) : words.waveCount(format.count(n))}
              {...(isTooFew ? {} : { figure: <TableShare ratio={ratio} text={text} /> })}
              selected={topic === chosen}
              link={<button type="button" aria-pressed={topic === chosen} onClick={() => onChosen(topic)} />}
            />
          ))}
        </List>
      </div>
    ),
  )
}

/** One by one, newest first; of a topic only those that say something of it, with that score. */
function Responses({ page, topic }: { page: ResultsPage; topic: string | undefined }) {
  const words = useWords()
  const { survey: own } = words
  const { language } = useLanguage()
  const format = useFormat()
  const [isAll, setAll] = useState(false)
  const rows = page.responses.flatMap(row => {
    const { questions, answers } = askedResponse(row)
    const about = topic === undefined ? questions : questions.filter(question => question.topic === topic)
    const said = headline(about, answers, words)
    return topic !== undefined && said === '' ? [] : [{ row, said }]
  })
  const shown = isAll ? rows : rows.slice(0, 20)
  return (
    <>
      <SectionHeader count={rows.length}>{own.one}</SectionHeader>
      {topic === undefined ? null : (
        <ChipGroup label={own.topic}>
          <Chip pressed>{topicName(answerWords[language], topic)}</Chip>
        </ChipGroup>
      )}
      <List label={own.one}>
        {shown.map(({ row, said }) => {
          const who = row.contacts.map(id => page.names.get(id)).filter(name => name !== undefined)
          return (
            <Row
              key={row.id}
              name={page.names.get(row.customer) ?? row.title}
              detail={[said, ...who, own.channels[row.channel], page.survey === undefined ? row.title : '']
                .filter(part => part !== '')
                .join(' · ')}
              figure={format.date(row.day)}
              link={<Link to="/c/$id/response/$response" params={{ id: row.customer, response: row.id }} />}
            />
          )
        })}
      </List>
      {isAll || rows.length <= shown.length ? null : (
        <div className="score-more">
          <Button onClick={() => setAll(true)}>{words.standing.all}</Button>
        </div>
      )}
    </>
  )
}
