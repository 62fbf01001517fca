/** One part of the method: each figure with its default, changed with a reason, and who changed it when. */
import { Navigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  partChange,
  type SettingLeaf,
  settingLeaves,
  type SettingPart,
  settingParts,
} from '#shared/domain/analysis/setting-part.ts'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { setSettings } from '#app/data/commands/setting.ts'
import { memberNames } from '#app/data/facts.ts'
import { analysisSettings, isChangedPart, settingHistory } from '#app/data/queries/settings.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useCommand, useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { IconButton } from '#app/ui/button.tsx'
import { PageBar, Screen } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { figureOfTyped, scaleOfUnit, typedFigure, unitOf } from './figure-unit.ts'
import { labelOf, type MethodWords, useMethodWords } from './method-words.ts'
import './method.css'

const isPart = (name: string): name is SettingPart => (settingParts as readonly string[]).includes(name)

export function PartScreen({ part }: { part: string }) {
  const settings = useLive(({ db }) => analysisSettings(db))
  const isAdmin = useLive(mayWriteWorkspace)
  if (!isPart(part)) return <Navigate to="/settings/method" replace />
  if (settings === undefined || isAdmin === undefined) return null
  return isAdmin ? (
    <EditPart key={`${part} ${settings.version}`} part={part} settings={settings} />
  ) : (
    <ReadPart part={part} settings={settings} />
  )
}

const toMethod = { to: '/settings/method' } as const

interface PartProps {
  readonly part: SettingPart
  readonly settings: AnalysisSettings
}

function EditPart({ part, settings }: PartProps) {
  const ketu = useKetu()
  const words = useMethodWords()
  const { method, parts } = words
  const { currency } = ketu.workspace
  const done = useDone()
  const leave = useLeave(toMethod)
  const leaves = useMemo(() => settingLeaves(part, settings), [part, settings])
  const [born] = useState(() => new Map(leaves.map(leaf => [leaf.path, typedOf(leaf, currency)])))
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(born)
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    const values = valuesOf(leaves, typed, currency)
    const bad = leaves.flatMap(({ path }) => (values.has(path) ? [] : [path]))
    const change = partChange(part, values)
    setRefused([...bad, ...change.refused])
    if (bad.length + change.refused.length > 0 || reason.trim() === '') return false
    done(method.saved, await setSettings(ketu, [{ part, value: change.value }], reason.trim(), parts[part]))
    return true
  }
  return (
    <FormPage
      title={parts[part]}
      isDirty={typed !== born || reason !== ''}
      onSave={save}
      onLeave={leave}
      after={<History part={part} mayReset />}
    >
      {leaves.map(leaf => (
        <LeafField
          key={leaf.path}
          {...{ leaf, words, currency }}
          value={typed.get(leaf.path) ?? ''}
          onValue={value => setTyped(new Map(typed).set(leaf.path, value))}
          problem={problemOf(words, leaf.path, refused)}
        />
      ))}
      <Field
        label={method.reason}
        value={reason}
        onValue={setReason}
        error={isTried && reason.trim() === '' ? method.reasonMissing : undefined}
      />
    </FormPage>
  )
}

function problemOf({ method }: MethodWords, path: string, refused: readonly string[]): string | undefined {
  if (refused.includes(path)) return path === 'abc.cutA' || path === 'abc.cutB' ? method.refusedCuts : method.refused
  const row = path.slice(0, path.lastIndexOf('.'))
  return refused.includes(row) ? method.refusedRow : undefined
}

const typedOf = ({ path, value }: SettingLeaf, currency: string): string =>
  typeof value === 'number' ? typedFigure(value, scaleOfUnit(unitOf(path), currency)) : value

/** Paths whose text is no value are missing. */
function valuesOf(leaves: readonly SettingLeaf[], typed: ReadonlyMap<string, string>, currency: string) {
  return new Map(
    leaves.flatMap(({ path, standard }) => {
      const text = typed.get(path) ?? ''
      const value = typeof standard === 'number' ? figureOfTyped(text, scaleOfUnit(unitOf(path), currency)) : text
      return value === undefined ? [] : [[path, value] as const]
    }),
  )
}

interface LeafFieldProps {
  readonly leaf: SettingLeaf
  readonly words: MethodWords
  readonly currency: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly problem: string | undefined
}

function LeafField({ leaf, words, currency, value, onValue, problem }: LeafFieldProps) {
  const { method } = words
  const { path, standard } = leaf
  const label = labelOf(words, path)
  if (typeof standard === 'string')
    return (
      <SelectField
        label={label}
        value={value}
        onValue={onValue}
        choices={Object.entries(choicesOf(words, path)).map(([choice, word]) => ({ value: choice, label: word }))}
      />
    )
  const unit = unitOf(path)
  const usual = typedFigure(standard, scaleOfUnit(unit, currency))
  const note = unit === 'share' ? method.percent : unit === 'money' ? currency : ''
  return (
    <Field
      label={label}
      {...(note !== '' && { labelNote: note })}
      inputMode="decimal"
      value={value}
      onValue={onValue}
      {...(value !== usual && { hint: method.standard(usual) })}
      error={problem}
    />
  )
}

function choicesOf({ method }: MethodWords, path: string): { readonly [choice: string]: string } {
  const lists: { readonly [path: string]: { readonly [choice: string]: string } } = method.choices
  return lists[path] ?? {}
}

/** For everybody who is no admin. */
function ReadPart({ part, settings }: PartProps) {
  const { workspace } = useKetu()
  const { shell } = useWords()
  const words = useMethodWords()
  const { method, parts } = words
  const leave = useLeave(toMethod)
  const read = (leaf: SettingLeaf, value: number | string): string => {
    if (typeof value === 'string') return choicesOf(words, leaf.path)[value] ?? value
    const unit = unitOf(leaf.path)
    return `${typedFigure(value, scaleOfUnit(unit, workspace.currency))}${unit === 'share' ? method.percent : ''}`
  }
  return (
    <Screen
      title={parts[part]}
      top={
        <PageBar title={parts[part]} start={<IconButton icon="close" large label={shell.close} onClick={leave} />} />
      }
    >
      <List label={parts[part]}>
        {settingLeaves(part, settings).map(leaf => (
          <Row
            key={leaf.path}
            name={labelOf(words, leaf.path)}
            namePlain
            wrap
            detail={
              leaf.value === leaf.standard
                ? read(leaf, leaf.value)
                : `${read(leaf, leaf.value)} · ${method.standard(read(leaf, leaf.standard))}`
            }
          />
        ))}
      </List>
      <History part={part} />
    </Screen>
  )
}

function History({ part, mayReset = false }: { part: SettingPart; mayReset?: boolean }) {
  const ketu = useKetu()
  const { customer: customerWords } = useWords()
  const { method, parts } = useMethodWords()
  const format = useFormat()
  const run = useCommand()
  const rows = useLive(({ db }) => settingHistory(db, part), [part])
  const names = useLive(({ db }) => memberNames(db))
  if (rows === undefined || names === undefined) return null
  const [latest] = rows
  const reset = () =>
    void run(() => setSettings(ketu, [{ part, value: {} }], method.toStandardReason, parts[part]), method.standardBack)
  return (
    <>
      <SectionHeader
        end={
          mayReset && latest !== undefined && isChangedPart(latest.value) ? (
            <Button look="text" onClick={reset}>
              {method.toStandard}
            </Button>
          ) : undefined
        }
      >
        {method.history}
      </SectionHeader>
      {rows.length === 0 ? <p className="method-note">{method.unchanged}</p> : null}
      <List label={method.history}>
        {rows.map(row => (
          <Row
            key={row.id}
            name={row.reason === '' ? method.noReason : row.reason}
            namePlain
            wrap
            detail={method.historyLine(
              row.bornBy === ketu.me.member ? customerWords.you : (names.get(row.bornBy) ?? customerWords.someone),
              format.day(row.day),
            )}
            detailQuiet
          />
        ))}
      </List>
    </>
  )
}
