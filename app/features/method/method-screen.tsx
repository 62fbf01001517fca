/** 方法设置: every part of the method in groups, which of them the company changed, and the ways to presets, fields and words. */
import { Link } from '@tanstack/react-router'
import type { SettingPart } from '#shared/domain/analysis/setting-part.ts'
import { useLive } from '#app/context.tsx'
import { isChangedPart, settingsSet } from '#app/data/queries/settings.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { Tag } from '#app/ui/mark.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { useMethodWords } from './method-words.ts'
import './method.css'

const groups = {
  customers: ['keyAccount', 'tier', 'profile', 'hollowBelow', 'judgement', 'satisfaction'],
  purchase: ['abc', 'rfm', 'windowDays', 'hiatus', 'lifecycle', 'trend', 'concentration', 'value', 'profit'],
  indices: ['importance', 'trust', 'confidence', 'loyalty'],
  tools: ['matrix', 'decision', 'plan'],
  time: ['visiting', 'entitled'],
} as const satisfies { readonly [group: string]: readonly SettingPart[] }

const groupNames = ['customers', 'purchase', 'indices', 'tools', 'time'] as const

export function MethodScreen() {
  const { settings, shell } = useWords()
  const format = useFormat()
  const { method, parts } = useMethodWords()
  const set = useLive(({ db }) => settingsSet(db))
  const isAdmin = useLive(mayWriteWorkspace)
  const back = (
    <BackLink label={shell.backTo(settings.title)} render={<Link to="/settings" />}>
      {settings.title}
    </BackLink>
  )
  return (
    <Screen title={method.title} top={<PageBar title={method.title} start={back} />}>
      {isAdmin === false ? <p className="method-note">{method.onlyAdmins}</p> : null}
      <SettingRow
        icon="star"
        name={method.preset}
        note={method.presetNote}
        link={<Link to="/settings/method/presets" />}
      />
      <SettingRow icon="tag" name={method.lists} note={method.listsNote} link={<Link to="/settings/method/lists" />} />
      {groupNames.map(group => (
        <div key={group}>
          <SectionHeader>{method.groups[group]}</SectionHeader>
          {groups[group].map(part => {
            const row = set?.get(part)
            return (
              <SettingRow
                key={part}
                name={parts[part]}
                note={row && isChangedPart(row.value) ? `${format.date(row.day)} · ${row.reason}` : undefined}
                value={row && isChangedPart(row.value) ? <Tag>{method.changed}</Tag> : undefined}
                link={<Link to="/settings/method/$part" params={{ part }} />}
              />
            )
          })}
        </div>
      ))}
    </Screen>
  )
}
