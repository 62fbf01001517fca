/** The comments on a customer, a visit or a goal, and writing one. Works without a network like everything else that is written. */
import { useEffect, useRef, useState } from 'react'
import { mentionedIn, mentionRanges, openMention, withMention } from '#shared/domain/mention.ts'
import type { CommentRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from './context.tsx'
import { addComment, type CommentSubject } from './data/commands/comment.ts'
import { deleteRecord } from './data/commands/record.ts'
import { holdDraft } from './data/draft.ts'
import { noteSeen, type Thread, threadOn } from './data/queries/comment.ts'
import { waitingRecords } from './data/queries/waiting.ts'
import { useCommand } from './done.tsx'
import { useMinute } from './now.ts'
import { Button } from './ui/button.tsx'
import { Chip, ChipGroup } from './ui/chip.tsx'
import { TextArea } from './ui/field.tsx'
import { Initial, splitByRanges, WaitingMark } from './ui/mark.tsx'
import { List, Row, SectionHeader } from './ui/row.tsx'
import { Menu } from './ui/sheet.tsx'
import { useFormat, useWords } from './words/words-context.tsx'

export function Comments({ on }: { on: CommentSubject }) {
  const ketu = useKetu()
  const { comments: words } = useWords()
  const thread = useLive(each => threadOn(each, on), [on.id, on.doc])
  const shown = thread?.comments
  useEffect(() => {
    if (shown !== undefined) void noteSeen(ketu, shown)
  }, [ketu, shown])
  if (thread === undefined || (thread.comments.length === 0 && !thread.mayWrite)) return null
  return (
    <section className="comments" aria-label={words.title}>
      <SectionHeader {...(thread.comments.length === 0 ? {} : { count: thread.comments.length })}>
        {words.title}
      </SectionHeader>
      <List label={words.title}>
        {thread.comments.map(comment => (
          <CommentLine key={comment.id} comment={comment} thread={thread} />
        ))}
      </List>
      {thread.mayWrite ? <Composer key={on.id} on={on} thread={thread} /> : null}
    </section>
  )
}

function CommentLine({ comment, thread }: { comment: CommentRow; thread: Thread }) {
  const ketu = useKetu()
  const { comments: words, shell } = useWords()
  const format = useFormat()
  const now = useMinute()
  const run = useCommand()
  const waiting = useLive(({ db }) => waitingRecords(db))
  const isMine = comment.bornBy === ketu.me.member
  const author = isMine ? words.me : (thread.names.get(comment.bornBy) ?? words.someone)
  const remove = () =>
    run(() => deleteRecord(ketu, { type: 'comment', id: comment.id, doc: comment.doc }, comment.text), shell.deleted)
  const when = format.moment(comment.bornAt, now)
  return (
    <Row
      lead={<Initial name={thread.names.get(comment.bornBy) ?? ''} />}
      leadSize="wide"
      name={author}
      mark={
        <span className="comment-when">
          {when}
          {waiting?.has(comment.id) === true ? (
            <>
              {' '}
              <WaitingMark /> {shell.toSync}
            </>
          ) : null}
        </span>
      }
      detail={<CommentText comment={comment} names={thread.names} />}
      wrap
      {...(isMine &&
        thread.mayWrite && {
          action: (
            <Menu
              label={words.more(when)}
              closeLabel={shell.close}
              items={[{ label: words.remove, icon: 'trash', run: () => void remove() }]}
            />
          ),
        })}
    />
  )
}

function CommentText({ comment: { text, mentions }, names }: { comment: CommentRow; names: Thread['names'] }) {
  const people = mentions.map(id => ({ id, name: names.get(id) ?? '' }))
  const ranges = mentionRanges(text, people).map(({ start, end }) => [start, end] as const)
  return splitByRanges(text, ranges).map(piece =>
    piece.hit ? <b key={piece.at}>{piece.text}</b> : <span key={piece.at}>{piece.text}</span>,
  )
}

/** As many names as a thumb finds at a glance. */
const maxSuggested = 6

function Composer({ on, thread: { people } }: { on: CommentSubject; thread: Thread }) {
  const ketu = useKetu()
  const { comments: words } = useWords()
  const run = useCommand()
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const isSending = useRef(false)
  const typed = openMention(text, people)
  const suggested = people.filter(
    ({ name }) => typed !== undefined && name.toLowerCase().startsWith(typed.toLowerCase()),
  )
  useEffect(() => (text === '' ? undefined : holdDraft()), [text])
  const mention = (name: string) => {
    setText(withMention(text, name, people))
    area.current?.focus()
  }
  const askWhom = () => {
    setText(`${text}${text === '' || /\s$/.test(text) ? '' : ' '}@`)
    area.current?.focus()
  }
  const send = async () => {
    const said = text.trim()
    if (said === '') return area.current?.focus()
    // A second tap before the first is stored says nothing new.
    if (isSending.current) return
    isSending.current = true
    const isStored = await run(
      () => addComment(ketu, on, { text: said, mentions: mentionedIn(said, people) }),
      words.sent,
    )
    isSending.current = false
    if (isStored) setText('')
  }
  return (
    <div className="comment-composer">
      <TextArea ref={area} label={words.write} rows={2} maxLength={maxLength} value={text} onValue={setText} />
      {suggested.length === 0 ? null : (
        <ChipGroup label={words.whom}>
          {suggested.slice(0, maxSuggested).map(({ id, name }) => (
            <Chip key={id} onClick={() => mention(name)}>
              {name}
            </Chip>
          ))}
        </ChipGroup>
      )}
      <div className="comment-actions">
        {people.length === 0 || typed !== undefined ? null : <Button onClick={askWhom}>{words.mention}</Button>}
        <Button grow onClick={() => void send()}>
          {words.send}
        </Button>
      </div>
    </div>
  )
}

/** A comment is a few sentences; a report is a visit's. */
const maxLength = 2000
