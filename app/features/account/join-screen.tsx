/** Joining by link or code. Opening it changes nothing: apps fetch links beforehand, so only a tap consumes the invite. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHost } from '#app/host.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { JoinRequest } from '#shared/api/account.ts'
import { normaliseInviteCode } from '#shared/api/invite-code.ts'
import { CopyButton } from './copy-button.tsx'
import { Door, DoorForm, useRequest } from './door.tsx'
import { emptyPerson, isPersonReady, PersonFields } from './person-fields.tsx'
import { useEnter } from './use-enter.ts'

export function JoinScreen({ token }: { token: string }) {
  const { account } = useWords()
  const { browser } = useHost()
  if (browser.isInWeChat) return <OpenInBrowser token={token} />
  return (
    <Door
      title={account.joinTitle}
      intro={token === '' ? account.joinIntro : account.joinByLink}
      more={
        <Button look="text" render={<Link to="/sign-in" />}>
          {account.haveAccount}
        </Button>
      }
    >
      <JoinForm token={token} />
    </Door>
  )
}

/** A WebView keeps storage of its own and loses it: no account is made in there. */
function OpenInBrowser({ token }: { token: string }) {
  const { account } = useWords()
  const link = location.href
  return (
    <Door title={account.openInBrowser} intro={token === '' ? account.openInBrowserWhy : account.openInBrowserLink}>
      <div className="code">
        <span>{link}</span>
      </div>
      <CopyButton text={link}>{account.copyLink}</CopyButton>
    </Door>
  )
}

function JoinForm({ token }: { token: string }) {
  const { account } = useWords()
  const host = useHost()
  const enter = useEnter()
  const { isBusy, failure, run } = useRequest()
  const [code, setCode] = useState('')
  // Only the server knows whether an invite is for a new member or for a further device of somebody.
  const [needsPerson, setNeedsPerson] = useState(false)
  const [person, setPerson] = useState(emptyPerson)
  const [tried, setTried] = useState(false)
  const secret = token === '' ? normaliseInviteCode(code) : token
  const submit = async () => {
    setTried(true)
    if (secret === undefined || (needsPerson && !isPersonReady(person))) return
    const invite: JoinRequest = token === '' ? { code: secret } : { token: secret }
    const answer = await run(host.account.join(needsPerson ? { ...invite, person } : invite))
    if (answer.kind === 'ok') await enter(answer.value)
    else if (answer.error === 'person-needed') {
      setNeedsPerson(true)
      setTried(false)
    }
  }
  return (
    <DoorForm
      submit={needsPerson ? account.join : account.continue}
      busy={account.joining}
      isBusy={isBusy}
      failure={failure?.error === 'person-needed' ? undefined : failure}
      onSubmit={() => void submit()}
    >
      {token === '' ? (
        <Field
          label={account.joinCode}
          hint={account.joinCodeHint}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onValue={setCode}
          error={tried && secret === undefined ? account.badCode : undefined}
        />
      ) : null}
      {needsPerson ? <PersonFields person={person} onPerson={setPerson} tried={tried} takesFocus /> : null}
    </DoorForm>
  )
}
