/** What was noted together with a visit, each leading to where it is read and changed. */
import { Link } from '@tanstack/react-router'
import type { JudgementRow, NoteRow, VisitRow } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { notedWith } from '#app/data/queries/noted.ts'
import { analysisSettings } from '#app/data/queries/settings.ts'
import { levelMeaning, type PartReader } from '#app/part-words.ts'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import type { Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import { orderWords } from './timeline-words.ts'

export function NotedWith({ visit }: { visit: VisitRow }) {
  const words = useWords()
  const format = useFormat()
  const noted = useLive(
    async ({ db }) => ({ ...(await notedWith(db, visit)), settings: await analysisSettings(db) }),
    [visit.id, visit.order],
  )
  if (noted === undefined) return null
  const { notes, judgements, actions, order, names, settings } = noted
  if (notes.length + judgements.length + actions.length === 0 && order === undefined) return null
  const params = { id: visit.customer }
  return (
    <section aria-label={words.signals.noted}>
      <SectionHeader>{words.signals.noted}</SectionHeader>
      <List label={words.signals.noted}>
        {actions.map(({ id, title }) => (
          <Row
            key={id}
            name={words.fields.types.action}
            detail={title}
            wrap
            link={<Link to="/c/$id/step/$step" params={{ ...params, step: id }} />}
          />
        ))}
        {order === undefined ? null : (
          <Row
            name={orderWords(words, format, order)}
            link={<Link to="/c/$id/order/$order" params={{ ...params, order: order.id }} />}
          />
        )}
        {notes.map(note => (
          <Row
            key={note.id}
            name={words.fields.types[note.type]}
            detail={noteLine(words, format, note)}
            wrap
            link={noteLink(note)}
          />
        ))}
        {judgements.map(judgement => (
          <Row
            key={judgement.id}
            name={judgedName(words, judgement, names)}
            detail={judgedLine({ words, format, settings }, judgement)}
            wrap
            link={<Link to="/c/$id" params={params} />}
          />
        ))}
      </List>
    </section>
  )
}

/** Its own page; what has none is read among the customer's analyses. */
function noteLink({ type, id: note, customer: id }: NoteRow) {
  switch (type) {
    case 'need':
      return <Link to="/c/$id/need/$need" params={{ id, need: note }} />
    case 'issue':
      return <Link to="/c/$id/issue/$issue" params={{ id, issue: note }} />
    case 'feedback':
      return <Link to="/c/$id/feedback/$feedback" params={{ id, feedback: note }} />
    case 'rivalNews':
      return <Link to="/c/$id/rival/$news" params={{ id, news: note }} />
    case 'opportunity':
      return <Link to="/c/$id/opportunity/$opportunity" params={{ id, opportunity: note }} />
    default:
      return <Link to="/c/$id" params={{ id }} search={{ tab: 'analysis' }} />
  }
}

function noteLine(words: Words, format: Format, note: NoteRow): string {
  const { values } = words.fields
  const amount = (minor: number | null): string => (minor === null ? '' : format.money(minor))
  switch (note.type) {
    case 'need':
      return joined([values['need.kind'][note.kind], note.text, strengthOf(words, note)])
    case 'rivalNews':
      return joined([note.competitor, amount(note.price), note.text])
    case 'issue':
      return joined([values['issue.kind'][note.kind], note.title])
    case 'feedback':
      return joined([values['feedback.kind'][note.kind], note.text])
    case 'opportunity':
      return joined([note.title, amount(note.amount)])
    case 'factor':
      return joined([values['factor.cell'][note.cell], note.text])
    default:
      return ''
  }
}

/** 4：这个季度要解决. */
const strengthOf = ({ needs }: Words, { strength }: NoteRow<'need'>): string =>
  strength === null ? '' : (needs.strengths[strength - 1] ?? '')

/** 满意度, 张伟 意愿. */
function judgedName(
  { standing }: Words,
  { part, contactId }: JudgementRow,
  names: ReadonlyMap<string, string>,
): string {
  const name = part === '' ? '' : standing.parts[part]
  return joined([names.get(contactId) ?? '', name])
}

const judgedLine = (reader: PartReader, { part, level, reason }: JudgementRow): string =>
  part === '' || level === null
    ? ''
    : joined([reader.words.standing.level(level, levelMeaning(reader, part, level)), reason])

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ')
