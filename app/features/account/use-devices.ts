/** The devices a member is signed in on. Only the server knows them, so they are asked for when they are looked at. */
import { useEffect, useState } from 'react'
import type { ApiAnswer } from '#app/data/api.ts'
import { useHost } from '#app/host.tsx'
import type { DeviceRow } from '#shared/api/account.ts'

/** `again` asks anew. The answer is undefined until it has come. */
export function useDevices(member: string): {
  readonly answer: ApiAnswer<readonly DeviceRow[]> | undefined
  readonly again: () => void
} {
  const host = useHost()
  const [answer, setAnswer] = useState<ApiAnswer<readonly DeviceRow[]>>()
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isShown = true
    void host.team.devices(member).then(each => {
      if (isShown) setAnswer(each)
    })
    return () => {
      isShown = false
    }
  }, [host, member, round])
  return { answer, again: () => setRound(round + 1) }
}
