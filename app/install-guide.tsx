/** How to put Ketu on the home screen from this very browser: its own button, or the steps by hand. */
import { useHost } from './host.tsx'
import type { InstallWay } from './platform/install.ts'
import { Button } from './ui/button.tsx'
import { useWords } from './words/words-context.tsx'

/** @param onDone the browser's own prompt was answered. */
export function InstallGuide({
  way,
  onDone,
}: {
  way: Exclude<InstallWay, 'installed' | 'insecure'>
  onDone?: () => void
}) {
  const { settings } = useWords()
  const { install } = useHost()
  if (way === 'prompt')
    return (
      <>
        <p>{settings.installWhy}</p>
        <div className="block-actions">
          <Button look="main" icon="download" onClick={() => void install.ask().then(onDone)}>
            {settings.installNow}
          </Button>
        </div>
      </>
    )
  const isIos = way === 'ios-safari' || way === 'ios-other'
  return (
    <>
      <p>
        {way === 'bookmark' ? settings.installBookmark : way === 'none' ? settings.installNone : settings.installWhy}
      </p>
      <ol className="steps">
        {settings.installSteps[way].map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {isIos ? <p className="note">{settings.installApart}</p> : null}
    </>
  )
}
