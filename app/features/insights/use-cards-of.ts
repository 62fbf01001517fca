/** The action cards one may do something with, and turning them into dated actions with one tap. */
import { type ActionCard, cardToAction } from '#shared/domain/matrix/action-card.ts'
import { useKetu } from '#app/context.tsx'
import { type ActionInput, addAction, addActions } from '#app/data/commands/action.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import type { Words } from '#app/words/zh-CN.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { AnyPoint } from './matrix-look.ts'
import { useIsManager } from './use-is-manager.ts'

export const cardTitle = (words: Words['matrix'], { id }: Pick<ActionCard, 'id'>): string => words.cards[id] ?? id

/** Without those that are a manager's to do, for who is none. */
export function useOwnCards(): (cards: readonly ActionCard[]) => readonly ActionCard[] {
  const isManager = useIsManager()
  return cards => cards.filter(card => isManager || card.isManagers !== true)
}

interface Subject extends Pick<AnyPoint, 'customer'> {
  readonly contact?: string
}

function useActionOf(): (subject: Subject, card: ActionCard) => ActionInput {
  const ketu = useKetu()
  const { matrix: words } = useWords()
  const today = useToday()
  return ({ contact }, card) => ({
    title: cardTitle(words, card),
    ...cardToAction(card, today),
    cause: 'matrix',
    ...(contact !== undefined && { contactId: contact }),
    ...(card.isManagers === true && { owner: ketu.me.member }),
  })
}

export function useAddCard(): (subject: Subject, card: ActionCard) => void {
  const ketu = useKetu()
  const { matrix: words } = useWords()
  const format = useFormat()
  const run = useCommand()
  const actionOf = useActionOf()
  return (subject, card) => {
    const action = actionOf(subject, card)
    void run(
      () => addAction(ketu, subject.customer, action),
      words.added(action.title, format.dayShort(action.due ?? '')),
    )
  }
}

/** The first card of each. */
export function useAddCards(): (
  subjects: readonly (Subject & { readonly cards: readonly ActionCard[] })[],
) => Promise<boolean> {
  const ketu = useKetu()
  const { matrix: words } = useWords()
  const format = useFormat()
  const run = useCommand()
  const [own, actionOf] = [useOwnCards(), useActionOf()]
  return subjects => {
    const actions = subjects.flatMap(subject => {
      const [card] = own(subject.cards)
      return card === undefined ? [] : [{ customer: subject.customer, values: actionOf(subject, card) }]
    })
    return run(() => addActions(ketu, actions), words.addedMany(format.count(actions.length)))
  }
}
