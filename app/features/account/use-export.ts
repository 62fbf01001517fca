/** Makes one of the exports on the device and hands the file over. */
import { useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { type ExportKind, exportFile } from '#app/data/export/export.ts'
import { saveFile } from '#app/platform/share.ts'
import { useToast } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'

/** Runs an export once at a time. */
export function useExport(): { readonly isBusy: boolean; readonly run: (kind: ExportKind) => Promise<void> } {
  const ketu = useKetu()
  const { account } = useWords()
  const { show } = useToast()
  const [isBusy, setBusy] = useState(false)
  const run = async (kind: ExportKind) => {
    if (isBusy) return
    setBusy(true)
    try {
      const { name, blob } = await exportFile(ketu, kind)
      saveFile(name, blob)
      show({ text: account.exported(name) })
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, run }
}
