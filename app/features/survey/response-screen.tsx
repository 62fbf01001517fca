/** What one customer answered on one day, question by question. */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { deleteRecord } from '#app/data/commands/record.ts'
import { askedResponse, namesIn, type ResponseRow } from '#app/data/queries/survey.ts'
import { useCommand } from '#app/done.tsx'
import { useLeave } from '#app/leave.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import { textIn } from '#shared/domain/survey/question.ts'
import { useFormat, useLanguage, useWords } from '#app/words/words-context.tsx'
import { answerText } from './response-words.ts'
import './survey.css'

export function ResponseScreen({ customer, response }: { customer: string; response: string }) {
  const found = useLive(
    async ({ db }) => {
      const row = await db.notes.get(response)
      if (row?.type !== 'response' || row.deletedAt !== undefined) return { row: undefined, names: undefined }
      return { row, names: await namesIn(db, [row]) }
    },
    [response],
  )
  if (found === undefined) return null
  if (found.row === undefined) return <MissingRecord customer={customer} />
  return <Response row={found.row} names={found.names} />
}

function Response({ row, names }: { row: ResponseRow; names: ReadonlyMap<string, string> }) {
  const ketu = useKetu()
  const { survey: words, shell } = useWords()
  const { language } = useLanguage()
  const format = useFormat()
  const run = useCommand()
  const { customer } = row
  const leave = useLeave(
    useMemo(() => ({ to: '/c/$id', params: { id: customer }, search: { tab: 'analysis' } }) as const, [customer]),
  )
  const { questions, answers } = askedResponse(row)
  const who = row.contacts.map(id => names.get(id)).filter(name => name !== undefined)
  const head = [names.get(customer), ...who, format.date(row.day), words.channels[row.channel]]
  const remove = async () => {
    if (await run(() => deleteRecord(ketu, { type: 'response', id: row.id, doc: row.doc }, row.title), shell.deleted))
      leave()
  }
  return (
    <Screen
      title={row.title}
      top={
        <PageBar
          title=""
          start={
            <BackLink
              label={shell.backTo(names.get(customer) ?? '')}
              render={<Link to="/c/$id" params={{ id: customer }} search={{ tab: 'analysis' }} />}
            >
              {shell.back}
            </BackLink>
          }
          end={
            <Menu
              label={shell.more}
              closeLabel={shell.close}
              items={[{ label: words.removeAnswer, icon: 'trash', run: () => void remove() }]}
            />
          }
        />
      }
    >
      <h1 className="survey-title">{row.title}</h1>
      <p className="survey-of">{head.filter(part => part !== undefined).join(' · ')}</p>
      <dl className="answered" aria-label={words.answersOf}>
        {questions.map(question => (
          <div key={question.id}>
            <dt>{textIn(question.text, language)}</dt>
            <dd className={answers[question.id] === undefined ? 'none' : undefined}>
              {answerText(question, answers, language, words.noAnswer)}
            </dd>
          </div>
        ))}
      </dl>
    </Screen>
  )
}
