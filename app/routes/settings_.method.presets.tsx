/** /settings/method/presets */
import { createFileRoute } from '@tanstack/react-router'
import { PresetsScreen } from '#app/features/method/presets-screen.tsx'

export const Route = createFileRoute('/settings_/method/presets')({ component: PresetsScreen })
