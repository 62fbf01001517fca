/** A backup put back on a disk that fails at any of its steps, and by a process that is killed there. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUp } from '#server/backup/backup.ts'
import { beginEpochs, finishRestore, type RestoreFiles, restore } from '#server/backup/restore.ts'
import { openDatabases } from '#server/databases.ts'

const now = Date.UTC(2026, 10, 23)
let root = ''
let backup = ''
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ketu-restore-'))
  await makeData('backed-up')
  backup = backUp(join(root, 'backed-up'), root, now).path
  await makeData('present')
})
afterAll(() => rmSync(root, { recursive: true }))

/** A folder of a server, stopped, each of its files knowing its name. */
async function makeData(name: string): Promise<void> {
  const data = join(root, name)
  mkdirSync(data)
  const databases = await openDatabases({ data })
  await databases.log.createWorkspace('ws')
  await databases.close()
  for (const file of ['log.db', 'account.db']) {
    const db = new DatabaseSync(join(data, file))
    db.exec(`create table named as select '${name}' as name`)
    db.close()
  }
  writeFileSync(join(data, 'secret'), name)
  writeFileSync(join(data, 'log.seen'), '{}')
}

let copies = 0
const freshCopy = (name = 'present'): string => {
  const data = join(root, `copy-${++copies}`)
  cpSync(join(root, name), data, { recursive: true })
  return data
}

const nameIn = (path: string): unknown => {
  const db = new DatabaseSync(path)
  try {
    return db.prepare('select name from named').get()?.['name']
  } finally {
    db.close()
  }
}

/** Whose files they are. */
const namesIn = (data: string): unknown[] => [
  nameIn(join(data, 'log.db')),
  nameIn(join(data, 'account.db')),
  readFileSync(join(data, 'secret'), 'utf8'),
]
const all = (name: string): string[] => [name, name, name]

async function epochIn(data: string): Promise<number> {
  const { log, close } = await openDatabases({ data })
  const { epoch } = await log.head('ws')
  await close()
  return epoch
}

/** Real ones, until the nth step. */
function failingAt(step: number, error: Error): RestoreFiles & { readonly steps: () => number } {
  let steps = 0
  const count = (): void => {
    if (++steps === step) throw error
  }
  return {
    steps: () => steps,
    copy: (from, to) => {
      count()
      copyFileSync(from, to)
    },
    rename: (from, to) => {
      count()
      renameSync(from, to)
    },
  }
}

const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'copyfile' })

describe('a restore', () => {
  it('that fails at any step leaves all of the old data or ends with all of the backup, and never a mixture', async () => {
    const whole = failingAt(0, full)
    const done = freshCopy()
    const { aside } = await restore(backup, done, now, whole)
    expect(namesIn(done)).toEqual(all('backed-up'))
    expect(aside && namesIn(aside)).toEqual(all('present'))
    expect(await epochIn(done)).toBeGreaterThan(1)

    const ends = new Set<string>()
    for (let step = 1; step <= whole.steps(); step++) {
      const data = freshCopy()
      await expect(restore(backup, data, now, failingAt(step, full))).rejects.toThrow('ENOSPC')
      // As the start of the server does it.
      const set = finishRestore(data)
      const end = set === undefined ? 'present' : 'backed-up'
      ends.add(end)
      expect(namesIn(data), `step ${step}`).toEqual(all(end))
      if (set !== undefined) expect(namesIn(set), `step ${step}`).toEqual(all('present'))
      expect(await epochIn(data)).toBe(end === 'present' ? 1 : await epochIn(done))
      expect(readdirSync(data).filter(name => name.startsWith('restore-'))).toEqual([])
    }
    expect([...ends]).toEqual(['present', 'backed-up'])
  })

  it('says that nothing was changed only while that is so, and else what finishes it', async () => {
    await expect(restore(backup, freshCopy(), now, failingAt(1, full))).rejects.toThrow('Nothing was changed')
    await expect(restore(backup, freshCopy(), now, failingAt(5, full))).rejects.toThrow('start the server')
  })

  it('whose copy is not what was read changes nothing', async () => {
    const data = freshCopy()
    const copy = (from: string, to: string): void =>
      to.endsWith('secret') ? writeFileSync(to, 'back') : copyFileSync(from, to)
    await expect(restore(backup, data, now, { copy, rename: renameSync })).rejects.toThrow('Nothing was changed')
    expect(namesIn(data)).toEqual(all('present'))
  })

  it('clears away the copy of one that was killed before', async () => {
    const data = freshCopy()
    mkdirSync(join(data, 'restore-2026-11-22T00-00-00-000Z.part'))
    await restore(backup, data, now)
    expect(readdirSync(data).filter(name => name.endsWith('.part'))).toEqual([])
    expect(namesIn(data)).toEqual(all('backed-up'))
  })

  it('replaces a database that is damaged: it is what restores are for', async () => {
    const data = freshCopy()
    writeFileSync(join(data, 'log.db'), 'no database at all')
    const { aside } = await restore(backup, data, now)
    expect(namesIn(data)).toEqual(all('backed-up'))
    expect(aside && readFileSync(join(aside, 'log.db'), 'utf8')).toBe('no database at all')
  })

  it('is refused while a server has the folder open', async () => {
    const data = freshCopy()
    const { close } = await openDatabases({ data })
    await expect(restore(backup, data, now)).rejects.toThrow('Stop it first')
    await close()
    expect(namesIn(data)).toEqual(all('present'))
  })
})

describe('data put back in another way', () => {
  it('begins a new epoch as it is', async () => {
    const data = freshCopy()
    expect(await beginEpochs(data, now)).toBe(1)
    expect(await epochIn(data)).toBe(now)
  })

  it('does not while a server has it open', async () => {
    const data = freshCopy()
    const { log, close } = await openDatabases({ data })
    await expect(beginEpochs(data, now)).rejects.toThrow('Stop it first')
    expect((await log.head('ws')).epoch).toBe(1)
    await close()
  })

  it('is not made up where there is none', async () => {
    const empty = join(root, 'empty')
    mkdirSync(empty)
    await expect(beginEpochs(empty, now)).rejects.toThrow('no data of Ketu')
    await expect(beginEpochs(join(root, 'nowhere'), now)).rejects.toThrow('no data of Ketu')
    expect(readdirSync(empty)).toEqual([])
    expect(existsSync(join(root, 'nowhere'))).toBe(false)
  })
})
