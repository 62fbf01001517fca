/** Settings of this device: language, looks, keys, storage, installing, versions. */
import { Link } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { useHost, useInstallWay, usePreferences } from '#app/host.tsx'
import { textSizes, themes } from '#app/preferences.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Segmented, Switch } from '#app/ui/choice.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { languageNames, languages } from '#app/words/language.ts'
import { useFormat, useLanguage, useWords } from '#app/words/words-context.tsx'
import { SampleRow } from './sample-row.tsx'
import { storageNote } from './storage-note.ts'

export function SettingsScreen() {
  const { settings, account, shell } = useWords()
  const back = (
    <BackLink label={shell.backTo(account.me)} render={<Link to="/me" />}>
      {account.me}
    </BackLink>
  )
  return (
    <Screen title={settings.title} top={<PageBar title={settings.title} start={back} />}>
      <Looks />
      <Keys />
      <SampleRow />
      <SettingRow
        icon="settings"
        name={settings.method}
        note={settings.methodNote}
        link={<Link to="/settings/method" />}
      />
      <StorageRows />
      <SettingRow icon="info" name={settings.device} note={settings.deviceNote} link={<Link to="/about/device" />} />
    </Screen>
  )
}

function Looks() {
  const { settings } = useWords()
  const { language, setLanguage } = useLanguage()
  const { preferences } = useHost()
  const { theme, textSize } = usePreferences()
  return (
    <>
      <SectionHeader>{settings.look}</SectionHeader>
      <SettingRow
        icon="globe"
        name={settings.language}
        value={
          <Segmented
            label={settings.language}
            value={language}
            onValue={value => void setLanguage(value)}
            choices={languages.map(value => ({ value, label: languageNames[value] }))}
          />
        }
      />
      <SettingRow
        icon="sun"
        name={settings.theme}
        value={
          <Segmented
            label={settings.theme}
            value={theme}
            onValue={value => preferences.set({ theme: value })}
            choices={themes.map(value => ({ value, label: settings.themes[value] }))}
          />
        }
      />
      <SettingRow
        icon="textSize"
        name={settings.textSize}
        value={
          <Segmented
            label={settings.textSize}
            value={textSize}
            onValue={value => preferences.set({ textSize: value })}
            choices={textSizes.map(value => ({ value, label: settings.textSizes[value] }))}
          />
        }
      />
    </>
  )
}

function Keys() {
  const { settings } = useWords()
  const { preferences } = useHost()
  const { shortcuts } = usePreferences()
  return (
    <>
      <SectionHeader>{settings.keys}</SectionHeader>
      <Switch
        label={settings.shortcuts}
        note={settings.shortcutsNote}
        checked={shortcuts}
        onChecked={checked => preferences.set({ shortcuts: checked })}
      />
    </>
  )
}

function StorageRows() {
  const { settings, shell } = useWords()
  const format = useFormat()
  const { show } = useToast()
  const { browser, storage, updates } = useHost()
  const use = useSyncExternalStore(storage.subscribe, storage.use)
  const { isPersistent, usedBytes } = use
  const isUpdateReady = useSyncExternalStore(updates.subscribe, updates.isReady)
  const ask = async () => {
    const kept = await storage.askToKeep()
    show({ text: kept ? settings.storageGranted : settings.storageRefused })
  }
  return (
    <>
      <SectionHeader>{settings.storage}</SectionHeader>
      <SettingRow
        icon="disk"
        name={usedBytes === undefined ? settings.storageHere : settings.storageUsed(format.bytes(usedBytes))}
        value={
          isPersistent === true ? (
            <StatusWord tone="good">{settings.storageKept}</StatusWord>
          ) : (
            <StatusWord tone="warn">{settings.storageNotKept}</StatusWord>
          )
        }
      />
      {isPersistent === true || !browser.hasPersistence ? null : (
        <SettingRow
          icon="lock"
          name={settings.storageAsk}
          note={storageNote(settings, browser, use)}
          leads={false}
          link={<button type="button" onClick={() => void ask()} />}
        />
      )}
      <InstallRow />
      {isUpdateReady ? (
        <SettingRow
          icon="refresh"
          name={settings.update}
          note={shell.updateReady}
          value={<Button onClick={updates.apply}>{shell.updateNow}</Button>}
        />
      ) : null}
    </>
  )
}

/** The browser's own prompt where it has one; else the way by hand is a page of its own. */
function InstallRow() {
  const { settings } = useWords()
  const { install } = useHost()
  const way = useInstallWay()
  if (way === 'installed' || way === 'insecure' || way === 'none') return null
  if (way === 'prompt')
    return (
      <SettingRow
        icon="download"
        name={settings.install}
        note={settings.installWhy}
        value={<Button onClick={() => void install.ask()}>{settings.installNow}</Button>}
      />
    )
  return (
    <SettingRow
      icon="download"
      name={settings.install}
      note={way === 'bookmark' ? settings.installBookmark : settings.installWhy}
      link={<Link to="/about/device" />}
    />
  )
}
