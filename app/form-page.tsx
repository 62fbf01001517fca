/** A page with one form: saving closes it, leaving with something unsaved asks first, a failed write keeps everything. */
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { holdDraft } from '#app/data/draft.ts'
import { failureWords } from '#app/done.tsx'
import { Button, IconButton, WorkButton } from '#app/ui/button.tsx'
import { ActionBar, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'

interface FormPageProps {
  readonly title: string
  readonly isDirty: boolean
  /** Stores the form; false when something in it does not fit (and says so), or why it cannot be stored now. Throws what the command throws. */
  readonly onSave: () => Promise<boolean | string>
  readonly onLeave: () => void
  /** Where to after saving; absent = leaves. */
  readonly onSaved?: () => void
  /** Right of the title: a `<Menu>`. */
  readonly end?: ReactNode
  /** Below the form and no part of it. */
  readonly after?: ReactNode
  readonly children: ReactNode
}

export function FormPage({ title, isDirty, onSave, onLeave, onSaved = onLeave, end, after, children }: FormPageProps) {
  const words = useWords()
  const { shell } = words
  const [failure, setFailure] = useState<string>()
  const guard = useUnsavedGuard(isDirty)
  const save = async () => {
    setFailure(undefined)
    try {
      const result = await onSave()
      if (typeof result === 'string') setFailure(result)
      if (result !== true) return
      guard.release()
      onSaved()
    } catch (error) {
      setFailure(failureWords(words, error))
    }
  }
  return (
    <Screen
      title={title}
      top={
        <PageBar
          title={title}
          start={<IconButton icon="close" large label={shell.close} onClick={onLeave} />}
          {...(end === undefined ? {} : { end })}
        />
      }
      head={failure === undefined ? undefined : <Strip tone="alert">{failure}</Strip>}
      foot={
        <ActionBar>
          <WorkButton look="main" grow onWork={save}>
            {shell.save}
          </WorkButton>
        </ActionBar>
      }
    >
      <div className="form">{children}</div>
      {after}
      <DiscardSheet isAsked={guard.isAsked} onStay={guard.stay} onDiscard={guard.discard} />
    </Screen>
  )
}

/** Asks before anything typed is left behind, by the × or by the platform's Back. */
function useUnsavedGuard(isDirty: boolean) {
  const isReleased = useRef(false)
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isDirty && !isReleased.current,
    enableBeforeUnload: () => isDirty && !isReleased.current,
    withResolver: true,
  })
  useEffect(() => (isDirty ? holdDraft() : undefined), [isDirty])
  return {
    isAsked: status === 'blocked',
    stay: () => reset?.(),
    discard: () => proceed?.(),
    release: () => {
      isReleased.current = true
    },
  }
}

interface DiscardSheetProps {
  readonly isAsked: boolean
  readonly onStay: () => void
  readonly onDiscard: () => void
}

function DiscardSheet({ isAsked, onStay, onDiscard }: DiscardSheetProps) {
  const { customer, shell } = useWords()
  const foot = (
    <>
      <Button grow onClick={onDiscard}>
        {customer.discardYes}
      </Button>
      <Button look="main" grow onClick={onStay}>
        {customer.discardNo}
      </Button>
    </>
  )
  return (
    <Sheet open={isAsked} onClose={onStay} title={customer.discard} closeLabel={shell.close} foot={foot}>
      {null}
    </Sheet>
  )
}
