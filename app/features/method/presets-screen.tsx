/** 行业预设: each industry with what it would change, shown before it is used; one command with one undo. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { changeSettings, type AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { settingLeaves, type SettingPart, settingParts } from '#shared/domain/analysis/setting-part.ts'
import type { Json } from '#shared/domain/field.ts'
import { type PresetName, presetNames, presetSettings } from '#shared/domain/preset.ts'
import { type WordLists, wordListNames } from '#shared/domain/word-list.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { type SettingChange, setSettings } from '#app/data/commands/setting.ts'
import { analysisSettings, customFields, settingsSet, wordLists } from '#app/data/queries/settings.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useCommand } from '#app/done.tsx'
import { WorkButton } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { ActionBar, BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Format } from '#app/words/format.ts'
import { fieldsOfText } from './field-lines.ts'
import { scaleOfUnit, typedFigure, unitOf } from './figure-unit.ts'
import { labelOf, type MethodWords, useMethodWords } from './method-words.ts'
import './method.css'

interface Known {
  readonly settings: AnalysisSettings
  readonly lists: WordLists
  readonly fields: readonly string[]
  readonly preset: Json | undefined
}

export function PresetsScreen() {
  const ketu = useKetu()
  const { shell } = useWords()
  const format = useFormat()
  const words = useMethodWords()
  const { method, presets } = words
  const run = useCommand()
  const [chosen, setChosen] = useState<PresetName>('pharma')
  const isAdmin = useLive(mayWriteWorkspace)
  const known = useLive(
    async ({ db }): Promise<Known> => ({
      settings: await analysisSettings(db),
      lists: await wordLists(db),
      fields: (await customFields(db)).map(({ name }) => name),
      preset: (await settingsSet(db)).get('preset')?.value,
    }),
  )
  if (known === undefined || isAdmin === undefined) return null
  const { name, note } = presets[chosen]
  const lines = changedLines(words, format, ketu.workspace.currency, chosen, known)
  const use = async () => {
    await run(
      () => setSettings(ketu, presetChanges(words, chosen), method.presetReason(name), name),
      method.presetUsed(name),
    )
  }
  const now = presetNames.find(one => one === known.preset)
  return (
    <Screen
      title={method.preset}
      top={
        <PageBar
          title={method.preset}
          start={
            <BackLink label={shell.backTo(method.title)} render={<Link to="/settings/method" />}>
              {method.title}
            </BackLink>
          }
        />
      }
      foot={
        isAdmin && lines.length > 0 ? (
          <ActionBar>
            <WorkButton look="main" grow onWork={use}>
              {method.presetUse(name)}
            </WorkButton>
          </ActionBar>
        ) : undefined
      }
    >
      <p className="method-note">{now === undefined ? method.presetNone : method.presetNow(presets[now].name)}</p>
      <div className="method-chips">
        <ChipGroup label={method.preset}>
          {presetNames.map(one => (
            <Chip key={one} pressed={one === chosen} onClick={() => setChosen(one)}>
              {presets[one].name}
            </Chip>
          ))}
        </ChipGroup>
      </div>
      <p className="method-note">{note}</p>
      {isAdmin ? null : <p className="method-note">{method.onlyAdmins}</p>}
      <SectionHeader>{method.presetWill}</SectionHeader>
      {lines.length === 0 ? <p className="method-note">{method.presetNothing}</p> : null}
      <List label={method.presetWill}>
        {lines.map(line => (
          <Row key={line.label} name={line.label} namePlain detail={line.change} wrap />
        ))}
      </List>
    </Screen>
  )
}

/** Parts some preset sets. */
const touched = settingParts.filter(part => presetNames.some(one => Object.hasOwn(presetSettings[one], part)))

/** Every part it knows of is set: what another industry changed goes back to the default. */
function presetChanges({ presets }: MethodWords, name: PresetName): readonly SettingChange[] {
  const { fields, lists } = presets[name]
  return [
    ...touched.map(part => ({ part, value: presetSettings[name][part] ?? {} })),
    { part: 'customFields', value: fieldsOfText(fields.join('\n')) },
    { part: 'wordLists', value: lists },
    { part: 'preset', value: name },
  ]
}

interface ChangedLine {
  readonly label: string
  readonly change: string
}

function changedLines(
  words: MethodWords,
  format: Format,
  currency: string,
  name: PresetName,
  known: Known,
): readonly ChangedLine[] {
  const { method, presets } = words
  const after = changeSettings({ ...presetSettings[name] }).settings
  const read = (path: string, value: number | string): string => {
    if (typeof value === 'string') return value
    const unit = unitOf(path)
    return `${typedFigure(value, scaleOfUnit(unit, currency))}${unit === 'share' ? method.percent : ''}`
  }
  const figures = touched.flatMap((part: SettingPart) => {
    const before = new Map(settingLeaves(part, known.settings).map(({ path, value }) => [path, value]))
    return settingLeaves(part, after).flatMap(({ path, value }) => {
      const was = before.get(path)
      if (was === undefined || was === value) return []
      const label = `${words.parts[part]} · ${labelOf(words, path)}`
      return [{ label, change: method.fromTo(read(path, was), read(path, value)) }]
    })
  })
  const { fields, lists } = presets[name]
  const names = fieldsOfText(fields.join('\n')).map(field => field.name)
  const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n')
  const wordLines = wordListNames.flatMap(list =>
    isSame(lists[list], known.lists[list]) ? [] : [{ label: method.wordLists[list], change: format.list(lists[list]) }],
  )
  const fieldLine = isSame(names, known.fields) ? [] : [{ label: method.customFields, change: format.list(names) }]
  return [...fieldLine, ...wordLines, ...figures]
}
