/** When the first screen stands: what it asks of the database is answered and painted. What nobody waits for begins then. */

export interface FirstScreen {
  /** A screen asks something; the returned function says that it was answered, or is asked no more. */
  readonly asks: () => () => void
  /** Calls back once it stands, at once when it does already. */
  readonly whenStanding: (call: () => void) => void
}

export interface FirstScreenPorts {
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
  /** Resolves when what was changed before is painted. */
  readonly painted: () => Promise<void>
}

/** A screen that asks nothing, or is never answered, does not hold up the rest for longer. */
const longestMs = 3_000

export function createFirstScreen({ after, painted }: FirstScreenPorts): FirstScreen {
  const waiting: (() => void)[] = []
  let asked = 0
  let answered = 0
  let stands = false
  const stand = (): void => {
    if (stands) return
    stands = true
    giveUp()
    for (const call of waiting.splice(0)) call()
  }
  const giveUp = after(longestMs, stand)
  /** An answer that is painted may make a screen ask more. */
  const look = async (): Promise<void> => {
    const before = asked
    await painted()
    if (answered === asked && asked === before) stand()
  }
  return {
    asks: () => {
      asked++
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        answered++
        if (!stands && answered === asked) void look()
      }
    },
    whenStanding: call => {
      if (stands) call()
      else waiting.push(call)
    },
  }
}
