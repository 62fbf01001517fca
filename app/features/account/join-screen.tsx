/** Joining, or choosing a new password, by link or code. Opening it changes nothing: apps fetch links beforehand, so only a tap uses it up. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSession } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { type JoinRequest, minPasswordLength } from '#shared/api/account.ts'
import { normaliseInviteCode } from '#shared/api/invite-code.ts'
import { parseInviteFragment } from '#shared/api/invite-link.ts'
import { Door, DoorForm, useRequest } from './door.tsx'
import { OpenInBrowser, useIsInWeChat } from './open-in-browser.tsx'
import { emptyPerson, isPersonReady, PasswordField, PersonFields } from './person-fields.tsx'
import { useEnter } from './use-enter.ts'

interface JoinProps {
  /** What stands after the # of the address. */
  readonly fragment: string
  /** What the page says it is for; the link or code itself decides what it does. */
  readonly purpose?: 'join' | 'reset'
}

export function JoinScreen({ fragment, purpose = 'join' }: JoinProps) {
  const { account, team } = useWords()
  const isInWeChat = useIsInWeChat()
  const { token, code } = parseInviteFragment(fragment)
  const isReset = purpose === 'reset'
  if (isInWeChat) return <OpenInBrowser code={code} label={isReset ? team.resetCode : account.joinCode} />
  const byCode = isReset ? team.resetIntro : account.joinIntro
  const byLink = isReset ? team.resetByLink : account.joinByLink
  return (
    <Door
      title={isReset ? team.resetTitle : account.joinTitle}
      intro={token === '' ? byCode : byLink}
      more={
        <Button look="text" render={<Link to="/sign-in" />}>
          {account.haveAccount}
        </Button>
      }
    >
      <JoinForm token={token} purpose={purpose} />
    </Door>
  )
}

function JoinForm({ token, purpose }: { token: string; purpose: 'join' | 'reset' }) {
  const { account, team } = useWords()
  const host = useHost()
  const enter = useEnter()
  const { isBusy, failure, run } = useRequest()
  const [code, setCode] = useState('')
  const session = useSession()
  // Only the server knows whether it is for a new member, for a further device of somebody, or for a new password.
  const [needs, setNeeds] = useState<'nothing' | 'person' | 'password'>('nothing')
  const [person, setPerson] = useState(emptyPerson)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const secret = token === '' ? normaliseInviteCode(code) : token
  const isReady = { nothing: true, person: isPersonReady(person), password: password.length >= minPasswordLength }
  // A phone whose person chose a new password stays the same device: what it has not sent yet stays its own.
  const device = session === undefined ? {} : { device: session.me.device }
  const more = { nothing: {}, person: { person }, password: { password, ...device } }
  const submit = async () => {
    setTried(true)
    if (secret === undefined || !isReady[needs]) return
    const invite: JoinRequest = token === '' ? { code: secret } : { token: secret }
    const answer = await run(host.account.join({ ...invite, ...more[needs] }))
    if (answer.kind === 'ok') return enter(answer.value)
    if (answer.error !== 'person-needed' && answer.error !== 'password-needed') return
    setNeeds(answer.error === 'person-needed' ? 'person' : 'password')
    setTried(false)
  }
  return (
    <DoorForm
      submit={{ nothing: account.continue, person: account.join, password: team.newPassword }[needs]}
      busy={purpose === 'reset' ? account.signingIn : account.joining}
      isBusy={isBusy}
      failure={failure?.error === 'person-needed' || failure?.error === 'password-needed' ? undefined : failure}
      onSubmit={() => void submit()}
    >
      {token === '' ? (
        <Field
          label={purpose === 'reset' ? team.resetCode : account.joinCode}
          hint={account.joinCodeHint}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onValue={setCode}
          error={tried && secret === undefined ? account.badCode : undefined}
        />
      ) : null}
      {needs === 'person' ? <PersonFields person={person} onPerson={setPerson} tried={tried} takesFocus /> : null}
      {needs === 'password' ? (
        <PasswordField
          autoComplete="new-password"
          hint={account.passwordHint(minPasswordLength)}
          value={password}
          onValue={setPassword}
          error={tried && !isReady.password ? account.tooShort(minPasswordLength) : undefined}
        />
      ) : null}
    </DoorForm>
  )
}
