import { expect, test } from 'vitest'
import { deviceLinkMs, inviteMs } from '#server/auth/invite.ts'
import { sessionIdleMs, sessionMaxMs } from '#server/auth/session.ts'
import { createTestAuth, makePerson, makeSetup } from '#test/kit/test-auth.ts'

const address = '203.0.113.7'

async function createWorkspace() {
  const kit = await createTestAuth()
  const code = await kit.auth.offerSetup()
  const made = await kit.auth.completeSetup(makeSetup(code ?? ''))
  const open = await kit.auth.open()
  if (made.kind !== 'made' || open === undefined) throw new Error('the set-up did not work')
  return { ...kit, open, admin: made.session, setupCode: code ?? '' }
}

async function inviteRep(kit: Awaited<ReturnType<typeof createWorkspace>>) {
  const territory = kit.open.directory.territories()[0]?.id ?? ''
  return kit.open.invites.create({ role: 'rep', territory }, kit.admin.session.member)
}

test('set-up makes workspace, first territory and an admin of everything, and signs in', async () => {
  const { open, admin, clock } = await createWorkspace()
  const { member } = admin.session
  expect(open.directory.session(member, admin.session.device, clock())).toMatchObject({
    workspace: { name: 'Ketu Trading', currency: 'CNY', zone: 'Asia/Shanghai', language: 'zh-CN', weekStart: 1 },
    member: { id: member, name: 'Ada' },
    grants: [{ role: 'admin' }],
  })
  expect(open.directory.territories()).toHaveLength(1)
  expect(open.directory.actor(member, clock())?.grants).toEqual([{ role: 'admin' }])
})

test('a set-up link works once, and not at all after a newer one was printed', async () => {
  const { auth } = await createTestAuth()
  const first = (await auth.offerSetup()) ?? ''
  const second = (await auth.offerSetup()) ?? ''
  expect(await auth.completeSetup(makeSetup(first))).toEqual({ kind: 'not-found' })
  expect(await auth.completeSetup(makeSetup(second))).toMatchObject({ kind: 'made' })
  expect(await auth.completeSetup(makeSetup(second))).toEqual({ kind: 'not-found' })
  expect(await auth.offerSetup()).toBeUndefined()
})

test('of two set-ups at the same time one makes the workspace', async () => {
  const { auth } = await createTestAuth()
  const code = (await auth.offerSetup()) ?? ''
  const results = await Promise.all([auth.completeSetup(makeSetup(code)), auth.completeSetup(makeSetup(code, 'Bo'))])
  expect(results.map(({ kind }) => kind).sort()).toEqual(['made', 'not-found'])
})

test('a set-up whose facts cannot be stored leaves the link usable', async () => {
  const { auth, facts } = await createTestAuth()
  const code = (await auth.offerSetup()) ?? ''
  facts.failNext()
  await expect(auth.completeSetup(makeSetup(code))).rejects.toThrow('the disk is full')
  expect(await auth.completeSetup(makeSetup(code))).toMatchObject({ kind: 'made' })
})

test('no secret is stored as it is', async () => {
  const kit = await createWorkspace()
  const invite = await inviteRep(kit)
  const { identifier, password } = makePerson('Ada')
  const stored = JSON.stringify([
    await kit.store.setup(),
    await kit.store.account(`email:${identifier}`),
    await kit.store.session(kit.admin.session.hash),
    await kit.store.invites(0),
  ])
  for (const secret of [kit.setupCode, password, kit.admin.token, invite.token, invite.code.replace('-', '')])
    expect(stored).not.toContain(secret)
})

test('people sign in however they write their identifier', async () => {
  const { open } = await createWorkspace()
  const { password } = makePerson('Ada')
  expect(await open.signIn({ identifier: ' ADA@Example.com', password }, address)).toMatchObject({ kind: 'signed-in' })
})

test('a wrong password, an unknown person and no identifier at all get the same answer', async () => {
  const { open } = await createWorkspace()
  const answers = await Promise.all(
    ['ada@example.com', 'nobody@example.com', ''].map(identifier =>
      open.signIn({ identifier, password: 'not the password' }, address),
    ),
  )
  expect(answers).toEqual(answers.map(() => ({ kind: 'wrong-sign-in' })))
})

test('after ten wrong passwords the right one has to wait, from that address only', async () => {
  const { open, time } = await createWorkspace()
  const right = { identifier: 'ada@example.com', password: makePerson('Ada').password }
  const wrong = { ...right, password: 'not the password' }
  for (let i = 0; i < 10; i++) expect(await open.signIn(wrong, address)).toEqual({ kind: 'wrong-sign-in' })
  expect(await open.signIn(right, address)).toEqual({ kind: 'too-many-tries', retryAfter: 900 })
  expect(await open.signIn(right, '198.51.100.4')).toMatchObject({ kind: 'signed-in' })
  time.now += 900_000
  expect(await open.signIn(right, address)).toMatchObject({ kind: 'signed-in' })
})

test('right passwords are not counted', async () => {
  const { open } = await createWorkspace()
  const right = { identifier: 'ada@example.com', password: makePerson('Ada').password }
  for (let i = 0; i < 12; i++) expect(await open.signIn(right, address)).toMatchObject({ kind: 'signed-in' })
})

test('tries that run side by side do not pass the limit together', async () => {
  const { open } = await createWorkspace()
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => open.signIn({ identifier: 'ada@example.com', password: 'no' }, address)),
  )
  expect(answers.filter(({ kind }) => kind === 'wrong-sign-in')).toHaveLength(10)
})

test('every sign-in is a device of its own', async () => {
  const { open } = await createWorkspace()
  const person = { identifier: 'ada@example.com', password: makePerson('Ada').password }
  const results = [await open.signIn(person, address), await open.signIn(person, address)]
  const devices = results.map(result => (result.kind === 'signed-in' ? result.session.session.device : ''))
  expect(new Set(devices).size).toBe(2)
})

test('a session in use lives 90 days, an idle one 30', async () => {
  const { auth, admin, time } = await createWorkspace()
  const start = time.now
  for (let day = 1; day < 90; day += 20) {
    time.now = start + day * 86_400_000
    expect(await auth.sessions.find(admin.token)).toMatchObject({ device: admin.session.device })
  }
  time.now = start + sessionMaxMs
  expect(await auth.sessions.find(admin.token)).toBeUndefined()
})

test('a session nobody used for 30 days has ended', async () => {
  const { auth, admin, time } = await createWorkspace()
  time.now += sessionIdleMs
  expect(await auth.sessions.find(admin.token)).toBeUndefined()
})

test('after signing out the token opens nothing', async () => {
  const { auth, admin } = await createWorkspace()
  await auth.sessions.end(admin.session)
  expect(await auth.sessions.find(admin.token)).toBeUndefined()
  expect(await auth.sessions.living([admin.session.hash])).toEqual(new Set())
})

test('an invite lets one person in, by its link or by its code, with the role it was made for', async () => {
  for (const by of ['token', 'code'] as const) {
    const kit = await createWorkspace()
    const { open, clock } = kit
    const invite = await inviteRep(kit)
    const joined = await open.join({ [by]: invite[by], person: makePerson('Bo') }, address)
    if (joined.kind !== 'joined') throw new Error(joined.kind)
    const { member, device } = joined.session.session
    expect(open.directory.session(member, device, clock())).toMatchObject({
      member: { name: 'Bo' },
      grants: [{ role: 'rep', territory: open.directory.territories()[0]?.id }],
    })
    expect(await open.join({ token: invite.token, person: makePerson('Cai') }, address)).toEqual({ kind: 'bad-invite' })
    expect(await open.join({ code: invite.code, person: makePerson('Cai') }, address)).toEqual({ kind: 'bad-invite' })
    expect(await open.signIn(makePerson('Bo'), address)).toMatchObject({ kind: 'signed-in' })
  }
})

test('of two people who use one invite at the same time one joins', async () => {
  const kit = await createWorkspace()
  const { token } = await inviteRep(kit)
  const results = await Promise.all(
    ['Bo', 'Cai'].map(name => kit.open.join({ token, person: makePerson(name) }, address)),
  )
  expect(results.map(({ kind }) => kind).sort()).toEqual(['bad-invite', 'joined'])
  expect(kit.facts.rows.filter(({ fact }) => fact.type === 'member')).toHaveLength(2)
})

test('an invite is not used up by a taken identifier, a common password or a missing person', async () => {
  const kit = await createWorkspace()
  const { token } = await inviteRep(kit)
  const join = (person?: ReturnType<typeof makePerson>) =>
    kit.open.join(person === undefined ? { token } : { token, person }, address)
  expect(await join()).toEqual({ kind: 'person-needed' })
  expect(await join({ ...makePerson('Bo'), identifier: 'ADA@example.com' })).toEqual({ kind: 'identifier-taken' })
  expect(await join({ ...makePerson('Bo'), password: 'qwertyuiop' })).toEqual({ kind: 'password-too-common' })
  expect(await join(makePerson('Bo'))).toMatchObject({ kind: 'joined' })
})

test('a join that was cut short and tried again makes one member with one grant', async () => {
  const kit = await createWorkspace()
  const { token } = await inviteRep(kit)
  kit.facts.failNext()
  await expect(kit.open.join({ token, person: makePerson('Bo') }, address)).rejects.toThrow('the disk is full')
  expect(await kit.open.join({ token, person: makePerson('Bo') }, address)).toEqual({ kind: 'bad-invite' })
  kit.time.now += 30_000
  expect(await kit.open.join({ token, person: makePerson('Bo') }, address)).toMatchObject({ kind: 'joined' })
  expect(kit.open.directory.grantsInForce(kit.clock())).toHaveLength(2)
})

test('an invite ends after 72 hours, or when it is withdrawn', async () => {
  const kit = await createWorkspace()
  const [old, withdrawn] = [await inviteRep(kit), await inviteRep(kit)]
  await kit.open.invites.withdraw(withdrawn.invite.id)
  expect(await kit.open.join({ token: withdrawn.token }, address)).toEqual({ kind: 'bad-invite' })
  kit.time.now += inviteMs
  expect(await kit.open.join({ token: old.token }, address)).toEqual({ kind: 'bad-invite' })
  expect(await kit.open.invites.list()).toEqual([])
})

test('100,000 guessed codes find no invite, and all but ten are not even looked up', async () => {
  const kit = await createWorkspace()
  await inviteRep(kit)
  const kinds = new Map<string, number>()
  for (let i = 0; i < 100_000; i++) {
    const { kind } = await kit.open.join({ code: kit.tokens.code() }, `2001:db8:${(i >> 4).toString(16)}::1`)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  expect(Object.fromEntries(kinds)).toEqual({ 'bad-invite': 10, 'too-many-tries': 99_990 })
})

test('while codes are being guessed a link still works from another address', async () => {
  const kit = await createWorkspace()
  const { token, code } = await inviteRep(kit)
  for (let i = 0; i < 10; i++) await kit.open.join({ code: kit.tokens.code() }, address)
  expect(await kit.open.join({ code }, '198.51.100.4')).toMatchObject({ kind: 'too-many-tries' })
  expect(await kit.open.join({ token }, '198.51.100.4')).toEqual({ kind: 'person-needed' })
})

test('a device link signs the same member in on a further device, for an hour', async () => {
  const kit = await createWorkspace()
  const { member, device } = kit.admin.session
  const link = await kit.open.invites.linkDevice(member)
  const joined = await kit.open.join({ code: link.code }, address)
  if (joined.kind !== 'joined') throw new Error(joined.kind)
  expect(joined.session.session.member).toBe(member)
  expect(joined.session.session.device).not.toBe(device)
  const late = await kit.open.invites.linkDevice(member)
  kit.time.now += deviceLinkMs
  expect(await kit.open.join({ token: late.token }, address)).toEqual({ kind: 'bad-invite' })
})

test('a suspended member cannot sign in', async () => {
  const { open, admin, clock } = await createWorkspace()
  const { member, device } = admin.session
  await open.directory.state([{ type: 'member', id: member, name: 'Ada', state: 'suspended' }], {
    by: member,
    device,
  })
  expect(await open.signIn(makePerson('Ada'), address)).toEqual({ kind: 'wrong-sign-in' })
  expect(open.directory.actor(member, clock())).toBeUndefined()
})

test('log:L5 a device whose session ended stays the same device for the same person, and only for them', async () => {
  const kit = await createWorkspace()
  const { token } = await inviteRep(kit)
  const joined = await kit.open.join({ token, person: makePerson('Bo') }, address)
  if (joined.kind !== 'joined') throw new Error('Bo did not join')
  const { device } = joined.session.session
  const again = (name: string) => {
    const { identifier, password } = makePerson(name)
    return kit.open.signIn({ identifier, password, device }, address)
  }
  expect(await again('Bo')).toMatchObject({ kind: 'signed-in', session: { session: { device } } })
  expect(await kit.auth.sessions.find(joined.session.token)).toBeUndefined()
  const ada = await again('Ada')
  expect(ada.kind === 'signed-in' && ada.session.session.device !== device).toBe(true)
})
