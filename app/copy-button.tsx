/** Copies a text and says so. */
import type { ReactNode } from 'react'
import { copyText } from '#app/platform/share.ts'
import { Button } from '#app/ui/button.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const { account } = useWords()
  const { show } = useToast()
  const copy = async () => show({ text: (await copyText(text)) ? account.copied : account.copyFailed })
  return (
    <Button icon="copy" onClick={() => void copy()}>
      {children}
    </Button>
  )
}
