/** What the company sells: names offered wherever a product is named. Admins write it, everybody reads it. */
import { Link } from '@tanstack/react-router'
import { useLive } from '#app/context.tsx'
import { notesOfType } from '#app/data/queries/note.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { collator } from '#app/words/format.ts'
import { useWords } from '#app/words/words-context.tsx'
import { liveNote } from './live-note.ts'
import { MissingNote } from './missing-note.tsx'
import { NoteForm } from './note-form.tsx'

export function ProductsScreen() {
  const { market } = useWords()
  const found = useLive(async ketu => ({
    products: await notesOfType(ketu.db, 'product'),
    mayWrite: await mayWriteWorkspace(ketu),
  }))
  if (found === undefined) return <InsightPage title={market.products}>{null}</InsightPage>
  const { products, mayWrite } = found
  const add = <Link to="/insights/products/$product" params={{ product: 'new' }} />
  const lines = [...new Set(products.map(({ line }) => line))].toSorted(collator.compare)
  return (
    <InsightPage title={market.products} add={mayWrite ? { label: market.productTitles.add, link: add } : undefined}>
      {products.length === 0 ? (
        <EmptyState
          {...(mayWrite && {
            action: (
              <Button look="main" render={add}>
                {market.productTitles.add}
              </Button>
            ),
          })}
        >
          {mayWrite ? market.productsEmpty : market.productsNone}
        </EmptyState>
      ) : (
        lines.map(line => (
          <section key={line} aria-label={line === '' ? market.noLine : line}>
            {lines.length === 1 && line === '' ? null : (
              <SectionHeader>{line === '' ? market.noLine : line}</SectionHeader>
            )}
            <List label={line === '' ? market.noLine : line}>
              {products
                .filter(product => product.line === line)
                .map(({ id, name, note }) => (
                  <Row
                    key={id}
                    name={name}
                    {...(note === '' ? {} : { detail: note })}
                    {...(mayWrite && { link: <Link to="/insights/products/$product" params={{ product: id }} /> })}
                  />
                ))}
            </List>
          </section>
        ))
      )}
    </InsightPage>
  )
}

/** @param product its id; undefined for a new one. */
export function ProductScreen({ product }: { product: string | undefined }) {
  const { market } = useWords()
  const found = useLive(
    async ketu => ({
      row: await liveNote(ketu.db, 'product', product),
      products: await notesOfType(ketu.db, 'product'),
      mayWrite: await mayWriteWorkspace(ketu),
    }),
    [product],
  )
  if (found === undefined) return null
  const { row, products, mayWrite } = found
  if (row === 'gone' || !mayWrite) return <MissingNote title={market.products} to="/insights/products" />
  return (
    <NoteForm
      type="product"
      row={row}
      home={{ kind: 'workspace' }}
      named="name"
      titles={market.productTitles}
      leaveTo={{ to: '/insights/products' }}
      parts={[
        { kind: 'line', field: 'name' },
        { kind: 'name', field: 'line', names: [...new Set(products.map(({ line }) => line))].filter(Boolean) },
        { kind: 'area', field: 'note' },
      ]}
    />
  )
}
