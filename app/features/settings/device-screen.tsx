/** What this browser can do for Ketu, and how to make offline work where it cannot. Open without a sign-in. */
import { Link } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { useSession } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { Block, SettingRow } from '#app/ui/block.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function DeviceScreen() {
  const { settings, account, shell } = useWords()
  const { browser, storage } = useHost()
  const session = useSession()
  const { isPersistent } = useSyncExternalStore(storage.subscribe, storage.use)
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
    [settings.persistence, isPersistent === true],
  ] as const
  return (
    <Screen title={settings.device} top={<PageBar title={settings.device} start={back} />}>
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
      {browser.isSecure ? null : (
        <Block title={settings.fixTitle}>
          <p>{settings.fixHttps}</p>
          <p>{settings.fixHttpsServer}</p>
          <p className="note">{settings.fixStill}</p>
        </Block>
      )}
      {isPersistent === true ? null : (
        <Block title={settings.persistence}>
          <p>{settings.storageRefused}</p>
        </Block>
      )}
    </Screen>
  )
}
