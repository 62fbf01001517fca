/** /customers/duplicates */
import { createFileRoute } from '@tanstack/react-router'
import { DuplicatesScreen } from '#app/features/duplicates/duplicates-screen.tsx'

export const Route = createFileRoute('/customers_/duplicates')({ component: DuplicatesScreen })
