/** The doors inside WeChat and WeCom: their pages have storage of their own and lose it, so nobody is let in there. */
import { useHost } from '#app/host.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { formatInviteCode } from '#shared/api/invite-code.ts'
import { CopyButton } from '#app/copy-button.tsx'
import { Door } from './door.tsx'

/** True where only the way out may be shown. */
export const useIsInWeChat = (): boolean => useHost().browser.isInWeChat

/** @param code of the invite, to type in the browser. @param label what kind of code it is. */
export function OpenInBrowser({ code, label }: { readonly code?: string | undefined; readonly label?: string }) {
  const { account } = useWords()
  const link = location.href
  const shown = code === undefined ? undefined : formatInviteCode(code)
  return (
    <Door title={account.openInBrowser} intro={account.openInBrowserWhy}>
      <ol className="steps">
        {account.openInBrowserSteps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {shown === undefined ? null : (
        <section className="door-way" aria-label={label}>
          <p>{account.orByCode}</p>
          <div className="code">
            <b>{shown}</b>
          </div>
          <CopyButton text={shown}>{account.copyCode}</CopyButton>
        </section>
      )}
      <section className="door-way" aria-label={account.copyLink}>
        <p>{account.orByLink}</p>
        <div className="code">
          <span>{link}</span>
        </div>
        <CopyButton text={link}>{account.copyLink}</CopyButton>
      </section>
    </Door>
  )
}
