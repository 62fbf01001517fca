/** A query that runs again when what it has read changes, in this tab or another. */
import { liveQuery, type Observable } from 'dexie'

/**
 * Dexie keeps track through every `await` only of a function that is async itself: of another it loses what is read two async calls
 * deep, and a screen would go on showing it as it was.
 */
export const followQuery = <T>(query: () => Promise<T>): Observable<T> => liveQuery(async () => await query())
