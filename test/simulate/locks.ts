/** Web Locks and words between the tabs of one device, for pages that may be frozen or die. */
import type { Tabs } from '#app/platform/tabs.ts'
import type { Lane, World } from './world.ts'

/** A page as its browser sees it. */
export interface Page {
  readonly isAlive: boolean
  /** Now, or when the page thaws; never when it is dead. */
  readonly run: (call: () => void) => void
}

export interface Browser {
  readonly locksFor: (page: Page) => LockManager
  readonly tabsFor: (page: Page) => Tabs
  /** What the page held or waited for is given to the next. */
  readonly leave: (page: Page) => void
}

interface Claim {
  readonly page: Page
  readonly name: string
  readonly grant: () => void
  readonly refuse: (reason: string) => void
}

export function createBrowser(world: World, lane: Lane): Browser {
  const holders = new Map<string, Claim>()
  let waiting: Claim[] = []
  const ears = new Set<{ readonly page: Page; readonly call: (word: string) => void }>()

  function grantNext(name: string): void {
    if (holders.has(name)) return
    const next = waiting.find(claim => claim.name === name)
    if (next === undefined) return
    waiting = waiting.filter(claim => claim !== next)
    hold(next)
  }

  function hold(claim: Claim): void {
    holders.set(claim.name, claim)
    world.after(0, () => claim.page.run(claim.grant), lane)
  }

  function release(claim: Claim): void {
    if (holders.get(claim.name) === claim) holders.delete(claim.name)
    grantNext(claim.name)
  }

  function request(
    page: Page,
    name: string,
    options: LockOptions,
    work: LockGrantedCallback<unknown>,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let isOver = false
      const end = (settle: () => void): void => {
        if (isOver) return
        isOver = true
        settle()
        release(claim)
      }
      const claim: Claim = {
        page,
        name,
        grant: () => {
          Promise.resolve(work({ name, mode: 'exclusive' })).then(
            value => end(() => resolve(value)),
            error => end(() => reject(error)),
          )
        },
        refuse: reason => page.run(() => end(() => reject(new DOMException(reason, 'AbortError')))),
      }
      options.signal?.addEventListener('abort', () => {
        if (!waiting.includes(claim)) return
        waiting = waiting.filter(other => other !== claim)
        claim.refuse('called off')
      })
      if (options.steal === true) {
        const robbed = holders.get(name)
        hold(claim)
        robbed?.refuse('stolen')
      } else {
        waiting.push(claim)
        grantNext(name)
      }
    })
  }

  return {
    locksFor: page =>
      ({
        request: (name: string, options: LockOptions, work: LockGrantedCallback<unknown>) =>
          request(page, name, options, work),
      }) as LockManager,
    tabsFor: page => ({
      say: word => {
        for (const ear of ears)
          if (ear.page !== page)
            world.after(1, () => ear.page.run(() => (ears.has(ear) ? ear.call(word) : undefined)), lane)
      },
      hear: call => {
        const ear = { page, call }
        ears.add(ear)
        return () => ears.delete(ear)
      },
    }),
    leave: page => {
      for (const ear of ears) if (ear.page === page) ears.delete(ear)
      const held = [...holders.values()].filter(claim => claim.page === page)
      waiting = waiting.filter(claim => claim.page !== page)
      for (const claim of held) release(claim)
    },
  }
}
