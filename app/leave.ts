/** Closing a page that covers others: back to where the person came from, or to where the page belongs when it was opened first. */
import { type NavigateOptions, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

export function useLeave(home: NavigateOptions): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  return useCallback(() => {
    if (router.history.canGoBack()) router.history.back()
    else void navigate({ ...home, replace: true })
  }, [router, navigate, home])
}
