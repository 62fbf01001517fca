/** What the page says to a waiting worker when the person wants the new version; the worker understands nothing else. */
export const skipWaiting = 'skip-waiting'
