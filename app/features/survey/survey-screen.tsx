/** One survey: whom to ask, what it asks, and what came of it. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { textIn } from '#shared/domain/survey/question.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { useCustomerSearch } from '#app/customer-search.ts'
import { editNote } from '#app/data/commands/note.ts'
import { deleteRecord } from '#app/data/commands/record.ts'
import type { Ketu } from '#app/data/ketu.ts'
import { dueSurveys, type Survey, surveyOf, surveyTitle } from '#app/data/queries/survey.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useCommand } from '#app/done.tsx'
import { InsightPage } from '#app/insight-page.tsx'
import { useToday } from '#app/now.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { Field } from '#app/ui/field.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { Menu, type MenuItem } from '#app/ui/sheet.tsx'
import { answerWords, blockName, topicName } from '#app/words/answer-words.ts'
import { useFormat, useLanguage, useWords } from '#app/words/words-context.tsx'
import { MissingSurvey } from './answer-screen.tsx'
import './survey.css'

/** Company surveys are the admins'; one's own are one's own. */
async function mayEdit(ketu: Ketu, survey: Survey): Promise<boolean> {
  if (survey.origin === 'own') return true
  return survey.origin === 'company' && mayWriteWorkspace(ketu)
}

export function SurveyScreen({ id }: { id: string }) {
  const found = useLive(
    async ketu => {
      const survey = await surveyOf(ketu, id)
      return { survey, mayEdit: survey !== undefined && (await mayEdit(ketu, survey)) }
    },
    [id],
  )
  if (found === undefined) return null
  if (found.survey === undefined) return <MissingSurvey />
  return <Survey_ survey={found.survey} mayEdit={found.mayEdit} />
}

function Survey_({ survey, mayEdit: mayChange }: { survey: Survey; mayEdit: boolean }) {
  const { survey: words } = useWords()
  const { language } = useLanguage()
  const title = surveyTitle(survey, language)
  const about = [
    words[survey.origin],
    words.kinds[survey.kind],
    ...(survey.everyDays > 0 ? [words.every(survey.everyDays)] : []),
    ...(survey.target === null ? [] : [words.aim(`${survey.target}%`)]),
    ...(survey.isClosed ? [words.closed] : []),
  ]
  return (
    <InsightPage
      title={title}
      back={{ label: words.title, link: <Link to="/insights/surveys" /> }}
      isNamed
      menu={<SurveyMenu survey={survey} mayEdit={mayChange} />}
    >
      <p className="survey-of">{about.join(' · ')}</p>
      <SettingRow
        icon="bars"
        name={words.results}
        link={<Link to="/insights/surveys/$survey/results" params={{ survey: survey.id }} />}
      />
      {survey.isClosed ? null : <AskWhom survey={survey} />}
      <SectionHeader count={survey.questions.length}>{words.questions}</SectionHeader>
      <p className="survey-intro">{textIn(survey.intro, language)}</p>
      <ol className="asked">
        {survey.questions.map(({ id, kind, text, block, topic, isRequired, options }) => {
          const details = [
            words.questionKinds[kind],
            ...(block === '' ? [] : [blockName(answerWords[language], block)]),
            ...(topic === '' ? [] : [topicName(answerWords[language], topic)]),
            ...(isRequired ? [words.required] : []),
            ...options.map(option => textIn(option.text, language)),
          ]
          return (
            <li key={id}>
              {textIn(text, language)}
              <small>{details.join(' · ')}</small>
            </li>
          )
        })}
      </ol>
    </InsightPage>
  )
}

function SurveyMenu({ survey, mayEdit: mayChange }: { survey: Survey; mayEdit: boolean }) {
  const ketu = useKetu()
  const { survey: words, shell } = useWords()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const run = useCommand()
  const { row } = survey
  const params = { survey: survey.id }
  const items: MenuItem[] = [
    {
      label: words.copy,
      icon: 'copy',
      run: () => void navigate({ to: '/insights/surveys/new', search: { from: survey.id } }),
    },
  ]
  if (mayChange && row !== undefined) {
    const name = surveyTitle(survey, language)
    const remove = async () => {
      const ref = { type: 'survey', id: row.id, doc: row.doc } as const
      if (await run(() => deleteRecord(ketu, ref, name), shell.deleted)) void navigate({ to: '/insights/surveys' })
    }
    items.unshift({
      label: words.edit,
      icon: 'edit',
      run: () => void navigate({ to: '/insights/surveys/$survey/edit', params }),
    })
    items.push(
      {
        label: survey.isClosed ? words.reopen : words.close,
        icon: survey.isClosed ? 'undo' : 'check',
        run: () =>
          void run(
            () => editNote(ketu, row, { isClosed: !survey.isClosed }, name),
            survey.isClosed ? words.reopened : words.closedNow,
          ),
      },
      { label: words.remove, icon: 'trash', run: () => void remove() },
    )
  }
  return <Menu label={shell.more} closeLabel={shell.close} items={items} />
}

/** Who is due, and anybody by name. */
function AskWhom({ survey }: { survey: Survey }) {
  const { survey: words } = useWords()
  const format = useFormat()
  const today = useToday()
  const [query, setQuery] = useState('')
  const hits = useCustomerSearch(query)
  const due = useLive(dueSurveys, [today])?.find(each => each.survey.id === survey.id)?.due ?? []
  const isFinding = query.trim() !== ''
  const listed = isFinding
    ? (hits?.customers ?? []).map(({ card }) => ({ id: card.id, name: card.name, detail: card.city }))
    : due.map(({ customer, last }) => ({
        id: customer.id,
        name: customer.name,
        detail: last === '' ? words.neverAsked : words.dueSince(format.date(last)),
      }))
  return (
    <>
      <SectionHeader {...(due.length > 0 && !isFinding && { count: due.length })}>
        {due.length > 0 && !isFinding ? words.due : words.askWhom}
      </SectionHeader>
      <div className="survey-find">
        <Field label={words.find} type="search" autoComplete="off" value={query} onValue={setQuery} />
      </div>
      {isFinding && hits !== undefined && listed.length === 0 ? (
        <p className="survey-note">{words.nobodyFound}</p>
      ) : null}
      <List label={words.askWhom}>
        {listed.map(({ id, name, detail }) => (
          <Row
            key={id}
            name={name}
            {...(detail === '' ? {} : { detail })}
            link={<Link to="/c/$id/survey/$survey" params={{ id, survey: survey.id }} />}
          />
        ))}
      </List>
    </>
  )
}
