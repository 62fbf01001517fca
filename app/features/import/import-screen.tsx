/** Bringing customers and orders in: choose a file, say where its columns go, see what will happen, import, and take it back. */
import { Link } from '@tanstack/react-router'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { ChooseStep } from './choose-step.tsx'
import { ColumnsBar, ColumnsStep } from './columns-step.tsx'
import { DoneBar, DoneStep } from './done-step.tsx'
import { PreviewBar, PreviewStep } from './preview-step.tsx'
import { RunningBar, RunningStep } from './running-step.tsx'
import { useImport } from './use-import.ts'
import { useTerritory } from './use-territory.ts'

export function ImportScreen() {
  const { imports, shell, account } = useWords()
  const wizard = useImport()
  const territory = useTerritory()
  const { state } = wizard
  const kind =
    state.step === 'columns' || state.step === 'preview' ? state.request.kind : 'kind' in state ? state.kind : undefined
  const title = kind === undefined ? imports.title : imports.titleOf[kind]
  const back = (
    <BackLink label={shell.backTo(account.me)} render={<Link to="/me" />}>
      {account.me}
    </BackLink>
  )
  return (
    <Screen title={title} top={<PageBar title={title} start={state.step === 'running' ? null : back} />} foot={bar()}>
      {content()}
    </Screen>
  )

  function content() {
    switch (state.step) {
      case 'choose':
      case 'reading':
        return <ChooseStep state={state} onFile={file => void wizard.choose(file)} onCancel={wizard.restart} />
      case 'columns':
        return <ColumnsStep state={state} wizard={wizard} />
      case 'preview':
        return <PreviewStep state={state} wizard={wizard} territory={territory} />
      case 'running':
        return <RunningStep state={state} />
      case 'done':
        return <DoneStep state={state} wizard={wizard} />
    }
  }

  function bar() {
    switch (state.step) {
      case 'columns':
        return <ColumnsBar state={state} wizard={wizard} />
      case 'preview':
        return <PreviewBar state={state} wizard={wizard} territory={territory} />
      case 'running':
        return <RunningBar state={state} wizard={wizard} />
      case 'done':
        return <DoneBar wizard={wizard} />
      default:
        return undefined
    }
  }
}
