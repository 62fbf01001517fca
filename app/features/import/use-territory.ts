/** Where new customers go: the member's only writable territory, or the one they choose; and who looks after them there. */
import { useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { type OwnerChoice, ownerChoicesIn } from '#app/data/commands/owner.ts'
import { writableTerritories } from '#app/data/ketu.ts'

export interface TerritoryChoice {
  /** Undefined until the device has answered. */
  readonly territories: readonly { readonly id: string; readonly name: string }[] | undefined
  /** '' while nothing is chosen. */
  readonly chosen: string
  readonly choose: (id: string) => void
  /** Who may look after customers of the chosen territory. */
  readonly owners: readonly OwnerChoice[]
  /** '' = who imports. */
  readonly owner: string
  readonly chooseOwner: (member: string) => void
}

export function useTerritory(): TerritoryChoice {
  const { me } = useKetu()
  const territories = useLive(writableTerritories)
  const [picked, choose] = useState('')
  const only = territories?.length === 1 ? territories[0]?.id : undefined
  const chosen = only ?? picked
  const found = useLive(async ketu => (chosen === '' ? [] : ownerChoicesIn(ketu, chosen)), [chosen])
  const [named, chooseOwner] = useState('')
  const owners = found ?? []
  const owner = owners.some(({ member }) => member === named) && named !== me.member ? named : ''
  return { territories, chosen, choose, owners, owner, chooseOwner }
}
