/** What a person is shown of the team, from the facts. */
import { describe, expect, it } from 'vitest'
import { memberOf, teamOf, type TeamFacts, territoryOf } from '#app/data/queries/team.ts'
import type { Role } from '#shared/doc/fact.ts'
import { createActor, type GrantFact } from '#shared/policy/actor.ts'

const grant = (member: string, role: Role, territory?: string): GrantFact => ({
  type: 'grant',
  id: `${member}-${role}`,
  member,
  role,
  from: 0,
  ...(territory === undefined ? {} : { territory }),
})

const facts: TeamFacts = {
  members: ['ada', 'mei', 'bo', 'cai', 'former'].map(id => ({
    type: 'member',
    id,
    name: id,
    state: id === 'cai' ? 'suspended' : 'active',
  })),
  territories: [
    { type: 'territory', id: 'hangzhou', name: 'Hangzhou', parent: 'east' },
    { type: 'territory', id: 'north', name: 'North' },
    { type: 'territory', id: 'east', name: 'East' },
  ],
  grants: [
    grant('ada', 'admin'),
    grant('bo', 'rep', 'hangzhou'),
    grant('mei', 'manager', 'east'),
    grant('cai', 'rep', 'hangzhou'),
    grant('cai', 'viewer', 'north'),
  ],
}

const actor = (member: string) => createActor(member, facts.grants, facts.territories, 1)
const treeOf = (member: string) =>
  teamOf(actor(member), facts).places.map(({ name, depth, people }) => [name, depth, people.map(each => each.name)])

describe('the team', () => {
  it('is a tree of all territories for the admin of everything, with those who have no right', () => {
    expect(treeOf('ada')).toEqual([
      ['', 0, ['ada']],
      ['East', 0, ['mei']],
      ['Hangzhou', 1, ['bo', 'cai']],
      ['North', 0, ['cai']],
    ])
    expect(teamOf(actor('ada'), facts).others).toEqual([{ member: 'former', name: 'former', isSuspended: false }])
  })
  it('is what a manager manages, and nothing for a rep', () => {
    expect(treeOf('mei')).toEqual([
      ['East', 0, ['mei']],
      ['Hangzhou', 1, ['bo', 'cai']],
    ])
    expect(teamOf(actor('bo'), facts)).toEqual({ places: [], others: [] })
  })
  it('shows each of the territories that are below one another in a circle once', () => {
    const territories = facts.territories.map(each => (each.id === 'east' ? { ...each, parent: 'hangzhou' } : each))
    const { places } = teamOf(actor('ada'), { ...facts, territories })
    expect(places.map(({ name }) => name).sort()).toEqual(['', 'East', 'Hangzhou', 'North'])
  })
})

describe('a territory', () => {
  const parentsFor = (member: string, id: string) =>
    territoryOf(actor(member), facts.territories, id)?.parents.map(({ id: parent }) => parent)

  it('may be put below any other the asker manages, never below itself or what is below it', () => {
    expect(parentsFor('ada', 'east')).toEqual(['', 'north'])
    expect(parentsFor('ada', 'hangzhou')).toEqual(['east', '', 'north'])
  })
  it('is renamed by who manages it, and stays where it is when its old and new place are not both theirs', () => {
    expect(territoryOf(actor('mei'), facts.territories, 'east')).toEqual({
      name: 'East',
      parent: '',
      parents: [{ id: '', name: '' }],
    })
    expect(parentsFor('mei', 'hangzhou')).toEqual(['east'])
    expect(parentsFor('mei', 'north')).toBeUndefined()
    expect(parentsFor('bo', 'hangzhou')).toBeUndefined()
  })
})

describe('a member', () => {
  it('is led by a manager only when all their rights are ones the manager could give', () => {
    expect(memberOf(actor('mei'), facts, 'bo')).toMatchObject({
      maySuspend: true,
      maySeeDevices: true,
      mayReset: false,
    })
    expect(memberOf(actor('mei'), facts, 'cai')).toMatchObject({ isSuspended: true, maySuspend: false })
    expect(memberOf(actor('mei'), facts, 'cai')?.grants.map(({ mayEnd }) => mayEnd)).toEqual([true, false])
    expect(memberOf(actor('mei'), facts, 'ada')).toMatchObject({ maySuspend: false, maySeeDevices: false })
  })
  it('does not suspend themselves, and sees their own devices', () => {
    expect(memberOf(actor('bo'), facts, 'bo')).toMatchObject({ isMe: true, maySuspend: false, maySeeDevices: true })
    expect(memberOf(actor('ada'), facts, 'ada')).toMatchObject({ maySuspend: false, mayReset: true })
    expect(memberOf(actor('ada'), facts, 'nobody')).toBeUndefined()
  })
})
