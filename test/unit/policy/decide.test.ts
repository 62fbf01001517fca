import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#shared/doc/fact.ts'
import { memberScope, type Scope, territoryScope } from '#shared/doc/name.ts'
import { createActor, type GrantFact, type TerritoryNode } from '#shared/policy/actor.ts'
import { type Action, decide, readableScopes } from '#shared/policy/decide.ts'

const idOf = (letter: string): string => letter.repeat(26)
const [north, harbour, south, me, other, customer] = ['a', 'b', 'c', 'd', 'e', 'f'].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const tree: readonly TerritoryNode[] = [{ id: north }, { id: harbour, parent: north }, { id: south }]
const roles: readonly Role[] = ['viewer', 'rep', 'manager', 'admin']

const grantOf = (role: Role, territory?: string, rest: Partial<GrantFact> = {}): GrantFact => ({
  type: 'grant',
  id: idOf('g'),
  member: me,
  role,
  from: 0,
  ...(territory === undefined ? {} : { territory }),
  ...rest,
})
const actorWith = (...grants: readonly GrantFact[]) => createActor(me, grants, tree, 1000)
const write = (territory: string): Action => ({
  kind: 'doc.write',
  doc: { kind: 'customer', id: customer },
  scope: territoryScope(territory),
})
const invite = (role: Role, territory?: string): Action => ({
  kind: 'invite.create',
  role,
  ...(territory === undefined ? {} : { territory }),
})

describe('decide', () => {
  // One row per right: allowed for viewer, rep, manager, admin, each holding one grant on `north`.
  const table: readonly (readonly [string, Action, readonly boolean[]])[] = [
    ['read the workspace', { kind: 'scope.read', scope: 'w' }, [true, true, true, true]],
    ['read their territory', { kind: 'scope.read', scope: territoryScope(north) }, [true, true, true, true]],
    ['read the territory below', { kind: 'scope.read', scope: territoryScope(harbour) }, [true, true, true, true]],
    ['read a foreign territory', { kind: 'scope.read', scope: territoryScope(south) }, [false, false, false, false]],
    ['read their own scope', { kind: 'scope.read', scope: memberScope(me) }, [true, true, true, true]],
    ['read the scope of another', { kind: 'scope.read', scope: memberScope(other) }, [false, false, false, false]],
    ['read a scope with a bad name', { kind: 'scope.read', scope: 't:x' }, [false, false, false, false]],
    ['write a customer', write(north), [false, true, true, true]],
    ['write a customer below', write(harbour), [false, true, true, true]],
    ['write a customer elsewhere', write(south), [false, false, false, false]],
    [
      'write a journal',
      { kind: 'doc.write', doc: { kind: 'journal', customer, year: 2026 }, scope: territoryScope(north) },
      [false, true, true, true],
    ],
    [
      'write the plan',
      { kind: 'doc.write', doc: { kind: 'plan', territory: north, year: 2026 }, scope: territoryScope(north) },
      [false, true, true, true],
    ],
    [
      'file the plan of one territory under another',
      { kind: 'doc.write', doc: { kind: 'plan', territory: south, year: 2026 }, scope: territoryScope(north) },
      [false, false, false, false],
    ],
    [
      'file a customer under the workspace',
      { kind: 'doc.write', doc: { kind: 'customer', id: customer }, scope: 'w' },
      [false, false, false, false],
    ],
    [
      'file a customer under their own scope',
      { kind: 'doc.write', doc: { kind: 'customer', id: customer }, scope: memberScope(me) },
      [false, false, false, false],
    ],
    [
      'write the settings of the workspace',
      { kind: 'doc.write', doc: { kind: 'workspace', id: customer }, scope: 'w' },
      [false, false, false, false],
    ],
    [
      'write their own document',
      { kind: 'doc.write', doc: { kind: 'member', id: me }, scope: memberScope(me) },
      [true, true, true, true],
    ],
    [
      'write the document of another',
      { kind: 'doc.write', doc: { kind: 'member', id: other }, scope: memberScope(other) },
      [false, false, false, false],
    ],
    [
      'write the document of another under their own scope',
      { kind: 'doc.write', doc: { kind: 'member', id: other }, scope: memberScope(me) },
      [false, false, false, false],
    ],
    ['invite a viewer', invite('viewer', north), [false, false, true, true]],
    ['invite a rep below', invite('rep', harbour), [false, false, true, true]],
    ['invite a manager', invite('manager', north), [false, false, false, true]],
    ['invite an admin', invite('admin', north), [false, false, false, true]],
    ['invite a rep elsewhere', invite('rep', south), [false, false, false, false]],
    ['invite a rep to the whole workspace', invite('rep'), [false, false, false, false]],
    ['see the invite of a rep', { kind: 'invite.see', role: 'rep', territory: north }, [false, false, true, true]],
    [
      'see the invite of a manager',
      { kind: 'invite.see', role: 'manager', territory: north },
      [false, false, false, true],
    ],
    ['end the grant of a rep', { kind: 'grant.end', role: 'rep', territory: harbour }, [false, false, true, true]],
    [
      'end the grant of a manager',
      { kind: 'grant.end', role: 'manager', territory: north },
      [false, false, false, true],
    ],
    ['end a grant elsewhere', { kind: 'grant.end', role: 'rep', territory: south }, [false, false, false, false]],
    ['make a territory below', { kind: 'territory.create', parent: north }, [false, false, true, true]],
    ['rename their territory', { kind: 'territory.rename', territory: north }, [false, false, true, true]],
    ['rename a foreign territory', { kind: 'territory.rename', territory: south }, [false, false, false, false]],
    [
      'move a territory within theirs',
      { kind: 'territory.move', from: north, to: harbour },
      [false, false, true, true],
    ],
    ['move a territory away', { kind: 'territory.move', from: north, to: south }, [false, false, false, false]],
    [
      'move a territory to themselves',
      { kind: 'territory.move', from: south, to: north },
      [false, false, false, false],
    ],
    ['move their territory to the top', { kind: 'territory.move', from: north }, [false, false, false, false]],
    ['make a territory elsewhere', { kind: 'territory.create', parent: south }, [false, false, false, false]],
    ['make a territory at the top', { kind: 'territory.create' }, [false, false, false, false]],
    [
      'see the work of a rep below',
      { kind: 'member.work', member: other, grants: [{ role: 'rep', territory: harbour }] },
      [false, false, true, true],
    ],
    [
      'see the work of a rep who also has a right elsewhere',
      {
        kind: 'member.work',
        member: other,
        grants: [
          { role: 'rep', territory: south },
          { role: 'rep', territory: north },
        ],
      },
      [false, false, true, true],
    ],
    [
      'see the work of a fellow manager',
      { kind: 'member.work', member: other, grants: [{ role: 'manager', territory: north }] },
      [false, false, true, true],
    ],
    [
      'see the work of an admin',
      { kind: 'member.work', member: other, grants: [{ role: 'admin', territory: north }] },
      [false, false, false, true],
    ],
    [
      'see the work of a rep elsewhere',
      { kind: 'member.work', member: other, grants: [{ role: 'rep', territory: south }] },
      [false, false, false, false],
    ],
    [
      'see the work of somebody without a right',
      { kind: 'member.work', member: other, grants: [] },
      [false, false, false, false],
    ],
    ['see what others see of them', { kind: 'member.work', member: me, grants: [] }, [true, true, true, true]],
    ['bring a device of their own', { kind: 'device.link' }, [true, true, true, true]],
    ['name a device of their own', { kind: 'device.name', member: me }, [true, true, true, true]],
    ['name a device of somebody they lead', { kind: 'device.name', member: other }, [false, false, false, false]],
  ]

  test.each(table)('on one territory: who may %s', (_, action, allowed) => {
    expect(roles.map(role => decide(actorWith(grantOf(role, north)), action))).toEqual(allowed)
  })

  test.each([
    [
      'write the settings',
      { kind: 'doc.write', doc: { kind: 'workspace', id: customer }, scope: 'w' },
      [false, false, false, true],
    ],
    ['write anywhere', write(south), [false, true, true, true]],
    ['invite a rep to everything', invite('rep'), [false, false, true, true]],
    ['invite an admin to everything', invite('admin'), [false, false, false, true]],
    ['make a territory at the top', { kind: 'territory.create' }, [false, false, true, true]],
  ] satisfies readonly (readonly [string, Action, readonly boolean[]])[])(
    'on the whole workspace: who may %s',
    (_, action, allowed) => {
      expect(roles.map(role => decide(actorWith(grantOf(role)), action))).toEqual(allowed)
    },
  )

  test('a member without a grant keeps their own scope and nothing else', () => {
    expect(readableScopes(actorWith(), tree)).toEqual([memberScope(me)])
  })

  test('a grant counts from its first moment and no longer at its last', () => {
    const reads = (rest: Partial<GrantFact>): boolean =>
      decide(actorWith(grantOf('rep', north, rest)), { kind: 'scope.read', scope: territoryScope(north) })
    expect([reads({ from: 1000 }), reads({ from: 1001 }), reads({ to: 1001 }), reads({ to: 1000 })]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  test("a grant of another member is not one's own", () => {
    expect(actorWith(grantOf('admin', undefined, { member: other })).grants).toEqual([])
  })

  test('territories that are each other’s parent end the walk', () => {
    const loop = [
      { id: north, parent: south },
      { id: south, parent: north },
    ]
    expect(readableScopes(createActor(me, [grantOf('rep', north)], loop, 0), loop)).toHaveLength(4)
  })
})

describe('decide, for any grants', () => {
  const letters = ['h', 'j', 'k', 'm', 'n', 'p'].map(idOf)
  const territoryIds = fc.constantFrom(...letters)
  const forest = fc
    .array(fc.option(fc.nat(5), { nil: undefined }), { minLength: 6, maxLength: 6 })
    .map((parents): readonly TerritoryNode[] =>
      letters.map((id, i) => {
        const parent = parents[i]
        return parent === undefined || parent >= i ? { id } : { id, parent: letters[parent] ?? id }
      }),
    )
  const grants = fc.array(
    fc
      .record({ role: fc.constantFrom(...roles), territory: fc.option(territoryIds, { nil: undefined }) })
      .map(({ role, territory }) => grantOf(role, territory)),
    { maxLength: 4 },
  )
  const scopes: fc.Arbitrary<Scope> = fc.oneof(
    fc.constant<Scope>('w'),
    territoryIds.map(territoryScope),
    fc.constantFrom(memberScope(me), memberScope(other)),
  )
  const docs = fc.oneof(
    fc.constant({ kind: 'customer' as const, id: customer }),
    fc.constant({ kind: 'journal' as const, customer, year: 2026 }),
    territoryIds.map(territory => ({ kind: 'plan' as const, territory, year: 2026 })),
    fc.constant({ kind: 'workspace' as const, id: customer }),
    fc.constantFrom({ kind: 'member' as const, id: me }, { kind: 'member' as const, id: other }),
  )
  const giving = fc.record({ role: fc.constantFrom(...roles), territory: fc.option(territoryIds, { nil: undefined }) })
  const actions: fc.Arbitrary<Action> = fc.oneof(
    scopes.map((scope): Action => ({ kind: 'scope.read', scope })),
    fc.record({ doc: docs, scope: scopes }).map((rest): Action => ({ kind: 'doc.write', ...rest })),
    giving.map(({ role, territory }) => invite(role, territory)),
    fc.option(territoryIds, { nil: undefined }).map(
      (parent): Action => ({
        kind: 'territory.create',
        ...(parent === undefined ? {} : { parent }),
      }),
    ),
  )

  /** Walks up from the territory instead of down from the grant. */
  const isAtOrAbove = (top: string, territory: string | undefined, nodes: readonly TerritoryNode[]): boolean =>
    territory !== undefined &&
    (territory === top || isAtOrAbove(top, nodes.find(node => node.id === territory)?.parent, nodes))

  test('a further grant never takes a right away', () => {
    fc.assert(
      fc.property(forest, grants, grants, actions, (nodes, some, more, action) => {
        const before = decide(createActor(me, some, nodes, 0), action)
        return !before || decide(createActor(me, [...some, ...more], nodes, 0), action)
      }),
    )
  })

  test('who may write a document may read its scope', () => {
    fc.assert(
      fc.property(forest, grants, docs, scopes, (nodes, some, doc, scope) => {
        const actor = createActor(me, some, nodes, 0)
        return !decide(actor, { kind: 'doc.write', doc, scope }) || decide(actor, { kind: 'scope.read', scope })
      }),
    )
  })

  test('a viewer writes nothing but their own document', () => {
    fc.assert(
      fc.property(forest, grants, docs, scopes, (nodes, some, doc, scope) => {
        const actor = createActor(
          me,
          some.map(grant => ({ ...grant, role: 'viewer' as const })),
          nodes,
          0,
        )
        return !decide(actor, { kind: 'doc.write', doc, scope }) || scope === memberScope(me)
      }),
    )
  })

  test('nobody gives a right above their own, nor where they have none', () => {
    fc.assert(
      fc.property(forest, grants, giving, (nodes, some, { role, territory }) => {
        const holders = some.filter(
          grant => grant.territory === undefined || isAtOrAbove(grant.territory, territory, nodes),
        )
        const highest = Math.max(-1, ...holders.map(grant => roles.indexOf(grant.role)))
        return !decide(createActor(me, some, nodes, 0), invite(role, territory)) || roles.indexOf(role) <= highest
      }),
    )
  })

  test('a territory is readable exactly when a grant stands at it or above it', () => {
    fc.assert(
      fc.property(forest, grants, territoryIds, (nodes, some, territory) => {
        const expected = some.some(
          grant => grant.territory === undefined || isAtOrAbove(grant.territory, territory, nodes),
        )
        const readable = readableScopes(createActor(me, some, nodes, 0), nodes)
        expect(readable.includes(territoryScope(territory))).toBe(expected)
      }),
    )
  })
})
