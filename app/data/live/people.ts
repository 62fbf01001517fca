/** Who else is in a room, from what the server says of each socket (room:R7). */

export interface Person {
  /** Member id. */
  readonly id: string
  readonly name: string
  readonly isTyping: boolean
}

interface Said {
  readonly [field: string]: unknown
}

/** One entry for each other member who looks at the same thing, however many screens they have; by name. */
export function peopleIn(states: ReadonlyMap<number, Said>, own: number, me: string, on: string): readonly Person[] {
  const people = new Map<string, Person>()
  for (const [client, state] of states) {
    const user = state['user']
    if (client === own || !isUser(user) || user.id === me || (state['on'] !== undefined && state['on'] !== on)) continue
    const isTyping = state['isTyping'] === true || people.get(user.id)?.isTyping === true
    people.set(user.id, { id: user.id, name: user.name, isTyping })
  }
  return [...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const isUser = (user: unknown): user is { readonly id: string; readonly name: string } =>
  typeof user === 'object' &&
  user !== null &&
  'id' in user &&
  typeof user.id === 'string' &&
  'name' in user &&
  typeof user.name === 'string'
