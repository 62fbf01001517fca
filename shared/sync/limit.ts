/** Limits checked by both sides, so that a local write over a limit never becomes an update (log:L3). */

export const maxEntryBytes = 64 * 1024
export const maxBatchBytes = 1024 * 1024
export const maxBatchEntries = 500
export const maxPageRows = 500
export const maxPageBytes = 1024 * 1024
export const maxDocBytes = 16 * 1024 * 1024
/** Characters of one text a person types into a field. */
export const maxTextLength = 10_000
/** Client ids of one pushed update: what one page wrote. */
export const maxEntryClients = 1
/** Levels of lists and objects inside one value. */
export const maxValueDepth = 16
/** Bytes of a scope or document name on the wire. */
export const maxNameBytes = 80
/** Cursors one pull may name. */
export const maxCursors = 10_000
/** Bytes that vouch for a ticket. */
export const maxSealBytes = 32
/** What the server vouches for of one row: of a document's base, every author and time. Longer ones are not given. */
export const maxReceiptBytes = 64 * 1024
/**
 * For how long the server vouches for a row (ms): who restores an older backup gets back what people wrote themselves, not what only
 * colleagues still have.
 */
export const receiptMs = 14 * 86_400_000
/** Times a row may carry: one for each command that wrote in the document. */
export const maxMarks = 100_000
/** Bytes of a request or page around its bodies: names, numbers, authors. */
export const maxFrameOverhead = 256 * 1024
/** Clients one update may point at or delete from. */
export const maxEntryReferences = 1000
/** Live rooms: one update, such as all that was written without a network, and a frame around it. */
export const maxRoomUpdateBytes = 1024 * 1024
export const maxRoomFrameBytes = maxRoomUpdateBytes + 64 * 1024
/** Client ids one update of a room may write with. */
export const maxRoomClients = 16
/** Characters of one awareness state. */
export const maxAwarenessLength = 1024
/** States of one awareness frame: a provider repeats at most those of everybody in the room. */
export const maxAwarenessStates = 10_000
