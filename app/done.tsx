/** After a command: a short word with its undo, or why nothing was stored. Used by every screen that writes. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useKetu } from './context.tsx'
import type { Written } from './data/doc-store.ts'
import { NotWritten } from './data/not-written.ts'
import { useToast } from './ui/toast.tsx'
import { useWords } from './words/words-context.tsx'
import type { Words } from './words/zh-CN.ts'

/** Shows the words of a finished command and offers to take it back. */
export function useDone(): (text: string, written: Written) => void {
  const ketu = useKetu()
  const { show } = useToast()
  const words = useWords()
  const navigate = useNavigate()
  return useCallback(
    (text, { activity }) => {
      const takeBack = async () => {
        const { undo } = await import('./data/commands/undo.ts')
        const undone = await undo(ketu, activity)
        if (undone.kind === 'undone') show({ text: words.shell.undone })
        else if (undone.kind === 'changed-since') {
          const open = { label: words.done.openActivity, run: () => void navigate({ to: '/activity' }) }
          show({ text: words.done.changedSince, action: open })
        }
      }
      const run = () => void takeBack().catch(error => show({ text: failureWords(words, error) }))
      show({ text, action: { label: words.shell.undo, run } })
    },
    [ketu, show, words, navigate],
  )
}

/** Runs a command from a button of a list: says it is done, or why it is not. Resolves to whether it was stored. */
export function useCommand(): (work: () => Promise<Written>, said: string) => Promise<boolean> {
  const done = useDone()
  const { show } = useToast()
  const words = useWords()
  return useCallback(
    async (work, said) => {
      try {
        done(said, await work())
        return true
      } catch (error) {
        show({ text: failureWords(words, error) })
        return false
      }
    },
    [done, show, words],
  )
}

/** Why a write did not happen, in the reader's words. What nobody foresaw also reaches the page's error reporter. */
export function failureWords(words: Words, error: unknown): string {
  if (error instanceof NotWritten) return words.done.refused[error.refusal.kind]
  if (isStorageError(error)) return words.shell.storageFailed
  reportError(error)
  return words.done.failed
}

/** The device's storage is full, blocked or was taken away. */
const isStorageError = (error: unknown): boolean => {
  const name = error instanceof Error ? error.name : ''
  const inner = error instanceof Error && 'inner' in error ? error.inner : undefined
  return /^(QuotaExceeded|DatabaseClosed|OpenFailed|InvalidState|Abort|UnknownError)/.test(name) || isQuota(inner)
}

const isQuota = (inner: unknown): boolean => inner instanceof Error && inner.name === 'QuotaExceededError'
