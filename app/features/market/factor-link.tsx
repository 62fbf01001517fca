/** To the form of a note on a board, wherever the board is. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FactorCell } from '#shared/domain/market/environment.ts'
import type { BoardSubject } from '#app/data/queries/factor.ts'

interface FactorLinkProps {
  readonly subject: BoardSubject
  /** Its id, or `new`. */
  readonly factor: string
  readonly cell?: FactorCell
  readonly label?: string
  readonly className?: string
  readonly children?: ReactNode
}

export function FactorLink({ subject, factor, cell, label, className, children }: FactorLinkProps) {
  const naming = { ...(label !== undefined && { 'aria-label': label }), ...(className !== undefined && { className }) }
  const search = cell === undefined ? {} : { cell }
  if ('customer' in subject)
    return (
      <Link to="/c/$id/factor/$factor" params={{ id: subject.customer, factor }} search={search} {...naming}>
        {children}
      </Link>
    )
  return (
    <Link to="/insights/factor/$factor" params={{ factor }} search={{ about: subject.about, ...search }} {...naming}>
      {children}
    </Link>
  )
}
