/** Fourth step: how far it is, and a way to stop between two chunks. */
import { BigFigure, Block } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { ProgressBar } from '#app/ui/progress.tsx'
import { ActionBar } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { type ImportState, writesOf } from './import-state.ts'
import type { Import } from './use-import.ts'

interface RunningStepProps {
  readonly state: Extract<ImportState, { step: 'running' }>
}

export function RunningStep({ state: { plan, written } }: RunningStepProps) {
  const { imports } = useWords()
  const format = useFormat()
  const all = writesOf(plan)
  return (
    <>
      <Block title={imports.running}>
        <BigFigure note={imports.runningNote}>{imports.runningOf(format.count(written), format.count(all))}</BigFigure>
      </Block>
      <div className="form">
        <ProgressBar ratio={written / all} label={imports.running} />
      </div>
    </>
  )
}

export function RunningBar({ state, wizard }: RunningStepProps & { readonly wizard: Import }) {
  const { imports } = useWords()
  return (
    <ActionBar>
      <Button grow disabled={state.isStopping} onClick={wizard.stop}>
        {state.isStopping ? imports.stopping : imports.stop}
      </Button>
    </ActionBar>
  )
}
