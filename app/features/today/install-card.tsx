/** After the second saved visit: how to put Ketu on the home screen of this phone. Said until it is done or put off. */
import { useLive } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { InstallGuide } from '#app/install-guide.tsx'
import { hasLogged } from '#app/data/queries/activity.ts'
import type { InstallWay } from '#app/platform/install.ts'
import { Block } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { useWords } from '#app/words/words-context.tsx'

/** There is something worth keeping by then. */
const visits = 2

export function InstallCard({ way }: { way: Exclude<InstallWay, 'installed' | 'insecure'> }) {
  const { settings } = useWords()
  const { preferences } = useHost()
  const isWorth = useLive(({ db }) => hasLogged(db, visits))
  if (isWorth !== true) return null
  const putOff = () => preferences.set({ installSaid: true })
  return (
    <Block title={settings.install}>
      <InstallGuide way={way} onDone={putOff} />
      <div className="block-actions">
        <Button look="text" onClick={putOff}>
          {settings.installLater}
        </Button>
      </div>
    </Block>
  )
}
