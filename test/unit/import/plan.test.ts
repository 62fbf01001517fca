import { describe, expect, test } from 'vitest'
import { problemFile } from '#app/data/import/problem-file.ts'
import { type KnownRows, nothingKnown } from '#app/data/import/known.ts'
import { recordTypes } from '#shared/domain/record.ts'
import { importText, openSession } from './make-import.ts'

const first = <T>(items: readonly T[]): T => {
  const [item] = items
  if (item === undefined) throw new Error('empty')
  return item
}

describe('customers', () => {
  const file = 'customer_id,company,contact,city\n1,ACME GmbH,Eva Ott,Bonn\n2,寒屿冷链,张伟,杭州\n'

  test('rows of a first import are new, the same file again is the same', async () => {
    const { planned, after } = await importText(file)
    expect(planned.counts).toEqual({ new: 2, changed: 0, same: 0, problem: 0, merged: 0, created: 0 })
    const again = await importText(file, { known: after })
    expect(again.planned.counts).toEqual({ new: 0, changed: 0, same: 2, problem: 0, merged: 0, created: 0 })
    expect(again.planned.chunks).toBe(0)
  })

  test('a changed row writes only the field that changed', async () => {
    const { after } = await importText(file)
    const { planned, chunks } = await importText(file.replace('Bonn', 'Köln'), { known: after })
    expect(planned.counts).toMatchObject({ new: 0, changed: 1, same: 1 })
    expect(first(chunks).customers).toMatchObject([{ isNew: false, values: { city: 'Köln' }, contacts: [] }])
  })

  test('an empty cell erases nothing', async () => {
    const { after } = await importText(file)
    const { planned } = await importText(file.replace('Bonn', ''), { known: after })
    expect(planned.counts).toMatchObject({ same: 2 })
  })

  test('a name that changed under the same id is a change, not a new customer', async () => {
    const { after } = await importText(file)
    const { chunks } = await importText(file.replace('ACME GmbH', 'ACME AG'), { known: after })
    expect(first(chunks).customers).toMatchObject([{ isNew: false, values: { name: 'ACME AG' } }])
  })

  test('without ids the name finds the customer, however it is spelled', async () => {
    const { after } = await importText('company,city\nACME GmbH,Bonn\n')
    const { planned } = await importText('company,city\n"acme, gmbh",Bonn\n', { known: after })
    expect(planned.counts).toMatchObject({ new: 0, changed: 1 })
  })

  test('the same name with other ids are two customers', async () => {
    const { planned } = await importText('customer_id,company\n1,Bike World\n2,Bike World\n')
    expect(planned.counts).toMatchObject({ new: 2, problem: 0 })
  })

  test('the same name with another phone is asked about, with the same phone it is the same', async () => {
    const { after } = await importText('company,phone\n7-Eleven,138 0000 0001\n7-Eleven,138 0000 0002\n')
    expect(after.customers).toHaveLength(2)
    const { planned, problems } = await importText(
      'company,phone,city\n7-Eleven,+86 13800000002,上海\n7-Eleven,138 0000 0003,上海\n',
      {
        known: after,
      },
    )
    expect(planned.counts).toMatchObject({ new: 0, changed: 1, problem: 1 })
    expect(problems).toMatchObject([{ row: 3, reason: 'same-name-other-phone', value: '138 0000 0001' }])
  })

  test('a name that fits two customers is a problem', async () => {
    const { after } = await importText('customer_id,company\n1,Bike World\n2,Bike World\n')
    const { problems } = await importText('company,city\nBike World,Bonn\n', { known: after })
    expect(problems).toMatchObject([{ row: 2, reason: 'ambiguous-customer' }])
  })

  test('several rows of one company add their people and count once', async () => {
    const people =
      'First Name,Last Name,Email,Account Name\nEva,Ott,eva@a.example,ACME\nUwe,Alt,uwe@a.example,ACME\n伟,张,z@h.example,寒屿\n'
    const { planned, after } = await importText(people)
    expect(planned.counts).toMatchObject({ new: 2, merged: 1, problem: 0 })
    expect(after.contacts.map(({ name }) => name)).toEqual(['Eva Ott', 'Uwe Alt', '张伟'])
    const again = await importText(people, { known: after })
    expect(again.planned.counts).toMatchObject({ new: 0, changed: 0, same: 2 })
  })

  test('two people of one name and company stay two', async () => {
    const people = 'Contact Name,Email,Account Name\n王伟,a@a.example,ACME\n王伟,b@a.example,ACME\n'
    const { after } = await importText(people)
    expect(after.contacts.map(({ email }) => email)).toEqual(['a@a.example', 'b@a.example'])
    expect((await importText(people, { known: after })).planned.counts).toMatchObject({ changed: 0, same: 1 })
  })

  test('rows that contradict each other: the first counts, the other names it', async () => {
    const { planned, problems } = await importText('customer_id,company,city\n1,ACME,Bonn\n1,ACME,Kiel\n')
    expect(planned.counts).toMatchObject({ new: 1, problem: 1 })
    expect(problems).toMatchObject([{ row: 3, reason: 'duplicate', value: '2' }])
  })

  test('labels nobody is sure of are kept as text, not guessed', async () => {
    const { after } = await importText('company,Rating,Employees,Type\nACME,Acquired,50-100,Partner\n')
    expect(first(after.customers)).toMatchObject({
      class: '',
      employees: null,
      status: 'existing',
      extra: ['Employees: 50-100', 'Rating: Acquired', 'Type: Partner'],
    })
  })

  test('unknown columns are kept on request and replaced, not doubled, by the next file', async () => {
    const request = { keepUnknown: true }
    const { after } = await importText('company,Fax,constructor\nACME,1,x\n', { request })
    expect(first(after.customers).extra).toEqual(['Fax: 1', 'constructor: x'])
    const next = await importText('company,Fax\nACME,2\n', { request, known: after })
    expect(first(next.after.customers).extra).toEqual(['Fax: 2', 'constructor: x'])
    const { after: without } = await importText('company,Fax\nACME,1\n')
    expect(first(without.customers).extra).toEqual([])
  })

  test('notes of a file are added below the words of people, once', async () => {
    const { after } = await importText('company,notes\nACME,likes tea\n')
    const noted = { ...after, customers: after.customers.map(row => ({ ...row, notes: 'Eva: call first\nlikes tea' })) }
    expect((await importText('company,notes\nACME,likes tea\n', { known: noted })).planned.counts).toMatchObject({
      same: 1,
    })
    const { after: later } = await importText('company,notes\nACME,moved\n', { known: noted })
    expect(first(later.customers).notes).toBe('Eva: call first\nlikes tea\nmoved')
  })

  test('tags add up', async () => {
    const { after } = await importText('company,tags\nACME,重点\n')
    const { after: later } = await importText('company,tags\nACME,"华东，重点"\n', { known: after })
    expect(first(later.customers).tags).toEqual(['华东', '重点'])
  })

  test('a deleted customer is not brought back by its name', async () => {
    const { after } = await importText(file)
    const gone = { ...after, customers: after.customers.map(row => ({ ...row, deletedAt: 1 })) }
    expect((await importText(file, { known: gone })).planned.counts).toMatchObject({ new: 2 })
  })

  test('a customer of a territory one may only read is left alone', async () => {
    const { after } = await importText(file)
    const known = { ...after, readOnly: new Set([first(after.customers).id]) }
    const { planned, problems } = await importText(file.replace('Bonn', 'Kiel'), { known })
    expect(planned.counts).toMatchObject({ same: 1, problem: 1 })
    expect(problems).toMatchObject([{ row: 2, reason: 'not-yours' }])
  })

  test('ragged, nameless, damaged and endless rows are problems with their row, the rest goes in', async () => {
    const rows = [
      'customer_id,company',
      '1,ACME',
      '2',
      '3,Beta,Bonn',
      '4,',
      '1.2E+11,Gamma',
      `6,${'x'.repeat(10_001)}`,
      '7,Delta',
    ]
    const { planned, problems } = await importText(rows.join('\n'))
    expect(planned.counts).toMatchObject({ new: 2, problem: 5 })
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'ragged'],
      [4, 'ragged'],
      [5, 'no-name'],
      [6, 'damaged-id'],
      [7, 'too-long'],
    ])
  })

  test('every value that goes in fits its field', async () => {
    const { chunks } = await importText(
      'customer_id,company,class,status,isKey,employees,cadenceDays,tags,notes,contact,email\n1,ACME,b类,prospect,是,1200人,14天,a;b,x,Eva,e@x.example\n',
    )
    const write = first(first(chunks).customers)
    expect(write.values).toEqual({
      ...{
        externalId: '1',
        name: 'ACME',
        class: 'B',
        status: 'prospect',
        isKey: true,
        employees: 1200,
        cadenceDays: 14,
      },
      ...{ tags: ['a', 'b'], notes: 'x' },
    })
    for (const [field, value] of Object.entries(write.values)) {
      const known = Object.entries(recordTypes.customer).find(([name]) => name === field)?.[1]
      expect(known?.fits(value), field).toBe(true)
    }
  })
})

describe('orders', () => {
  const customers = 'customer_id,company\nC1,ACME\nC2,寒屿冷链\n'
  const file = '订单号,下单日期,客户编号,金额\n1001,2026-01-05,C1,"1,200.50"\n1002,2026/1/6,C2,1.5万\n'

  test('an order finds its customer by id and goes into the journal of its year', async () => {
    const { after } = await importText(customers)
    const { chunks, planned } = await importText(file, { known: after })
    expect(planned.counts).toMatchObject({ new: 2, problem: 0 })
    const [acme, hanyu] = after.customers
    expect(chunks.flatMap(({ orders }) => orders)).toMatchObject([
      {
        customer: acme?.id,
        doc: `journal.${acme?.id}.2026`,
        values: { externalId: '1001', day: '2026-01-05', amount: 120050 },
      },
      {
        customer: hanyu?.id,
        doc: `journal.${hanyu?.id}.2026`,
        values: { externalId: '1002', day: '2026-01-06', amount: 1500000 },
      },
    ])
  })

  test('without a known id the name finds the customer; a name of nobody is a problem', async () => {
    const { after } = await importText(customers)
    const { planned, problems } = await importText('date,客户名称,金额\n2026-01-05,acme,5\n2026-01-05,Nobody,5\n', {
      known: after,
    })
    expect(planned.counts).toMatchObject({ new: 1, problem: 1 })
    expect(problems).toMatchObject([{ row: 3, reason: 'unknown-customer', value: 'Nobody' }])
  })

  test('on request orders of unknown customers make one, marked incomplete, which a later customer file completes', async () => {
    const { planned, after } = await importText(`${file}1003,2026-01-07,C2,5\n`, { request: { createUnknown: true } })
    expect(planned.counts).toMatchObject({ new: 3, created: 2, problem: 0 })
    expect(after.customers).toMatchObject([
      { name: 'C1', externalId: 'C1', isIncomplete: true },
      { name: 'C2', externalId: 'C2', isIncomplete: true },
    ])
    const completed = await importText(customers, { known: after })
    expect(completed.planned.counts).toMatchObject({ new: 0, changed: 2 })
    expect(completed.after.customers).toMatchObject([
      { name: 'ACME', isIncomplete: false },
      { name: '寒屿冷链', isIncomplete: false },
    ])
  })

  test('the same order again is the same; another amount is a change of it', async () => {
    const known = (await importText(file, { request: { createUnknown: true } })).after
    expect((await importText(file, { known })).planned.counts).toMatchObject({ new: 0, same: 2 })
    const { planned, chunks } = await importText(file.replace('1.5万', '1.6万'), { known })
    expect(planned.counts).toMatchObject({ changed: 1, same: 1 })
    expect(first(chunks).orders).toMatchObject([{ isNew: false, values: { amount: 1600000 } }])
  })

  test('orders without a number are the same by customer, day and amount, each once', async () => {
    const rows = 'date,customer_id,amount\n2026-01-05,C1,5\n2026-01-05,C1,5\n'
    const { planned, after } = await importText(rows, { request: { createUnknown: true } })
    expect(planned.counts).toMatchObject({ new: 2 })
    const third = await importText(`${rows}2026-01-05,C1,5\n`, { known: after })
    expect(third.planned.counts).toMatchObject({ new: 1, same: 2 })
  })

  test('a number beginning with C among plain numbers is a return, however its amount is signed', async () => {
    const rows = 'invoice,date,customer_id,amount\n1,2026-01-05,X,9\nC2,2026-01-06,X,4\nC3,2026-01-06,X,-3\n'
    const { after } = await importText(rows, { request: { createUnknown: true } })
    expect(after.orders.map(({ amount }) => amount)).toEqual([900, -400, -300])
  })

  test('where every number begins with C the letter means nothing', async () => {
    const rows = 'invoice,date,customer_id,amount\nC1,2026-01-05,X,9\nC2,2026-01-06,X,4\n'
    const { after } = await importText(rows, { request: { createUnknown: true } })
    expect(after.orders.map(({ amount }) => amount)).toEqual([900, 400])
  })

  test('unreadable days and amounts, missing customers and contradictions are problems', async () => {
    const rows = [
      'order_id,date,customer_id,amount',
      '1,2026-01-05,C1,5',
      '2,someday,C1,5',
      '3,,C1,5',
      '4,2026-01-05,C1,five',
      '5,2026-01-05,C1,',
      '6,2026-01-05,,5',
      '1,2026-01-05,C1,6',
      '1,2026-01-05,C1,5',
    ]
    const { planned, problems } = await importText(rows.join('\n'), { request: { createUnknown: true } })
    expect(planned.counts).toMatchObject({ new: 1, merged: 1, problem: 6 })
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'bad-day'],
      [4, 'no-day'],
      [5, 'bad-amount'],
      [6, 'no-amount'],
      [7, 'no-customer'],
      [8, 'duplicate'],
    ])
  })

  test('an order of a customer one may only read is left out', async () => {
    const { after } = await importText(customers)
    const known = { ...after, readOnly: new Set(after.customers.map(({ id }) => id)) }
    expect((await importText(file, { known })).problems.map(({ reason }) => reason)).toEqual(['not-yours', 'not-yours'])
  })

  test('ids that went through a float still find their customer', async () => {
    const { after } = await importText('customer_id,company\n17850,ACME\n')
    const { planned } = await importText('date,customer_id,amount\n2026-01-05,17850.0,5\n', { known: after })
    expect(planned.counts).toMatchObject({ new: 1, problem: 0 })
  })
})

describe('the owner of a customer', () => {
  const owners = [
    { member: 'm1', name: '周岚' },
    { member: 'm2', name: 'Daniel Chen' },
    { member: 'm3', name: '王伟' },
    { member: 'm4', name: '王伟' },
    { member: 'm5', name: 'daniel chen' },
  ]
  const team = { ...nothingKnown, owners, names: new Map(owners.map(({ member, name }) => [member, name])) }
  const ownersOf = (customers: KnownRows['customers']) => customers.map(({ name, owner }) => [name, owner])

  test('is the member of that name as written, else in other case and width', async () => {
    const { after, planned } = await importText(
      'company,负责人\nA,周岚\nB,Daniel Chen\nC,ｄａｎｉｅｌ　ｃｈｅｎ\nD,\n',
      { known: { ...team, owners: owners.filter(({ member }) => member !== 'm5') } },
    )
    expect(ownersOf(after.customers)).toEqual([
      ['A', 'm1'],
      ['B', 'm2'],
      ['C', 'm2'],
      ['D', ''],
    ])
    expect(planned.noted).toBe(0)
    const exact = await importText('company,owner\nB,daniel chen\n', { known: team })
    expect(ownersOf(exact.after.customers)).toEqual([['B', 'm5']])
  })

  test('nobody knows, or several are, is noted beside the row, which is imported all the same', async () => {
    const { after, planned, problems } = await importText('company,业务员\nA,李四\nB,王伟\nC,DANIEL CHEN\nD,周岚\n', {
      known: team,
    })
    expect(planned.counts).toMatchObject({ new: 4, problem: 0 })
    expect(planned.noted).toBe(3)
    expect(problems.map(({ row, reason, value }) => [row, reason, value])).toEqual([
      [2, 'unknown-owner', '李四'],
      [3, 'ambiguous-owner', '王伟'],
      [4, 'ambiguous-owner', 'DANIEL CHEN'],
    ])
    expect(ownersOf(after.customers)).toEqual([
      ['A', ''],
      ['B', ''],
      ['C', ''],
      ['D', 'm1'],
    ])
  })

  test('changes with the file, but one who looks after the customer already is no change, whoever else is called so', async () => {
    const first = await importText('company\nA\nB\n', { known: team })
    const known = {
      ...first.after,
      customers: first.after.customers.map(row =>
        row.name === 'A' ? { ...row, owner: 'm4' } : { ...row, bornBy: 'm1' },
      ),
    }
    const again = await importText('company,owner\nA,王伟\nB,周岚\n', { known })
    expect(again.planned).toMatchObject({ counts: { same: 2, changed: 0 }, noted: 0 })
    const other = await importText('company,owner\nA,周岚\n', { known })
    expect(other.chunks[0]?.customers).toMatchObject([{ isNew: false, values: { owner: 'm1' } }])
  })

  test('said twice of one customer is a contradiction', async () => {
    const { planned } = await importText('customer_id,company,owner\n1,A,周岚\n1,A,Daniel Chen\n', { known: team })
    expect(planned.counts).toMatchObject({ new: 1, problem: 1 })
  })
})

describe('questions before anything is written', () => {
  const open = async (text: string) => {
    const session = openSession(nothingKnown)
    const opened = await session.open(new TextEncoder().encode(text))
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    return { session, opened }
  }
  const options = { keepUnknown: false, createUnknown: true }

  test('dates that read both ways are asked about once', async () => {
    const { session, opened } = await open('date,customer_id,amount\n03/04/2026,X,5\n05/06/2026,X,6\n')
    const request = { ...options, kind: 'orders' as const, columns: opened.guess.columns }
    expect(await session.plan(request)).toEqual({ kind: 'asks-day-order', sample: '03/04/2026' })
    await session.plan({ ...request, dayOrder: 'mdy' })
    const orders = (await Promise.all([session.chunk(0), session.chunk(1)])).flatMap(chunk => chunk.orders)
    expect(orders.map(({ values }) => values['day'])).toEqual(['2026-03-04', '2026-05-06'])
  })

  test('a file in another currency needs a rate, and the rate is exact', async () => {
    const { session, opened } = await open('date,customer_id,net_usd\n2026-03-04,X,0.07\n')
    const request = { ...options, kind: 'orders' as const, columns: opened.guess.columns }
    expect(await session.plan(request)).toEqual({ kind: 'other-currency', currency: 'USD' })
    await session.plan({ ...request, rate: '7.1' })
    expect((await session.chunk(1)).orders[0]?.values['amount']).toBe(50)
  })

  test('a file whose columns nobody knows asks for the ones it cannot do without', async () => {
    const { session, opened } = await open('who,when\nACME,2026-03-04\n')
    expect(opened.guess.kind).toBeUndefined()
    expect(await session.plan({ ...options, kind: 'customers', columns: [undefined, undefined] })).toEqual({
      kind: 'missing-fields',
      fields: ['customer.name'],
    })
    const corrected = await session.plan({ ...options, kind: 'customers', columns: ['customer.name', undefined] })
    expect(corrected).toMatchObject({ kind: 'planned', counts: { new: 1 } })
    expect(
      await session.plan({ ...options, kind: 'orders', columns: ['order.customerName', undefined] }),
    ).toMatchObject({
      fields: ['order.day', 'order.amount'],
    })
  })

  test('columns show their first values', async () => {
    const { opened } = await open('company,city\nACME,Bonn\nBeta,Bonn\nGamma,\nDelta,Kiel\nEta,Ulm\n')
    expect(opened.columns).toEqual([
      { header: 'company', samples: ['ACME', 'Beta', 'Gamma'] },
      { header: 'city', samples: ['Bonn', 'Kiel', 'Ulm'] },
    ])
  })
})

describe('the problem file', () => {
  test('rel:17 it has the reason, the row, the person’s own cells, and no formula', async () => {
    const { session } = await importText('customer_id,company\n1,\n2,A,"=HYPERLINK(""x"")"\n')
    const { headers, problems } = await session.problems([])
    const words = { row: '行', reason: '原因', reasonOf: ({ reason }: { reason: string }) => reason }
    const file = [...problemFile(headers, problems, words)].join('')
    expect(file).toBe('\uFEFF行,原因,customer_id,company\r\n2,no-name,1,\r\n3,ragged,2,A,"\'=HYPERLINK(""x"")"\r\n')
  })

  test('rows that storage refused are in it', async () => {
    const { session } = await importText('company\nACME\nBeta\n')
    expect((await session.problems([3])).problems).toMatchObject([{ row: 3, reason: 'not-stored', cells: ['Beta'] }])
  })
})
