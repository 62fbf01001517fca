/** An admin runs the team from a phone: a customer moves away, a password is chosen anew, a member is suspended. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditScreen } from '#test/kit/audit-screen.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { onToday, pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const zh = wordsOf('zh-CN')
const en = wordsOf('en')
let server: TestServer
let ada: Phone
let bo: Phone

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const [east, north] = await Promise.all(
    ['华东', '华北'].map(name => admin.request<{ id: string }>('POST', '/api/territories', { name })),
  )
  if (east === undefined || north === undefined) throw new Error('no territories')
  await joinAs(server, admin, 'Bo', { role: 'rep', territory: east.id })
  ada = await switchOn()
  bo = await switchOn({ language: 'en' })
  await signInOn(ada, server, zh, makePerson('Ada'))
  await signInOn(bo, server, en, makePerson('Bo'))
  // A new customer needs the territories, which the first sync brings.
  await pillSays(ada.page, zh.shell.pill.ok)
  await pillSays(bo.page, en.shell.pill.ok)
})
afterAll(async () => {
  await ada.dispose()
  await bo.dispose()
  await server.stop()
})

const open = (phone: Phone, path: string) => phone.page.goto(`${server.url}${path}`)

describe('a team', () => {
  it('loses a customer on the phone of the rep who no longer sees its territory', async () => {
    await open(bo, '/c/new')
    await bo.page.getByLabel(en.fields['customer.name'], { exact: true }).fill('青麦乳业')
    await bo.page.getByRole('button', { name: en.shell.save }).click()
    await bo.page.waitForURL(/\/c\/[0-9a-z]{26}$/)

    await open(ada, '/customers')
    await ada.page.getByText('青麦乳业').first().click()
    await ada.page.getByRole('button', { name: zh.customer.more }).click()
    await ada.page.getByRole('button', { name: zh.team.move }).click()
    await ada.page.getByRole('radio', { name: '华北' }).check()
    await ada.page.getByRole('button', { name: zh.team.moveNow }).click()
    await ada.page.getByText(zh.team.moved('青麦乳业', '华北')).waitFor()

    await bo.page.getByText(en.customer.gone).first().waitFor()
  })

  it('is a tree on which a member chooses a new password by a link and goes on', async () => {
    await open(ada, '/me/team')
    await ada.page.getByRole('list', { name: '华东' }).getByRole('link', { name: 'Bo' }).click()
    await ada.page.getByRole('button', { name: zh.team.reset }).click()
    const link = await ada.page.getByText('/reset#').innerText()

    await bo.page.goto(link)
    await bo.page.getByRole('button', { name: en.account.continue, exact: true }).click()
    await bo.page.getByLabel(en.account.password, { exact: true }).fill('walks along the pier')
    await bo.page.getByRole('button', { name: en.team.newPassword }).click()
    await onToday(bo.page, en)
  })

  it('is closed to a suspended member at once, and open again when they are taken back', async () => {
    await ada.page.getByRole('button', { name: zh.team.suspend }).click()
    await ada.page.getByRole('dialog').getByRole('button', { name: zh.team.suspend, exact: true }).click()
    await ada.page.getByText(zh.team.suspendedNow('Bo')).waitFor()
    await bo.page.getByRole('link', { name: en.shell.pill.signedOut }).first().waitFor()

    await ada.page.getByRole('button', { name: zh.team.takeBack }).click()
    await ada.page.getByText(zh.team.takenBack('Bo')).waitFor()
    await open(bo, '/customers')
    await bo.page.getByRole('link', { name: en.shell.pill.ok }).first().waitFor()
  })

  it('knows a device by the name its person gave it', async () => {
    await open(bo, '/me')
    await bo.page.getByRole('link', { name: en.team.myDevices }).click()
    await bo.page.getByText(en.team.nameDeviceHow).waitFor()
    expect(await auditScreen(bo.page)).toEqual([])
    const own = bo.page.getByRole('listitem').filter({ hasText: en.team.thisDevice })
    await own.getByRole('link').click()
    await bo.page.getByLabel(en.team.deviceName, { exact: true }).fill('Work phone')
    expect(await auditScreen(bo.page)).toEqual([])
    await bo.page.getByRole('button', { name: en.team.saveTerritory, exact: true }).click()
    await own.getByText('Work phone', { exact: true }).waitFor()
    await open(ada, '/me/team')
    await ada.page.getByRole('list', { name: '华东' }).getByRole('link', { name: 'Bo' }).click()
    await ada.page.getByText('Work phone', { exact: true }).waitFor()
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})
