/** /insights/pipeline */
import { createFileRoute } from '@tanstack/react-router'
import { PipelineScreen } from '#app/features/market/pipeline-screen.tsx'

export const Route = createFileRoute('/insights/pipeline')({ component: PipelineScreen })
