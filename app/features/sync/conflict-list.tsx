/** Cards for values two people wrote at the same time: both in the reader's own format, what stood there before them, one tap decides, undo opens the card again. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { canBeTyped, conflictVersions, type ConflictVersion, decideFor } from '#app/data/conflict.ts'
import { type ConflictView, conflictsToDecide } from '#app/data/queries/conflict.ts'
import { useCommand } from '#app/done.tsx'
import { useMinute } from '#app/now.ts'
import { ConflictCard } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { fieldName } from '#app/words/field-words.ts'
import type { Format } from '#app/words/format.ts'
import { valueText } from '#app/words/value-text.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'

/** @param customer only those of one customer: the customer's own page shows them too. */
export function ConflictList({ customer }: { customer?: string }) {
  const conflicts = useLive(({ db }) => conflictsToDecide(db, customer), [customer])
  return conflicts?.items.map((item, i) => (
    <OneConflict
      key={`${item.id} ${item.field}`}
      item={item}
      names={conflicts.names}
      isFirst={i === 0 && customer === undefined}
    />
  ))
}

interface OneConflictProps {
  readonly item: ConflictView
  readonly names: ReadonlyMap<string, string>
  /** One filled button a screen: that of the first card, unless the screen has one. */
  readonly isFirst: boolean
}

function OneConflict({ item, names, isFirst }: OneConflictProps) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const run = useCommand()
  const { sync } = words
  const versions = conflictVersions(item, ketu.me.member)
  const [picked, setPicked] = useState<string>()
  const chosen = versions.find(version => version.key === picked) ?? versions[0]
  if (chosen === undefined) return null
  const read = { words, format, names, now }
  return (
    <ConflictCard
      title={new Set(versions.map(version => version.by)).size > 1 ? sync.conflict : sync.conflictOne}
      what={`${placeText(words, format, item)}${sync.sentenceGap}${sync.conflictKept(versions.length)}`}
      {...(item.before !== undefined && { before: sync.conflictBefore(valueText(read, item, item.before)) })}
      options={versions.map(version => ({
        id: version.key,
        value: valueText(read, item, version.value),
        who: whoText(words, format, names, now, version),
      }))}
      chosen={chosen.key}
      onChoose={setPicked}
      actions={
        <>
          {canBeTyped(item.type, item.field, item.metric) ? (
            <Button render={<Link to="/sync/write" search={{ type: item.type, id: item.id, field: item.field }} />}>
              {sync.another}
            </Button>
          ) : null}
          <Button
            look={isFirst ? 'main' : 'outline'}
            grow
            onClick={() => void run(() => decideFor(ketu, item, chosen.value), sync.decided)}
          >
            {sync.useThis}
          </Button>
        </>
      }
    />
  )
}

/** 青麦乳业 › 周工 › 电话. */
export function placeText(words: Words, format: Format, item: ConflictView): string {
  const isDated = item.type === 'visit' || item.type === 'order'
  const record = isDated ? `${words.fields.types[item.type]} ${format.dayShort(item.recordName)}` : item.recordName
  const place = [item.customerName, record, fieldName(words, item.type, item.field)]
  return place.filter((part, i) => part !== '' && part !== place[i - 1]).join(' › ')
}

function whoText(
  { sync }: Words,
  format: Format,
  names: ReadonlyMap<string, string>,
  now: number,
  { at, by, isMine, isShown }: ConflictVersion,
): string {
  const name = isMine ? sync.you : (names.get(by) ?? sync.someone)
  return (isShown ? sync.whoShown : sync.who)(name, format.moment(at, now))
}
