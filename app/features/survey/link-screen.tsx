/** A link with which the customer answers by themselves: made for one customer and perhaps one person, handed over, withdrawn. */
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { SurveyLinkReply, SurveyLinkRow } from '#shared/api/survey-link.ts'
import { isLoopback } from '#shared/api/loopback.ts'
import { textIn } from '#shared/domain/survey/question.ts'
import type { ContactRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { CopyButton } from '#app/copy-button.tsx'
import type { ApiFailure } from '#app/data/api.ts'
import { contactsOf } from '#app/data/queries/customer.ts'
import { type Survey, surveyOf, surveyTitle } from '#app/data/queries/survey.ts'
import { useHost } from '#app/host.tsx'
import { canShare, share } from '#app/platform/share.ts'
import { Button, RowButton, WorkButton } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useFormat, useLanguage, useWords } from '#app/words/words-context.tsx'
import { MissingSurvey } from './answer-screen.tsx'
import './survey.css'

export function LinkScreen({ customer, survey }: { customer: string; survey: string }) {
  const { survey: words, shell } = useWords()
  const found = useLive(
    async ketu => ({
      survey: await surveyOf(ketu, survey),
      card: await ketu.db.cards.get(customer),
      contacts: await contactsOf(ketu.db, customer),
    }),
    [customer, survey],
  )
  if (found === undefined) return null
  if (found.survey === undefined || found.card === undefined) return <MissingSurvey />
  return (
    <Screen
      title={words.linkTitle}
      top={
        <PageBar
          title={words.linkTitle}
          start={
            <BackLink
              label={shell.backTo(found.card.name)}
              render={<Link to="/c/$id/survey/$survey" params={{ id: customer, survey }} />}
            >
              {shell.back}
            </BackLink>
          }
        />
      }
    >
      <Links customer={{ id: customer, name: found.card.name }} survey={found.survey} contacts={found.contacts} />
    </Screen>
  )
}

interface LinksProps {
  readonly customer: { readonly id: string; readonly name: string }
  readonly survey: Survey
  readonly contacts: readonly ContactRow[]
}

function Links({ customer, survey, contacts }: LinksProps) {
  const ketu = useKetu()
  const { account, survey: words } = useWords()
  const { language } = useLanguage()
  const { surveyLinks } = useHost()
  const [contact, setContact] = useState('')
  const [made, setMade] = useState<SurveyLinkReply>()
  const [failure, setFailure] = useState<ApiFailure>()
  const make = async () => {
    const { titles, intro, questions, everyDays, begin, id } = survey
    const from = ketu.workspace.name
    const answer = await surveyLinks.make(customer.id, {
      ...{ survey: id, everyDays, begin, ...(contact !== '' && { contact }) },
      sheet: { from, titles, intro, questions: questions.map(each => ({ ...each, options: [...each.options] })) },
    })
    setFailure(answer.kind === 'ok' ? undefined : answer)
    if (answer.kind === 'ok') setMade(answer.value)
  }
  return (
    <>
      <p className="survey-of">
        {customer.name} · {surveyTitle(survey, language)}
      </p>
      <p className="survey-note">{words.linkIntro}</p>
      {made === undefined ? (
        <div className="form">
          {contacts.length === 0 ? null : (
            <SelectField
              label={words.linkFor}
              value={contact}
              onValue={setContact}
              choices={[
                { value: '', label: words.nobody },
                ...contacts.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <WorkButton look="main" icon="share" onWork={make}>
            {words.linkMake}
          </WorkButton>
          {failure === undefined ? null : (
            <p className="survey-failed" role="alert">
              {failure.error === 'not-found' ? words.linkNotYet : account.error[failure.error]}
            </p>
          )}
        </div>
      ) : (
        <MadeLink made={made} title={surveyTitle(survey, language)} />
      )}
      <p className="survey-note">{words.linkPrivacy}</p>
      <OpenLinks customer={customer.id} after={made?.id} contacts={contacts} />
    </>
  )
}

function MadeLink({ made, title }: { made: SurveyLinkReply; title: string }) {
  const { workspace, now } = useKetu()
  const { account, survey: words } = useWords()
  const format = useFormat()
  const text = words.linkText(workspace.name, title)
  return (
    <section className="form" aria-label={words.linkReady}>
      <p>{words.linkReady}</p>
      <p className="survey-link">{made.link}</p>
      <p className="field-hint">{words.linkUntil(format.moment(made.expiresAt, now()))}</p>
      {isLoopback(new URL(made.link).hostname) ? <p className="survey-failed">{account.inviteLocal}</p> : null}
      <div className="call-outcome">
        <CopyButton text={`${text}\n${made.link}`}>{words.linkCopy}</CopyButton>
        {canShare() ? (
          <Button icon="share" onClick={() => void share({ text, url: made.link })}>
            {account.share}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

interface OpenLinksProps {
  readonly customer: string
  /** Asked again when one was made. */
  readonly after: string | undefined
  readonly contacts: readonly ContactRow[]
}

/** Without a network there is no list, and nothing is claimed. */
function OpenLinks({ customer, after, contacts }: OpenLinksProps) {
  const { account, survey: words } = useWords()
  const { language } = useLanguage()
  const format = useFormat()
  const { now } = useKetu()
  const { surveyLinks } = useHost()
  const { show } = useToast()
  const [links, setLinks] = useState<readonly SurveyLinkRow[]>([])
  useEffect(() => {
    let isShown = true
    void surveyLinks.ofCustomer(customer).then(answer => {
      if (isShown && answer.kind === 'ok') setLinks(answer.value)
    })
    return () => {
      isShown = false
    }
  }, [surveyLinks, customer, after])
  const withdraw = async (id: string) => {
    const answer = await surveyLinks.withdraw(id)
    if (answer.kind === 'ok') setLinks(links.filter(link => link.id !== id))
    show({ text: answer.kind === 'ok' ? words.linkWithdrawn : account.error[answer.error] })
  }
  if (links.length === 0) return null
  return (
    <>
      <SectionHeader count={links.length}>{words.linkOpen}</SectionHeader>
      <List label={words.linkOpen}>
        {links.map(({ id, titles, contact, expiresAt, isAnswered }) => {
          const title = textIn(titles, language)
          const who = contacts.find(each => each.id === contact)?.name
          const state = isAnswered ? words.linkAnswered : words.linkUntil(format.moment(expiresAt, now()))
          return (
            <Row
              key={id}
              name={title}
              detail={who === undefined ? state : `${who} · ${state}`}
              {...(!isAnswered && {
                action: (
                  <RowButton label={words.linkWithdrawWhat(title)} onClick={() => void withdraw(id)}>
                    {words.linkWithdraw}
                  </RowButton>
                ),
              })}
            />
          )
        })}
      </List>
    </>
  )
}
