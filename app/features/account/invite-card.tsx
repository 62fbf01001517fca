/** A fresh invite: the code large enough to read out, the link, and ways to hand them over. Shown once. */
import { useKetu } from '#app/context.tsx'
import { canShare, share } from '#app/platform/share.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { InviteReply } from '#shared/api/account.ts'
import { isLoopback } from '#shared/api/loopback.ts'
import { CopyButton } from '#app/copy-button.tsx'

interface InviteCardProps {
  readonly invite: InviteReply
  readonly intro: string
  /** Of a link that is no invite: what is sent along, and the word on the button. */
  readonly text?: string
  readonly copyLabel?: string
}

export function InviteCard({ invite, intro, text: ownText, copyLabel }: InviteCardProps) {
  const { account } = useWords()
  const { now, workspace } = useKetu()
  const format = useFormat()
  const { code } = invite
  const text = ownText ?? account.shareText(workspace.name, code)
  return (
    <section className="form" aria-label={intro}>
      <p>{intro}</p>
      <div className="code">
        <b>{code}</b>
        <span>{invite.link}</span>
      </div>
      <p className="note">{account.inviteExpires(format.moment(invite.expiresAt, now()))}</p>
      {isOfThisComputer(invite.link) ? (
        <p className="note alert">
          <Icon name="alert" />
          <span>{account.inviteLocal}</span>
        </p>
      ) : null}
      <div className="buttons">
        <CopyButton text={`${text}\n${invite.link}`}>{copyLabel ?? account.copyBoth}</CopyButton>
        {canShare() ? (
          <Button icon="share" onClick={() => void share({ text, url: invite.link })}>
            {account.share}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

/** localhost is another place on every device. */
const isOfThisComputer = (link: string): boolean => isLoopback(new URL(link).hostname)
