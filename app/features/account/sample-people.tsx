/** The sample team on the sign-in screen: one tap signs in as a person. Nothing on servers with a real workspace. */
import { useEffect, useId, useState } from 'react'
import { useSession } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { DemoPerson } from '#shared/api/demo.ts'
import { failureText, useRequest } from './door.tsx'
import { useEnter } from './use-enter.ts'

/** Empty until the server has answered, and when there is no sample team on it. */
export function useSamplePeople(): readonly DemoPerson[] {
  const { account } = useHost()
  const [people, setPeople] = useState<readonly DemoPerson[]>([])
  useEffect(() => {
    let isShown = true
    void account.samplePeople().then(answer => {
      if (isShown && answer.kind === 'ok') setPeople(answer.value.people)
    })
    return () => {
      isShown = false
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
