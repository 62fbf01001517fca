/** Bringing customers and orders in from a file. */
import { createFileRoute } from '@tanstack/react-router'
import { ImportScreen } from '#app/features/import/import-screen.tsx'

export const Route = createFileRoute('/import')({
  staticData: { frame: 'page' },
  component: ImportScreen,
})
