/** /insights/classes */
import { createFileRoute } from '@tanstack/react-router'
import { ClassesScreen } from '#app/features/segments/classes-screen.tsx'

export const Route = createFileRoute('/insights/classes')({ component: ClassesScreen })
