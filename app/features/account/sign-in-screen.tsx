/** Sign-in: one identifier, one password. Local data is never touched by it. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSession } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { Door, DoorForm, useRequest } from './door.tsx'
import { OpenInBrowser, useIsInWeChat } from './open-in-browser.tsx'
import { PasswordField } from './person-fields.tsx'
import { SamplePeople, useSamplePeople } from './sample-people.tsx'
import { useEnter } from './use-enter.ts'

export function SignInScreen() {
  return useIsInWeChat() ? <OpenInBrowser /> : <SignInDoor />
}

function SignInDoor() {
  const { account, sample, shell, team } = useWords()
  const people = useSamplePeople()
  const host = useHost()
  const session = useSession()
  const enter = useEnter()
  const { isBusy, failure, run } = useRequest()
  const [identifier, setIdentifier] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const submit = async () => {
    setTried(true)
    if (identifier.trim() === '' || password === '') return
    const device = session === undefined ? {} : { device: session.me.device }
    const answer = await run(host.account.signIn({ identifier, password, ...device }))
    if (answer.kind === 'ok') await enter(answer.value)
  }
  return (
    <Door
      title={account.signInTitle}
      intro={session === undefined ? undefined : shell.signInToSync}
      more={
        people === undefined ? undefined : (
          <>
            <Button look="text" render={<Link to="/join" />}>
              {account.haveInvite}
            </Button>
            <Button look="text" render={<Link to="/reset" />}>
              {team.forgot}
            </Button>
          </>
        )
      }
    >
      {people === undefined || people.length === 0 ? null : (
        <>
          <SamplePeople people={people} />
          <h2 className="door-or">{sample.orSignIn}</h2>
        </>
      )}
      {/* Not before it is known what stands above it: a form does not move under a finger. */}
      {people === undefined ? null : (
        <DoorForm
          submit={account.signIn}
          busy={account.signingIn}
          isBusy={isBusy}
          failure={failure}
          onSubmit={() => void submit()}
        >
          <Field
            label={account.identifier}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={identifier}
            onValue={setIdentifier}
            error={tried && identifier.trim() === '' ? account.required : undefined}
          />
          <PasswordField
            autoComplete="current-password"
            value={password}
            onValue={setPassword}
            error={tried && password === '' ? account.required : undefined}
          />
        </DoorForm>
      )}
    </Door>
  )
}
