/** Mistakes in what stays open: poke sockets, live rooms, the lead among tabs. */
import type { PlantedBug } from './planted-bug.ts'

const sockets = (title: string) => ({ file: 'test/unit/server/poke-sockets.test.ts', title })
const live = (title: string) => ({ file: 'test/scenario/live-room.test.ts', title })
const rooms = (title: string) => ({ file: 'test/unit/server/rooms.test.ts', title })
const locks = (title: string) => ({ file: 'test/unit/platform/locks.test.ts', title })

export const roomBugs: readonly PlantedBug[] = [
  {
    name: 'rights-only-at-connect',
    file: 'server/routes/member-sockets.ts',
    text: `    entry.actor = actor
    entry.owner.onRights()
`,
    instead: '',
    harm: 'Who lost a territory goes on reading what is typed there as long as the page stays open.',
    caughtBy: [
      sockets('log:L6 a right that moved is told, and from then on the new scope is heard and the old one is not'),
      rooms('room:R2 close a socket whose grant ended by the clock'),
    ],
  },
  {
    name: 'session-revoked-socket-kept',
    file: 'server/routes/member-sockets.ts',
    text: 'if (checked.has(hash) && !living.has(hash)) close(entry, closeCode.sessionEnded)',
    instead: 'if (checked.size === 0 && !living.has(hash)) close(entry, closeCode.sessionEnded)',
    harm: 'A lost phone that was signed out goes on hearing.',
    caughtBy: [sockets('a session that ended elsewhere closes its sockets at the next look')],
  },
  {
    name: 'handshake-rights-believed',
    file: 'server/routes/poke-sockets.ts',
    text: '      member.recheck()\n',
    instead: '',
    harm: 'A right that ends while a socket opens is not noticed until the next fact.',
    caughtBy: [sockets('a right that changed during the handshake is told first')],
  },
  {
    name: 'silent-socket-kept',
    file: 'server/routes/member-sockets.ts',
    text: '        if (!entry.isHeard) {',
    instead: '        if (!entry.isHeard && entries.size === 0) {',
    harm: 'Sockets of phones that are long gone pile up until the server has no more to give.',
    caughtBy: [sockets('a device that does not answer a ping, or does not read, is dropped')],
  },
  {
    name: 'identity-of-the-client',
    file: 'server/rooms/presence.ts',
    text: 'user: { ...claimed, id, name }',
    instead: 'user: { id, name, ...claimed }',
    harm: 'Anybody shows up in a colleague’s notes under the name of the boss.',
    caughtBy: [live('room:R7 says who is here by their session, whatever a client says of itself')],
  },
  {
    name: 'client-id-not-spoken-for',
    file: 'server/rooms/guest.ts',
    text: 'return device === undefined ? client !== room.presence.clientOf(guest) : device !== session.device',
    instead: 'return device !== undefined && device !== session.device',
    harm: 'After a restore one person’s letters bind the client ids of everybody in the room.',
    caughtBy: [{ ...live('room:R4 writes under its own client id only'), failsWith: 'TestTimeoutError' }],
  },
  {
    name: 'room-acknowledges-what-failed',
    file: 'server/rooms/guest.ts',
    text: '      member.close(closeCode.serverStopping)\n',
    instead: '',
    harm: 'Letters that could not be stored stay on one screen, and nobody is told to bring them again.',
    caughtBy: [rooms('room:R3 tell nobody of what could not be stored, and say come back')],
  },
  {
    name: 'lead-never-released',
    file: 'app/platform/locks.ts',
    text: `          stopWork()
          resolve()`,
    instead: '          stopWork()',
    harm: 'When the leading tab lets go nobody syncs: work waits on the phone until the browser is closed.',
    caughtBy: [locks('goes to one tab, and to the next when that one stops')],
  },
  {
    name: 'frozen-leader-waited-for',
    file: 'app/platform/locks.ts',
    text: 'const missed = hasAnswered ? 0 : misses + 1',
    instead: 'const missed = hasAnswered ? 0 : misses',
    harm: 'A tab that the phone has frozen keeps the lead, and the open one never syncs.',
    caughtBy: [
      locks('is taken from a frozen tab within 15 s, by one tab; thawed, that one stops and waits for its turn'),
    ],
  },
]
