/** Call, find, write, and everything else behind ⋯. What is not known yet leads to where it is written down. */
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { ownerOf } from '#shared/domain/owner.ts'
import { ownerChoices } from '#app/data/commands/owner.ts'
import { deleteRecord } from '#app/data/commands/record.ts'
import { moveTargets } from '#app/data/move-customer.ts'
import type { CustomerPage } from '#app/data/queries/customer.ts'
import { useCommand } from '#app/done.tsx'
import { PlanSheet } from '#app/plan-sheet.tsx'
import { copyText } from '#app/platform/share.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { CustomerPaper } from './customer-paper.tsx'
import { placeWords } from './map-links.ts'
import { MapSheet } from './map-sheet.tsx'
import { MoveSheet } from './move-sheet.tsx'
import { OwnerSheet } from './owner-sheet.tsx'

export function QuickActions({ page }: { page: CustomerPage }) {
  const { customer: words } = useWords()
  const { customer, contacts } = page
  const [isMapOpen, setIsMapOpen] = useState(false)
  const phone = customer.phone || contacts.map(contact => contact.mobile || contact.phone).find(number => number !== '')
  const wechat = customer.wechat || contacts.map(contact => contact.wechat).find(id => id !== '')
  const copyWechat = useCopy(words.wechatCopied)
  const copyAddress = useCopy(words.addressCopied)
  return (
    <div className="customer-quick">
      {phone === undefined ? (
        <QuickLink icon="phone" id={customer.id}>
          {words.addPhone}
        </QuickLink>
      ) : (
        <a className="quick" href={`tel:${phone.replace(/[^\d+*#]/g, '')}`}>
          <Icon name="phone" />
          <span>{words.call}</span>
        </a>
      )}
      {customer.address === '' && customer.city === '' ? (
        <QuickLink icon="pin" id={customer.id}>
          {words.addAddress}
        </QuickLink>
      ) : (
        <button type="button" className="quick" onClick={() => setIsMapOpen(true)}>
          <Icon name="send" />
          <span>{words.map}</span>
        </button>
      )}
      {wechat === undefined ? (
        <QuickLink icon="chat" id={customer.id}>
          {words.addWechat}
        </QuickLink>
      ) : (
        <button
          type="button"
          className="quick"
          aria-label={words.copyWechat(wechat)}
          onClick={() => copyWechat(wechat)}
        >
          <Icon name="chat" />
          <span>{words.wechat}</span>
        </button>
      )}
      <MoreMenu page={page} />
      <MapSheet
        open={isMapOpen}
        onClose={() => setIsMapOpen(false)}
        place={customer}
        onCopy={() => copyAddress(placeWords(customer))}
      />
    </div>
  )
}

/** What is missing leads to the form that asks for it. */
function QuickLink({ icon, id, children }: { icon: IconName; id: string; children: ReactNode }) {
  return (
    <Link className="quick quiet" to="/c/$id/edit" params={{ id }}>
      <Icon name={icon} />
      <span>{children}</span>
    </Link>
  )
}

function useCopy(said: string): (text: string) => void {
  const { show } = useToast()
  const { account } = useWords()
  return text => void copyText(text).then(isCopied => show({ text: isCopied ? said : account.copyFailed }))
}

function MoreMenu({ page }: { page: CustomerPage }) {
  const ketu = useKetu()
  const { customer: words, shell, team } = useWords()
  const navigate = useNavigate()
  const run = useCommand()
  const [isPlanning, setIsPlanning] = useState(false)
  const [isMoving, setIsMoving] = useState(false)
  const [isHanding, setIsHanding] = useState(false)
  const [prints, setPrints] = useState(0)
  const { customer } = page
  const targets = useLive(each => moveTargets(each, customer.id), [customer.id]) ?? []
  const owners = useLive(each => ownerChoices(each, customer.id), [customer.id]) ?? []
  const params = { id: customer.id }
  const remove = async () => {
    const ref = { type: 'customer', id: customer.id, doc: customer.doc } as const
    const isDone = await run(() => deleteRecord(ketu, ref, customer.name), shell.deleted)
    if (isDone) await navigate({ to: '/customers' })
  }
  return (
    <>
      <Menu
        label={words.more}
        closeLabel={shell.close}
        items={[
          { label: words.edit, icon: 'edit', run: () => void navigate({ to: '/c/$id/edit', params }) },
          { label: words.planVisit, icon: 'calendarPlus', run: () => setIsPlanning(true) },
          { label: words.addStep, icon: 'flag', run: () => void navigate({ to: '/c/$id/step/new', params }) },
          { label: words.recordOrder, icon: 'document', run: () => void navigate({ to: '/c/$id/order/new', params }) },
          {
            label: words.newGoal,
            icon: 'goal',
            run: () => void navigate({ to: '/goals/new', search: { c: customer.id } }),
          },
          { label: words.addContact, icon: 'me', run: () => void navigate({ to: '/c/$id/contact/new', params }) },
          ...(owners.length < 2
            ? []
            : [{ label: words.changeOwner, icon: 'team' as const, run: () => setIsHanding(true) }]),
          ...(targets.length === 0 ? [] : [{ label: team.move, icon: 'pin' as const, run: () => setIsMoving(true) }]),
          { label: words.print, icon: 'print', run: () => setPrints(prints + 1) },
          { label: words.deleteCustomer, icon: 'trash', run: () => void remove() },
        ]}
      />
      <OwnerSheet
        open={isHanding}
        onClose={() => setIsHanding(false)}
        customer={customer}
        owner={ownerOf(customer)}
        choices={owners}
      />
      <MoveSheet open={isMoving} onClose={() => setIsMoving(false)} customer={customer} targets={targets} />
      {prints === 0 ? null : <CustomerPaper page={page} asked={prints} />}
      <PlanSheet customer={isPlanning ? customer : undefined} onClose={() => setIsPlanning(false)} />
    </>
  )
}
