/** Surveys of one customer: what was answered, newest first, and asking again. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import { allSurveys, askedResponse, namesIn, responsesOfCustomer, surveyTitle } from '#app/data/queries/survey.ts'
import { Button } from '#app/ui/button.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useFormat, useLanguage, useWords } from '#app/words/words-context.tsx'
import { headline } from './response-words.ts'
import './survey.css'

/** So many stand on the customer's page; the rest on its results. */
const shown = 3

export function SurveysSection({ customer }: { customer: string }) {
  const words = useWords()
  const { survey: own } = words
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const found = useLive(
    async ({ db }) => {
      const responses = await responsesOfCustomer(db, customer)
      return { responses, names: await namesIn(db, responses.slice(0, shown)) }
    },
    [customer],
  )
  if (found === undefined) return null
  const { responses, names } = found
  return (
    <section aria-label={own.section}>
      <SectionHeader
        {...(responses.length > 0 && { count: responses.length })}
        {...(responses.length > 0 && {
          end: (
            <Link to="/insights/surveys/$survey/results" params={{ survey: 'all' }} search={{ c: customer }}>
              {own.results}
            </Link>
          ),
        })}
      >
        {own.section}
      </SectionHeader>
      {responses.length === 0 ? <p className="survey-note">{own.none}</p> : null}
      <List label={own.section}>
        {responses.slice(0, shown).map(row => {
          const { questions, answers } = askedResponse(row)
          const who = row.contacts.map(id => names.get(id)).filter(name => name !== undefined)
          const detail = [own.channels[row.channel], ...who, headline(questions, answers, words)]
          return (
            <Row
              key={row.id}
              name={row.title}
              detail={detail.filter(part => part !== '').join(' · ')}
              figure={format.date(row.day)}
              link={<Link to="/c/$id/response/$response" params={{ id: customer, response: row.id }} />}
            />
          )
        })}
      </List>
      <div className="tab-more">
        <Button icon="plus" onClick={() => setAsking(true)}>
          {own.ask}
        </Button>
      </div>
      {isAsking ? <AskSheet customer={customer} onClose={() => setAsking(false)} /> : null}
    </section>
  )
}

function AskSheet({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { survey: words, shell } = useWords()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const surveys = useLive(allSurveys)
  return (
    <Sheet open onClose={onClose} title={words.askWhich} closeLabel={shell.close}>
      <List label={words.askWhich}>
        {surveys
          ?.filter(({ isClosed }) => !isClosed)
          .map(survey => (
            <Row
              key={survey.id}
              name={surveyTitle(survey, language)}
              detail={`${words.kinds[survey.kind]} · ${words.questionCount(survey.questions.length)}`}
              link={
                <button
                  type="button"
                  onClick={() =>
                    void navigate({ to: '/c/$id/survey/$survey', params: { id: customer, survey: survey.id } })
                  }
                />
              }
            />
          ))}
      </List>
    </Sheet>
  )
}
