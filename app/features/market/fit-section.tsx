/** Which product meets which need, ticked with a tap; needs nothing of ours meets stand out, and may be an opportunity. */
import { Link } from '@tanstack/react-router'
import { needFit, toggled } from '#shared/domain/market/need-fit.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { editNote } from '#app/data/commands/note.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { productNames } from '#app/data/queries/product.ts'
import { useCommand } from '#app/done.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { Section } from '#app/ui/section.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { AlsoBought } from './also-bought.tsx'
import './market.css'

/** Without needs, or without anything to meet them by, there is no section. */
export function FitSection({ id }: { id: string }) {
  const { market } = useWords()
  const found = useLive(
    async ({ db }) => ({ needs: await notesOfCustomer(db, id, 'need'), products: await productNames(db) }),
    [id],
  )
  if (found === undefined) return null
  const fit = needFit(found.needs, found.products)
  if (fit.needs.length === 0 || fit.products.length === 0) return <AlsoBought customer={id} />
  return (
    <>
      <Section title={market.fit} count={fit.unmet.length}>
        {fit.unmet.length === 0 ? null : <p className="section-note">{market.unmetCount(fit.unmet.length)}</p>}
        {fit.needs.map(need => (
          <NeedLine key={need.id} need={need} products={fit.products} />
        ))}
      </Section>
      <AlsoBought customer={id} />
    </>
  )
}

function NeedLine({ need, products }: { need: NoteRow<'need'>; products: readonly string[] }) {
  const ketu = useKetu()
  const { market, customer } = useWords()
  const run = useCommand()
  const isChosen = (product: string): number => Number(need.products.includes(product))
  const chosenFirst = (a: string, b: string): number => isChosen(b) - isChosen(a)
  const tick = (product: string) =>
    void run(() => editNote(ketu, need, { products: toggled(need.products, product) }, need.text), customer.saved)
  return (
    <div className="market-need">
      <p>{need.text}</p>
      {need.products.length > 0 ? null : (
        <p className="market-unmet">
          <StatusWord tone="warn">{market.unmet}</StatusWord>
          <Link
            to="/c/$id/opportunity/$opportunity"
            params={{ id: need.customer, opportunity: 'new' }}
            search={{ title: need.text }}
          >
            {market.asOpportunity}
          </Link>
        </p>
      )}
      <ChipGroup label={market.meets(need.text)} line>
        {products.toSorted(chosenFirst).map(product => (
          <Chip key={product} pressed={need.products.includes(product)} onClick={() => tick(product)}>
            {product}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}
