/** One working day of a manager and two reps on three phones at once: each speaks their own language, all are on one server. */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Words } from '#app/words/zh-CN.ts'
import { auditRoom } from '#test/kit/audit-screen.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { joinByCodeOn, joinOn, pillSays, readyForOffline, setUpOn, signInOn, wordsOf } from '#test/kit/story.ts'
import { startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { titleIs } from '#test/kit/tour.ts'

const [east, north] = ['江南', '华北'] as const
/** The first stays with both reps, the second moves away from them. */
const [shared, leaving] = ['青麦乳业', '禾岭医药'] as const

interface Worker {
  readonly phone: Phone
  readonly words: Words
  readonly name: string
}

describe.each([
  { manager: 'zh-CN', reps: 'en' },
  { manager: 'en', reps: 'zh-CN' },
] as const)('a day with a manager in $manager and reps in $reps', languages => {
  let server: TestServer
  let mei: Worker
  let bo: Worker
  let cai: Worker
  const ids = { shared: '', leaving: '', goal: '', visit: '' }

  beforeAll(async () => {
    const hire = async (name: string, language: 'zh-CN' | 'en'): Promise<Worker> => ({
      name,
      words: wordsOf(language),
      phone: await switchOn({ language }),
    })
    server = await startTestServer()
    ;[mei, bo, cai] = await Promise.all([
      hire('Mei', languages.manager),
      hire('Bo', languages.reps),
      hire('Cai', languages.reps),
    ])
  })
  afterAll(async () => {
    await Promise.all([mei, bo, cai].map(({ phone }) => phone.dispose()))
    await server.stop()
  })

  const everybody = (): readonly Worker[] => [mei, bo, cai]
  const reps = (): readonly Worker[] => [bo, cai]
  const of = ({ phone }: Worker) => phone.page
  const button = (who: Worker, name: string | RegExp): Locator => of(who).getByRole('button', { name, exact: true })
  const link = (who: Worker, name: string | RegExp): Locator => of(who).getByRole('link', { name, exact: true })
  const sees = (who: Worker, text: string | RegExp): Promise<void> => of(who).getByText(text).first().waitFor()
  const list = (who: Worker, name: string): Locator => of(who).getByRole('list', { name, exact: true })

  /** As a link in the app does; what is on a screen keeps coming without a reload. */
  const go = (who: Worker, path: string) => of(who).evaluate(to => history.pushState(null, '', to), path)

  async function goTo(who: Worker, path: string, title: string): Promise<void> {
    await go(who, path)
    await titleIs(of(who), title)
  }

  async function onToday(who: Worker): Promise<void> {
    await goTo(who, '/today', who.words.shell.today)
    await of(who).getByRole('heading', { name: who.words.shell.today, level: 1 }).waitFor()
  }

  async function isSynced(who: Worker): Promise<void> {
    await onToday(who)
    await pillSays(of(who), who.words.shell.pill.ok)
  }

  async function addTerritory(who: Worker, name: string): Promise<void> {
    const { account, team } = who.words
    await goTo(who, '/me/team', team.title)
    await link(who, team.newTerritory).click()
    await of(who).getByLabel(account.territoryName, { exact: true }).fill(name)
    await button(who, account.territoryAdd).click()
    await list(who, name).or(of(who).getByRole('heading', { name })).first().waitFor()
  }

  /** Both ways in that one invite has. */
  async function inviteRep(who: Worker, territory: string): Promise<{ readonly url: string; readonly code: string }> {
    const { account } = who.words
    await goTo(who, '/me/team', who.words.team.title)
    await goTo(who, '/me/invite', account.inviteTitle)
    await of(who).getByLabel(account.inviteTerritory, { exact: true }).selectOption(territory)
    await button(who, account.createInvite).click()
    const card = of(who).getByRole('region', { name: account.inviteReady })
    const [code = '', url = ''] = (await card.locator('.code').innerText()).split('\n')
    return { code, url }
  }

  async function log(who: Worker, customer: string, sentence: string): Promise<void> {
    const { log: words } = who.words
    await goTo(who, `/log?c=${customer}`, words.title)
    await of(who).getByLabel(words.text, { exact: true }).fill(sentence)
    await button(who, words.save).click()
    await of(who).getByRole('status').getByText(words.saved).waitFor()
  }

  async function addCustomer(who: Worker, name: string, choices: Readonly<Record<string, string>>): Promise<string> {
    await goTo(who, '/c/new', who.words.customer.createTitle)
    await of(who).getByLabel(who.words.fields['customer.name'], { exact: true }).fill(name)
    for (const [label, choice] of Object.entries(choices))
      await of(who).getByLabel(label, { exact: true }).selectOption(choice)
    await button(who, who.words.shell.save).click()
    await of(who).waitForURL(/\/c\/[0-9a-z]{26}$/)
    return /\/c\/([0-9a-z]{26})$/.exec(of(who).url())?.[1] ?? ''
  }

  const goalSays = (who: Worker, visits: string): Promise<void> =>
    of(who).locator('.goal-figure').getByText(who.words.goals.amount('visits', visits), { exact: true }).waitFor()

  it('the manager makes two territories and two invites; one rep joins by the link, the other by the code, each by a tap', async () => {
    await setUpOn(mei.phone, server, mei.words, mei.name)
    await isSynced(mei)
    await addTerritory(mei, east)
    await addTerritory(mei, north)
    const first = await inviteRep(mei, east)
    const second = await inviteRep(mei, east)
    expect(second.code.replaceAll('-', '')).toMatch(/^[0-9A-Z]{8}$/)
    // Opened beforehand, as chat apps do, it is still good.
    await of(bo).goto(first.url)
    await button(bo, bo.words.account.continue).waitFor()
    await Promise.all([
      joinOn(bo.phone, first.url, bo.words, bo.name),
      joinByCodeOn(cai.phone, server, second.code.toLowerCase(), cai.words, cai.name),
    ])
    await Promise.all(everybody().map(isSynced))
    await goTo(mei, '/me/team', mei.words.team.title)
    for (const { name } of reps()) await list(mei, east).getByRole('link', { name }).waitFor()
  })

  it('a rep’s customer is in their only territory with the owner they named; the manager is asked for the territory', async () => {
    const { fields, customer } = mei.words
    const owner = bo.words.fields['customer.owner']
    ids.shared = await addCustomer(bo, shared, { [owner]: cai.name })
    ids.leaving = await addCustomer(mei, leaving, { [customer.territory]: east, [fields['customer.owner']]: bo.name })
    await Promise.all(
      everybody().map(async who => {
        await goTo(who, `/c/${ids.shared}?tab=details`, shared)
        const details = of(who).locator('dl.pairs')
        await details.getByText(east, { exact: true }).waitFor()
        await details
          .getByText(who === cai ? who.words.customer.you : cai.name, { exact: true })
          .first()
          .waitFor()
        await goTo(who, `/c/${ids.leaving}`, leaving)
      }),
    )
  })

  it('a goal of the territory set by the manager stands on all three screens', async () => {
    const { goals } = mei.words
    await goTo(mei, '/goals/new', goals.pick)
    await list(mei, goals.filters.territory).getByRole('button', { name: east }).click()
    await button(mei, goals.periods['year.0']).click()
    await of(mei).getByRole('textbox', { name: goals.howMuch }).fill('4')
    await button(mei, goals.save).click()
    await of(mei).waitForURL(/\/g\/[0-9a-z]{26}/)
    ids.goal = /\/g\/([0-9a-z]{26})/.exec(of(mei).url())?.[1] ?? ''
    await Promise.all(
      everybody().map(async who => {
        await go(who, `/g/${ids.goal}`)
        await goalSays(who, '0')
      }),
    )
  })

  it('a visit logged online moves it on the screens that show it, nobody touching them', async () => {
    await log(bo, ids.shared, 'Sample accepted')
    await Promise.all([mei, cai].map(who => goalSays(who, '1')))
    await goTo(bo, `/c/${ids.shared}?tab=records`, shared)
    // The brief above the list says it too, and leads to the list.
    await of(bo).locator('a[href*="/visit/"]', { hasText: 'Sample accepted' }).click()
    await titleIs(of(bo), bo.words.customer.visitTitle)
    ids.visit = /visit\/([0-9a-z]{26})/.exec(of(bo).url())?.[1] ?? ''
  })

  it('a visit logged offline waits on its phone, then moves it too; edits of both reps meet', async () => {
    await readyForOffline(of(cai))
    await cai.phone.setOffline(true)
    await log(cai, ids.leaving, '价格再谈')
    await onToday(cai)
    await pillSays(of(cai), cai.words.shell.pill.offlineWaiting(1))
    const edit = async (who: Worker, field: 'customer.phone' | 'customer.city', value: string): Promise<void> => {
      await goTo(who, `/c/${ids.shared}/edit`, who.words.customer.editTitle)
      await of(who).getByLabel(who.words.fields[field], { exact: true }).fill(value)
      await button(who, who.words.shell.save).click()
      await titleIs(of(who), shared)
    }
    await edit(cai, 'customer.city', '江南市')
    await edit(bo, 'customer.phone', '138 0000 6612')
    await goalSays(mei, '1')
    await cai.phone.setOffline(false)
    await goalSays(mei, '2')
    await Promise.all(
      reps().map(async who => {
        await goTo(who, `/c/${ids.shared}?tab=details`, shared)
        for (const value of ['江南市', '138 0000 6612']) await sees(who, value)
      }),
    )
    await go(cai, `/g/${ids.goal}`)
    await goalSays(cai, '2')
  })

  it('a comment that mentions the rep is there offline and is answered offline; the manager reads the answer', async () => {
    const { comments } = mei.words
    await goTo(mei, `/c/${ids.shared}/visit/${ids.visit}`, mei.words.customer.visitTitle)
    await of(mei).getByLabel(comments.write).fill('Price?')
    await button(mei, comments.mention).click()
    await of(mei).getByRole('group', { name: comments.whom }).getByRole('button', { name: bo.name }).click()
    await button(mei, comments.send).click()

    await onToday(bo)
    const mentions = list(bo, bo.words.comments.mentionsYou)
    await mentions.waitFor()
    await readyForOffline(of(bo))
    await bo.phone.setOffline(true)
    await mentions.getByRole('link', { name: new RegExp(mei.name) }).click()
    await sees(bo, `@${bo.name}`)
    await of(bo).getByLabel(bo.words.comments.write).fill('Friday')
    await button(bo, bo.words.comments.send).click()
    await list(bo, bo.words.comments.title).getByText(bo.words.shell.toSync).waitFor()
    await bo.phone.setOffline(false)
    await sees(mei, 'Friday')
    await onToday(bo)
    await mentions.waitFor({ state: 'detached' })
  })

  it('a customer open on three screens shows each who is there, and a letter as it is typed', async () => {
    for (const who of everybody()) await goTo(who, `/c/${ids.shared}?tab=details`, shared)
    const notes = (who: Worker): Locator => of(who).getByLabel(who.words.customer.notes, { exact: true })
    const presence = (who: Worker, words: readonly string[]): Promise<void> =>
      of(who)
        .locator('.people-here')
        .filter({ hasText: new RegExp(words.join('|')) })
        .waitFor()
    await Promise.all(
      everybody().map(who =>
        presence(
          who,
          everybody()
            .filter(each => each !== who)
            .map(({ name }) => who.words.live.hereToo(name, 1)),
        ),
      ),
    )
    for (const who of everybody()) expect(await auditRoom(of(who))).toEqual([])
    await notes(bo).focus()
    await of(bo).keyboard.type('Tuesdays', { delay: 20 })
    await Promise.all(
      [mei, cai].map(async who => {
        await presence(who, [who.words.live.writing(bo.name)])
        await expect.poll(() => notes(who).inputValue()).toBe('Tuesdays')
      }),
    )
    await sees(bo, bo.words.customer.notesSaved)
    await onToday(bo)
    await Promise.all([presence(mei, [mei.words.live.here(cai.name)]), presence(cai, [cai.words.live.here(mei.name)])])
  })

  it('the manager’s board counts both visits and says when each rep was last heard', async () => {
    const { board } = mei.words
    await onToday(mei)
    await link(mei, board.title).last().click()
    await list(mei, board.places).getByRole('link', { name: east }).getByText(board.placeLine(2, 0)).waitFor()
    for (const { name } of reps()) {
      const person = list(mei, board.people).getByRole('link', { name: new RegExp(name) })
      await person.getByText(new RegExp(board.heard('').trim())).waitFor()
    }
    await list(mei, board.people)
      .getByRole('link', { name: new RegExp(bo.name) })
      .click()
    await list(mei, board.recent).getByText('Sample accepted').waitFor()
  })

  it('a customer moves to the territory the reps cannot see: their phones drop it, the unsent sentence stays in the tray', async () => {
    const { customer, team } = mei.words
    await goTo(cai, `/c/${ids.leaving}`, leaving)
    await bo.phone.setOffline(true)
    await log(bo, ids.leaving, '还没发出去的一句话')
    await goTo(mei, `/c/${ids.leaving}`, leaving)
    await button(mei, customer.more).click()
    await button(mei, team.move).click()
    await of(mei).getByRole('radio', { name: north }).check()
    await button(mei, team.moveNow).click()
    await sees(mei, team.moved(leaving, north))
    await sees(cai, cai.words.customer.gone)
    await bo.phone.setOffline(false)
    await goTo(bo, '/sync', bo.words.sync.title)
    await of(bo).getByRole('status').getByText(bo.words.sync.state.needsYou(1), { exact: true }).first().waitFor()
    await sees(bo, '还没发出去的一句话')
    await button(bo, bo.words.sync.dismiss).click()
    await of(bo).getByRole('status').getByText(bo.words.sync.state.ok, { exact: true }).first().waitFor()
    await goTo(bo, '/customers', bo.words.shell.customers)
    await sees(bo, shared)
    for (const who of reps()) {
      await goTo(who, `/search?q=${leaving}`, who.words.shell.search)
      await sees(who, who.words.search.create(leaving))
      expect(await list(who, who.words.search.customers).count()).toBe(0)
    }
    await goTo(mei, `/c/${ids.leaving}`, leaving)
    await sees(mei, '价格再谈')
  })

  it('a rep who is made a manager has the board at once, and no longer when the right ends', async () => {
    const { account, team } = mei.words
    const words = cai.words.board.title
    const openMember = async (name: string): Promise<void> => {
      await goTo(mei, '/me/team', team.title)
      await list(mei, east).getByRole('link', { name }).first().click()
      await titleIs(of(mei), name)
    }
    await onToday(cai)
    expect(await link(cai, words).count()).toBe(0)
    await openMember(cai.name)
    await button(mei, team.give).click()
    await of(mei).getByLabel(team.giveTerritory, { exact: true }).selectOption(east)
    await of(mei).getByLabel(team.giveRole, { exact: true }).selectOption(account.role.manager)
    await button(mei, team.give).click()
    await link(cai, words).last().click()
    await list(cai, cai.words.board.people)
      .getByRole('link', { name: new RegExp(bo.name) })
      .waitFor()
    await button(mei, team.endWhat(account.roleIn(account.role.manager, east))).click()
    await sees(cai, cai.words.board.none)
  })

  it('a device the admin signs out says so, keeps what is written on it, and sends it after signing in again', async () => {
    const { team } = mei.words
    await of(mei)
      .getByRole('button', { name: new RegExp(`^${team.signOutWhat('')}`) })
      .click()
    await sees(mei, team.signedOutDevice)
    await onToday(cai)
    await pillSays(of(cai), cai.words.shell.pill.signedOut)
    await log(cai, ids.shared, '退出后写的一句')
    await signInOn(cai.phone, server, cai.words, makePerson(cai.name))
    await isSynced(cai)
    await goTo(mei, `/c/${ids.shared}`, shared)
    await sees(mei, '退出后写的一句')
  })

  it('a suspended rep is let in nowhere and loses nothing; taken back, they go on', async () => {
    const { team } = mei.words
    await goTo(mei, '/me/team', team.title)
    await list(mei, east).getByRole('link', { name: bo.name }).first().click()
    await of(mei)
      .getByRole('button', { name: new RegExp(`^${team.suspend}`) })
      .click()
    await of(mei).getByRole('dialog').getByRole('button', { name: team.suspend, exact: true }).click()
    await sees(mei, team.suspendedNow(bo.name))
    await onToday(bo)
    await pillSays(of(bo), bo.words.shell.pill.signedOut)
    const { identifier, password } = makePerson(bo.name)
    await of(bo).goto(`${server.url}/sign-in`)
    await of(bo).getByLabel(bo.words.account.identifier).fill(identifier)
    await of(bo).getByLabel(bo.words.account.password, { exact: true }).fill(password)
    await button(bo, bo.words.account.signIn).click()
    await of(bo).getByRole('alert').getByText(bo.words.account.error['wrong-sign-in']).waitFor()
    await of(mei)
      .getByRole('button', { name: new RegExp(`^${team.takeBack}`) })
      .click()
    await sees(mei, team.takenBack(bo.name))
    await signInOn(bo.phone, server, bo.words, makePerson(bo.name))
    await goTo(bo, `/c/${ids.shared}`, shared)
    await sees(bo, '退出后写的一句')
    expect(everybody().flatMap(({ phone }) => phone.errors)).toEqual([])
  })
})
