/** The question behind a chip, answered with taps alone; words have a page of their own. */
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { AskKind, AskNeed, AskNeedChange, AskRival, firstKind } from './ask-choices.tsx'
import { AskLevel, AskStance, AskTrust } from './ask-levels.tsx'
import { isWordyKind, type SignalKind, type Signals } from './signal.ts'
import type { AskProps, SignalSheetProps } from './signal-props.ts'

export function SignalSheet(props: SignalSheetProps) {
  const { kind, draft, setDraft, signals, onClose } = props
  const words = useWords()
  const set = (answer: Partial<Signals>) => setDraft({ ...draft, signals: { ...draft.signals, ...answer } })
  const mayWrite = isWordyKind(kind) && signals[kind] !== undefined
  const foot = mayWrite || severalTaps.includes(kind) ? <Foot {...props} set={set} mayWrite={mayWrite} /> : undefined
  return (
    <Sheet open onClose={onClose} title={words.signals.titles[kind]} closeLabel={words.shell.close} foot={foot}>
      <Ask {...props} set={set} />
    </Sheet>
  )
}

/** What may take several taps is finished by a button; one answer alone closes by itself. */
const severalTaps: readonly SignalKind[] = ['need', 'needChange', 'trust', 'stance']

function Foot({ kind, signals, set, mayWrite, onClose, onWrite }: AskProps & { mayWrite: boolean }) {
  const { signals: words } = useWords()
  const finish = () => {
    // The kind that stands there chosen is an answer.
    if (kind === 'need' && signals.need === undefined) set({ need: { kind: firstKind } })
    onClose()
  }
  return (
    <>
      {mayWrite && isWordyKind(kind) ? (
        <Button
          icon="edit"
          onClick={() => {
            onClose()
            onWrite(kind)
          }}
        >
          {words.write}
        </Button>
      ) : null}
      <Button look="main" grow onClick={finish}>
        {words.done}
      </Button>
    </>
  )
}

function Ask(props: AskProps): ReactNode {
  switch (props.kind) {
    case 'need':
      return <AskNeed {...props} />
    case 'needChange':
      return <AskNeedChange {...props} />
    case 'satisfaction':
    case 'confidence':
      return <AskLevel {...props} kind={props.kind} />
    case 'trust':
      return <AskTrust {...props} />
    case 'stance':
      return <AskStance {...props} />
    case 'rival':
      return <AskRival {...props} />
    case 'issue':
    case 'feedback':
      return <AskKind {...props} kind={props.kind} />
    // Has only words.
    case 'opportunity':
      return null
  }
}
