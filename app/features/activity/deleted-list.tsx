/** What was deleted, by whom and when; 30 days to bring it back. */
import { daysBetween } from '#shared/domain/day.ts'
import type { RecordType } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { restoreRecord } from '#app/data/commands/record.ts'
import { memberNames } from '#app/data/facts.ts'
import { type DeletedItem, deletedItems } from '#app/data/queries/sync.ts'
import { useCommand } from '#app/done.tsx'
import { useMinute, useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { Row } from '#app/ui/row.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import type { Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'

const keptDays = 30
const dayMs = 86_400_000

const icons: { readonly [type in RecordType]?: IconName } = {
  customer: 'customers',
  contact: 'me',
  action: 'check',
  goal: 'goal',
  visit: 'chat',
  order: 'document',
  comment: 'chat',
  judgement: 'bars',
}

export function DeletedList() {
  const { sync } = useWords()
  const { now } = useKetu()
  const today = useToday()
  const items = useLive(({ db }) => deletedItems(db, now() - keptDays * dayMs), [today])
  const names = useLive(({ db }) => memberNames(db))
  if (items === undefined || names === undefined) return null
  if (items.length === 0) return <EmptyState>{sync.deletedEmpty}</EmptyState>
  return (
    <VirtualList label={sync.deleted} items={items} itemKey={item => item.id}>
      {item => <DeletedRow item={item} by={names.get(item.deletedBy)} />}
    </VirtualList>
  )
}

function DeletedRow({ item, by }: { item: DeletedItem; by: string | undefined }) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const now = useMinute()
  const run = useCommand()
  const { sync, fields } = words
  const name = nameText(item.name, format) || sync.nameless
  const who = item.deletedBy === ketu.me.member ? sync.you : (by ?? sync.someone)
  const left = keptDays - daysBetween(format.dayOf(item.deletedAt), today)
  return (
    <Row
      as="div"
      lead={<Icon name={icons[item.type] ?? 'document'} />}
      leadSize="small"
      leadMiddle
      name={name}
      detail={[
        fields.types[item.type],
        sync.deletedBy(who, format.relativeTime(item.deletedAt, now)),
        sync.daysLeft(Math.max(0, left)),
      ].join(' · ')}
      action={
        <RowButton
          icon="undo"
          label={`${sync.restore} ${name}`}
          onClick={() => void run(() => restoreRecord(ketu, item, item.name), sync.restored)}
        >
          {sync.restore}
        </RowButton>
      }
    />
  )
}

/** A visit or order is named by its customer and its day. */
const nameText = (name: string, format: Pick<Format, 'dayShort'>): string =>
  name.replace(/\d{4}-\d{2}-\d{2}$/, day => format.dayShort(day))
