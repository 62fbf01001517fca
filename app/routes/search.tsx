/** /search?q=WORDS */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { SearchScreen } from '#app/features/search/search-screen.tsx'

export const Route = createFileRoute('/search')({
  validateSearch: ({ q }: Record<string, unknown>): { readonly q?: string } =>
    typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {},
  component: SearchRoute,
})

function SearchRoute() {
  const { q = '' } = Route.useSearch()
  const navigate = useNavigate()
  // The words stay in the address, so that Back from a result finds them again.
  const keep = (query: string) =>
    void navigate({ to: '/search', search: query === '' ? {} : { q: query }, replace: true })
  return <SearchScreen query={q} onQuery={keep} />
}
