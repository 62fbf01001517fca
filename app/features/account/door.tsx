/** What the screens before sign-in share: one column, one form, one button, and the words of a refusal. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ApiAnswer, ApiFailure } from '#app/data/api.ts'
import { useHost } from '#app/host.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Screen, Strip } from '#app/ui/screen.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import { useWords } from '#app/words/words-context.tsx'

interface DoorProps {
  readonly title: string
  readonly intro?: ReactNode
  readonly children: ReactNode
  /** Other ways in. */
  readonly more?: ReactNode
}

export function Door({ title, intro, children, more }: DoorProps) {
  return (
    <Screen title={title}>
      <div className="door">
        <InsecureStrip />
        <header className="door-head">
          <img src="/icons/mark.svg" alt="" width="48" height="48" />
          <h1>{title}</h1>
          {intro === undefined ? null : <p>{intro}</p>}
        </header>
        {children}
        {more === undefined ? null : <div className="door-more">{more}</div>}
      </div>
    </Screen>
  )
}

/** Said before anybody relies on it. Inside WeChat the way out is all there is to say. */
function InsecureStrip() {
  const { shell } = useWords()
  const { browser } = useHost()
  if (browser.isSecure || browser.isInWeChat) return null
  return (
    <Strip tone="notice">
      {shell.insecure} · <Link to="/about/device">{shell.insecureHow}</Link>
    </Strip>
  )
}

interface DoorFormProps {
  readonly children: ReactNode
  readonly submit: string
  readonly busy: string
  readonly isBusy: boolean
  readonly failure: ApiFailure | undefined
  readonly onSubmit: () => void
}

export function DoorForm({ children, submit, busy, isBusy, failure, onSubmit }: DoorFormProps) {
  const words = useWords()
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        const form = event.currentTarget
        if (!isBusy) onSubmit()
        // What is missing is shown with the next frame; the first of it takes the focus.
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      }}
    >
      {children}
      {failure === undefined ? null : (
        <p className="note alert" role="alert">
          <Icon name="alert" />
          <span>{failureText(words, failure)}</span>
        </p>
      )}
      <Button type="submit" look="main" aria-disabled={isBusy}>
        {isBusy ? busy : submit}
      </Button>
    </form>
  )
}

export const failureText = ({ account }: Words, { error, retryAfter }: ApiFailure): string =>
  retryAfter === undefined ? account.error[error] : `${account.error[error]} · ${account.waitSeconds(retryAfter)}`

/** Runs one request at a time and keeps why it failed. */
export function useRequest() {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const run = async <T,>(request: Promise<ApiAnswer<T>>): Promise<ApiAnswer<T>> => {
    setBusy(true)
    const answer = await request
    setBusy(false)
    setFailure(answer.kind === 'ok' ? undefined : answer)
    return answer
  }
  return { isBusy, failure, run }
}
