/** Sets the sample workspace up the way people do: a set-up link, territories, invites, joins. Nobody knows the passwords. */
import type { Auth, OpenAuth } from '#server/auth/auth.ts'
import type { Session } from '#server/sync/session.ts'
import type { DemoPerson } from '#shared/api/demo.ts'
import type { RandomBytes } from '#shared/domain/id.ts'
import {
  admin,
  manager,
  reps,
  type SamplePerson,
  territoryNames,
  type TerritoryName,
  workspaceName,
  zone,
} from './people.ts'
import type { Team } from './team-work.ts'

export interface MadeTeam extends Team {
  readonly people: readonly DemoPerson[]
  readonly sessionOf: (name: string) => Session
}

export interface TeamPorts {
  readonly auth: Auth
  readonly newId: () => string
  readonly clock: () => number
  readonly random: RandomBytes
}

export async function makeTeam(ports: TeamPorts): Promise<MadeTeam> {
  const first = await setUp(ports)
  const open = await ports.auth.open()
  if (open === undefined) throw new Error('the sample workspace was set up and is not there')
  const territories = await makeTerritories(open, first, ports)
  const territoryOf = (name: TerritoryName): string => found(territories, name)

  const members = new Map([[admin.name, first]])
  for (const person of [manager, ...reps]) members.set(person.name, await join(open, first, person, territoryOf, ports))
  return {
    territoryOf,
    workspace: open.workspace,
    memberOf: name => found(members, name).member,
    sessionOf: name => {
      const { member, device } = found(members, name)
      const actor = open.directory.actor(member, ports.clock())
      if (actor === undefined) throw new Error(`${name} may do nothing`)
      return { ws: open.workspace, member, device, actor }
    },
    people: [manager, ...reps, admin].map(({ name, role, territory }: SamplePerson) => ({
      id: found(members, name).member,
      name,
      role,
      ...(territory === undefined ? {} : { territory }),
    })),
  }
}

interface Maker {
  readonly member: string
  readonly device: string
}

const passwordOf = ({ random }: TeamPorts): string => Buffer.from(random(24)).toString('base64url')

async function setUp(ports: TeamPorts): Promise<Maker> {
  const made = await ports.auth.completeSetup({
    code: (await ports.auth.offerSetup()) ?? '',
    workspace: { name: workspaceName, currency: 'CNY', zone, language: 'zh-CN', weekStart: 1 },
    territory: territoryNames[0],
    person: { name: admin.name, identifier: admin.name, password: passwordOf(ports) },
  })
  if (made.kind !== 'made') throw new Error(`set-up answered ${made.kind}`)
  return made.session.session
}

async function makeTerritories(
  { directory }: OpenAuth,
  { member, device }: Maker,
  { newId }: TeamPorts,
): Promise<ReadonlyMap<string, string>> {
  const root = directory.territories()[0]?.id ?? ''
  const [rootName, ...below] = territoryNames
  const made = below.map(name => ({ type: 'territory', id: newId(), name, parent: root }) as const)
  await directory.state(made, { by: member, device })
  return new Map([[rootName, root], ...made.map(({ name, id }) => [name, id] as const)])
}

async function join(
  open: OpenAuth,
  { member: by }: Maker,
  { name, role, territory }: SamplePerson,
  territoryOf: (name: TerritoryName) => string,
  ports: TeamPorts,
): Promise<Maker> {
  const place = territory === undefined ? {} : { territory: territoryOf(territory) }
  const { token } = await open.invites.create({ role, name, ...place }, by)
  const joined = await open.join({ token, person: { name, identifier: name, password: passwordOf(ports) } }, '')
  if (joined.kind !== 'joined') throw new Error(`joining answered ${joined.kind}`)
  return joined.session.session
}

function found<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name)
  if (value === undefined) throw new Error(`the sample team knows no ${name}`)
  return value
}
