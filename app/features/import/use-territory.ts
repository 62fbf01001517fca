/** Where new customers go: the member's only writable territory, or the one they choose. */
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import { writableTerritories } from '#app/data/ketu.ts'

export interface TerritoryChoice {
  /** Undefined until the device has answered. */
  readonly territories: readonly { readonly id: string; readonly name: string }[] | undefined
  /** '' while nothing is chosen. */
  readonly chosen: string
  readonly choose: (id: string) => void
}

export function useTerritory(): TerritoryChoice {
  const territories = useLive(writableTerritories)
  const [picked, choose] = useState('')
  const only = territories?.length === 1 ? territories[0]?.id : undefined
  return { territories, chosen: only ?? picked, choose }
}
