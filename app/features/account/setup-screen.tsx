/** Set-up: the first person names the workspace and becomes its admin. The code comes from the fragment of the printed link. */
import { useState } from 'react'
import { useHost } from '#app/host.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { languageNames, languages } from '#app/words/language.ts'
import { deviceZone, useLanguage, useWords } from '#app/words/words-context.tsx'
import { Door, DoorForm, useRequest } from './door.tsx'
import { OpenInBrowser, useIsInWeChat } from './open-in-browser.tsx'
import { emptyPerson, isPersonReady, PersonFields } from './person-fields.tsx'
import { useEnter } from './use-enter.ts'
import { currencyChoices, defaultCurrency, zoneChoices } from './workspace-choices.ts'

export function SetupScreen({ code }: { code: string }) {
  const { account } = useWords()
  const isInWeChat = useIsInWeChat()
  if (isInWeChat) return <OpenInBrowser />
  return (
    <Door title={account.setupTitle} intro={code === '' ? account.setupNoCode : account.setupIntro}>
      {code === '' ? null : <SetupForm code={code} />}
    </Door>
  )
}

function SetupForm({ code }: { code: string }) {
  const { account } = useWords()
  const { language, setLanguage } = useLanguage()
  const host = useHost()
  const enter = useEnter()
  const { isBusy, failure, run } = useRequest()
  const [name, setName] = useState('')
  const [currency, setCurrency] = useState(() => defaultCurrency(deviceZone()))
  const [zone, setZone] = useState(deviceZone)
  const [weekStart, setWeekStart] = useState<'1' | '7'>('1')
  const [person, setPerson] = useState(emptyPerson)
  const [tried, setTried] = useState(false)
  const submit = async () => {
    setTried(true)
    if (name.trim() === '' || !isPersonReady(person)) return
    const workspace = { name, currency, zone, language, weekStart: weekStart === '1' ? 1 : 7 } as const
    const answer = await run(host.account.setUp({ code, workspace, person }))
    if (answer.kind === 'ok') await enter(answer.value)
  }
  return (
    <DoorForm
      submit={account.create}
      busy={account.creating}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void submit()}
    >
      <fieldset className="door-part">
        <legend>{account.setupWorkspace}</legend>
        <Field
          label={account.workspaceName}
          placeholder={account.workspaceNameExample}
          autoComplete="organization"
          value={name}
          onValue={setName}
          error={tried && name.trim() === '' ? account.required : undefined}
        />
        <SelectField
          label={account.language}
          value={language}
          onValue={value => void setLanguage(value)}
          choices={languages.map(value => ({ value, label: languageNames[value] }))}
        />
        <SelectField
          label={account.currency}
          value={currency}
          onValue={setCurrency}
          choices={currencyChoices(language)}
        />
        <SelectField
          label={account.zone}
          hint={account.zoneNote}
          value={zone}
          onValue={setZone}
          choices={zoneChoices(language, zone)}
        />
        <div className="field">
          <span className="field-label">{account.weekStart}</span>
          <Segmented
            label={account.weekStart}
            value={weekStart}
            onValue={setWeekStart}
            choices={[
              { value: '1', label: account.monday },
              { value: '7', label: account.sunday },
            ]}
          />
        </div>
      </fieldset>
      <fieldset className="door-part">
        <legend>{account.setupPerson}</legend>
        <PersonFields person={person} onPerson={setPerson} tried={tried} />
      </fieldset>
    </DoorForm>
  )
}
