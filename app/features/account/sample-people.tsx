/** The sample team on the sign-in screen: one tap signs in as a person. Nothing on servers with a real workspace. */
import { useEffect, useId, useState } from 'react'
import { useSession } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { after } from '#app/platform/clock.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { DemoPerson } from '#shared/api/demo.ts'
import { failureText, useRequest } from './door.tsx'
import { useEnter } from './use-enter.ts'

/** A server that takes longer holds up nobody who has a password. */
const longestMs = 600

/** Undefined until the server has answered, for a moment; empty when there is no sample team on it. */
export function useSamplePeople(): readonly DemoPerson[] | undefined {
  const { account } = useHost()
  const [people, setPeople] = useState<readonly DemoPerson[]>()
  useEffect(() => {
    const goOn = after(longestMs, () => setPeople(known => known ?? []))
    let isOpen = true
    void account.samplePeople().then(answer => {
      if (isOpen) setPeople(answer.kind === 'ok' ? answer.value.people : [])
    })
    return () => {
      goOn()
      isOpen = false
    }
  }, [account])
  return people
}

export function SamplePeople({ people }: { people: readonly DemoPerson[] }) {
  const words = useWords()
  const { account, sample } = words
  const host = useHost()
  const session = useSession()
  const enter = useEnter()
  const { isBusy, failure, run } = useRequest()
  const title = useId()
  const signInAs = async (person: DemoPerson) => {
    if (isBusy) return
    const device = session?.me.member === person.id ? { device: session.me.device } : {}
    const answer = await run(host.account.signInAsSample({ person: person.id, ...device }))
    if (answer.kind === 'ok') await enter(answer.value, { isSample: true })
  }
  return (
    <section className="sample-people" aria-labelledby={title}>
      <h2 id={title}>{sample.title}</h2>
      <p>{sample.intro}</p>
      {people.map(person => {
        const role = account.roleIn(account.role[person.role], person.territory ?? account.wholeWorkspace)
        return (
          <button
            key={person.id}
            type="button"
            className="button"
            aria-label={sample.signInAs(person.name, role)}
            aria-disabled={isBusy}
            onClick={() => void signInAs(person)}
          >
            <b>{person.name}</b>
            <span>{role}</span>
            <Icon name="right" />
          </button>
        )
      })}
      {failure === undefined ? null : (
        <p className="note alert" role="alert">
          <Icon name="alert" />
          <span>{failureText(words, failure)}</span>
        </p>
      )}
    </section>
  )
}
