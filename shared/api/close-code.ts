/** Why the server closed a socket. 44xx are final: the device does not come back by itself. 45xx mean later. */

export const closeCode = {
  /** The session ended here, elsewhere or by age: sign in again. */
  sessionEnded: 4401,
  /** Nothing is left that this member may read; of a room: they may not read its document any more. */
  rightsEnded: 4403,
  /** No such room, or none for this member: both look alike. */
  noRoom: 4404,
  /** This session has more sockets open than it may have: the oldest is closed. */
  tooMany: 4408,
  /** The room does not take what was written; the reason is that of a push. */
  workRefused: 4422,
  /** The server stops, or is too busy for this socket: come back with back-off. */
  serverStopping: 4503,
} as const

export type CloseCode = (typeof closeCode)[keyof typeof closeCode]

export const isFinal = (code: number): boolean => code >= 4400 && code < 4500
