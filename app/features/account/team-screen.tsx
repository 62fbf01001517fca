/** 团队: the territories one manages as a tree, with the people in each and their roles. Read from this device, also offline. */
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { readTeam, type TeamPlace } from '#app/data/queries/team.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Tag } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import './team.css'

export function TeamScreen() {
  const { account, shell, team: words } = useWords()
  const team = useLive(readTeam)
  const back = (
    <BackLink label={shell.backTo(account.me)} render={<Link to="/me" />}>
      {account.me}
    </BackLink>
  )
  const invite = <IconButton icon="plus" label={account.invite} render={<Link to="/me/invite" />} />
  return (
    <Screen title={words.title} top={<PageBar title={words.title} start={back} end={invite} />}>
      {team?.places.length === 0 ? (
        <EmptyState action={<Button render={<Link to="/me" />}>{account.me}</Button>}>{words.none}</EmptyState>
      ) : null}
      {team?.places.map(place => (
        <Place key={place.id} place={place} />
      ))}
      {team === undefined || team.others.length === 0 ? null : (
        <>
          <SectionHeader count={team.others.length}>{words.others}</SectionHeader>
          <List label={words.others}>
            {team.others.map(({ member, name, isSuspended }) => (
              <PersonRow key={member} member={member} name={name} isSuspended={isSuspended} />
            ))}
          </List>
        </>
      )}
    </Screen>
  )
}

function Place({ place: { id, name, depth, people } }: { place: TeamPlace }) {
  const { account, team: words } = useWords()
  const title = id === '' ? account.wholeWorkspace : name
  const actions = (
    <>
      {id === '' ? null : (
        <IconButton
          icon="edit"
          label={words.editWhat(name)}
          render={<Link to="/me/team/in/$territory" params={{ territory: id }} />}
        />
      )}
      <IconButton
        icon="plus"
        label={id === '' ? words.newTerritory : words.addBelowOf(name)}
        render={<Link to="/me/team/new" search={id === '' ? {} : { under: id }} />}
      />
    </>
  )
  const indent = { '--depth': Math.min(depth, maxIndent) } as CSSProperties // React's type knows no custom properties.
  return (
    <div className="team-place" style={indent}>
      <SectionHeader count={people.length} end={actions}>
        {title}
      </SectionHeader>
      {people.length === 0 ? (
        <p className="team-empty">{words.nobody}</p>
      ) : (
        <List label={title}>
          {people.map(({ member, name: person, role, isSuspended }) => (
            <PersonRow
              key={`${member} ${role}`}
              member={member}
              name={person}
              role={account.role[role]}
              isSuspended={isSuspended}
            />
          ))}
        </List>
      )}
    </div>
  )
}

/** Deeper territories stand under each other: a phone has no more room. */
const maxIndent = 4

interface PersonRowProps {
  readonly member: string
  readonly name: string
  readonly role?: string
  readonly isSuspended: boolean
}

function PersonRow({ member, name, role, isSuspended }: PersonRowProps) {
  const { team: words } = useWords()
  const { me } = useKetu()
  return (
    <Row
      name={name}
      mark={isSuspended ? <Tag>{words.suspended}</Tag> : member === me.member ? <Tag>{words.me}</Tag> : undefined}
      {...(role === undefined ? {} : { figure: role })}
      link={<Link to="/me/team/$member" params={{ member }} />}
    />
  )
}
