/** What this browser can do for Ketu, how to make offline work where it cannot, and how to keep the data. Open without a sign-in. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { useSession, useSignedIn } from '#app/context.tsx'
import { useHost, useInstallWay } from '#app/host.tsx'
import { InstallGuide } from '#app/install-guide.tsx'
import { isNearlyFull } from '#app/platform/storage.ts'
import { Block, SettingRow } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { storageNote } from './storage-note.ts'

export function DeviceScreen() {
  const { settings, account, shell } = useWords()
  const { browser, storage } = useHost()
  const session = useSession()
  const signedIn = useSignedIn()
  const format = useFormat()
  const { isPersistent, usedBytes } = useSyncExternalStore(storage.subscribe, storage.use)
  useEffect(() => {
    void storage.refresh()
  }, [storage])
  const back =
    session === undefined ? (
      <BackLink label={shell.backTo(account.signInTitle)} render={<Link to="/sign-in" />}>
        {account.signInTitle}
      </BackLink>
    ) : (
      <BackLink label={shell.backTo(settings.title)} render={<Link to="/settings" />}>
        {settings.title}
      </BackLink>
    )
  const facts = [
    [settings.secure, browser.isSecure],
    [settings.worker, browser.hasWorker],
    [settings.database, browser.hasDatabase],
    [settings.locks, browser.hasLocks],
    [settings.random, browser.hasRandom],
  ] as const
  return (
    <Screen title={settings.device} top={<PageBar title={settings.device} start={back} />}>
      <NearlyFull />
      {facts.map(([name, isThere]) => (
        <SettingRow
          key={name}
          name={name}
          value={
            isThere ? (
              <StatusWord tone="good">{settings.yes}</StatusWord>
            ) : (
              <StatusWord tone="warn">{settings.no}</StatusWord>
            )
          }
        />
      ))}
      <SettingRow
        name={settings.persistence}
        value={
          isPersistent === true ? (
            <StatusWord tone="good">{settings.storageKept}</StatusWord>
          ) : (
            <StatusWord tone="warn">{settings.storageNotKept}</StatusWord>
          )
        }
      />
      {usedBytes === undefined ? null : (
        <SettingRow name={settings.storage} value={settings.storageUsed(format.bytes(usedBytes))} />
      )}
      {signedIn === undefined ? null : (
        <SettingRow
          name={settings.nameDevice}
          note={settings.nameDeviceNote}
          link={<Link to="/me/devices/$device" params={{ device: signedIn.ketu.me.device }} />}
        />
      )}
      {browser.isSecure ? null : (
        <Block title={settings.fixTitle}>
          <p>{settings.fixHttps}</p>
          <p>{settings.fixHttpsServer}</p>
          <p className="note">{settings.fixStill}</p>
        </Block>
      )}
      <Installing />
      <Keeping />
    </Screen>
  )
}

function NearlyFull(): ReactNode {
  const { settings } = useWords()
  const { storage } = useHost()
  if (!isNearlyFull(useSyncExternalStore(storage.subscribe, storage.use))) return null
  return (
    <Block title={settings.storageFull}>
      <ol className="steps">
        {settings.storageFullDo.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Block>
  )
}

function Installing() {
  const { settings } = useWords()
  const way = useInstallWay()
  if (way === 'insecure') return null
  return (
    <Block title={settings.install}>
      {way === 'installed' ? <p>{settings.installed}</p> : <InstallGuide way={way} />}
    </Block>
  )
}

function Keeping() {
  const { settings } = useWords()
  const { browser, storage } = useHost()
  const use = useSyncExternalStore(storage.subscribe, storage.use)
  if (use.isPersistent === true) return null
  return (
    <Block title={settings.persistence}>
      <p>{storageNote(settings, browser, use)}</p>
      {browser.hasPersistence ? (
        <div className="block-actions">
          <Button icon="lock" onClick={() => void storage.askToKeep()}>
            {settings.storageAsk}
          </Button>
        </div>
      ) : null}
    </Block>
  )
}
