import { describe, expect, test } from 'vitest'
import { normaliseHeader } from '#app/data/import/header.ts'
import { importFields } from '#app/data/import/import-field.ts'
import { columnsOf, mapColumns } from '#app/data/import/map-columns.ts'
import * as lists from './header-lists.ts'

/** `field: header` of every column that found one. */
function mapped(headers: readonly string[]): Record<string, string> {
  const { columns } = mapColumns(headers)
  return Object.fromEntries(columns.flatMap((field, i) => (field ? [[field, headers[i] ?? '']] : [])))
}

describe('headers of other systems', () => {
  test('a Zoho account export maps by its labels and leaves parents and shipping alone', () => {
    expect(mapped(lists.zohoAccounts)).toEqual({
      'customer.owner': 'Account Owner',
      'customer.externalId': 'Record Id',
      'customer.class': 'Rating',
      'customer.name': 'Account Name',
      'customer.phone': 'Phone',
      'customer.website': 'Website',
      'customer.status': 'Account Type',
      'customer.industry': 'Industry',
      'customer.employees': 'Employees',
      'customer.tags': 'Tag',
      'customer.address': 'Billing Street',
      'customer.city': 'Billing City',
      'customer.region': 'Billing State',
      'customer.postcode': 'Billing Code',
      'customer.country': 'Billing Country',
      'customer.notes': 'Description',
    })
  })

  test('the newer Zoho address layout maps to the same fields', () => {
    expect(mapped(lists.zohoAccountsNewLayout)).toEqual({
      'customer.owner': 'Account Owner',
      'customer.externalId': 'Record ID',
      'customer.name': 'Account Name',
      'customer.address': 'Billing Address - Street Address',
      'customer.city': 'Billing Address - City',
      'customer.region': 'Billing Address - State / Province',
      'customer.postcode': 'Billing Address - Zip / Postal Code',
      'customer.country': 'Billing Address - Country / Region',
    })
  })

  test('in a Zoho contact export the record id, phone and lead source are the person’s, and web-site visits are no visits', () => {
    expect(mapped(lists.zohoContacts)).toEqual({
      'contact.name': 'Contact Name',
      'contact.firstName': 'First Name',
      'contact.lastName': 'Last Name',
      'customer.externalId': 'Account Name.id',
      'customer.name': 'Account Name',
      'contact.email': 'Email',
      'contact.title': 'Title',
      'contact.phone': 'Phone',
      'contact.mobile': 'Mobile',
      'customer.tags': 'Tag',
      'customer.notes': 'Description',
    })
  })

  test('Salesforce API names map', () => {
    expect(mapped(lists.salesforceApi)).toEqual({
      'customer.externalId': 'Id',
      'customer.name': 'Name',
      'customer.status': 'Type',
      'customer.address': 'BillingStreet',
      'customer.city': 'BillingCity',
      'customer.region': 'BillingState',
      'customer.postcode': 'BillingPostalCode',
      'customer.country': 'BillingCountry',
      'customer.phone': 'Phone',
      'customer.website': 'Website',
      'customer.industry': 'Industry',
      'customer.employees': 'NumberOfEmployees',
      'customer.notes': 'Description',
      'customer.class': 'Rating',
      'customer.source': 'AccountSource',
    })
  })

  test('Salesforce report labels map', () => {
    expect(mapped(lists.salesforceLabels)).toEqual({
      'customer.owner': 'Account Owner',
      'customer.externalId': 'Account ID',
      'customer.name': 'Account Name',
      'customer.status': 'Type',
      'customer.address': 'Billing Street',
      'customer.city': 'Billing City',
      'customer.region': 'Billing State/Province',
      'customer.postcode': 'Billing Zip/Postal Code',
      'customer.country': 'Billing Country',
      'customer.phone': 'Phone',
      'customer.website': 'Website',
      'customer.industry': 'Industry',
      'customer.employees': 'Employees',
      'customer.notes': 'Description',
      'customer.class': 'Rating',
      'customer.source': 'Account Source',
    })
  })

  test('a Salesforce contact report maps people to their account', () => {
    expect(mapped(lists.salesforceContacts)).toEqual({
      'contact.firstName': 'First Name',
      'contact.lastName': 'Last Name',
      'contact.title': 'Title',
      'contact.phone': 'Phone',
      'contact.mobile': 'Mobile',
      'contact.email': 'Email',
      'customer.name': 'Account Name',
    })
  })

  test('HubSpot companies map; the life cycle says more than the type', () => {
    expect(mapped(lists.hubspotCompanies)).toEqual({
      'customer.owner': 'Company owner',
      'customer.externalId': 'Record ID',
      'customer.name': 'Company name',
      'customer.website': 'Website URL',
      'customer.phone': 'Phone Number',
      'customer.address': 'Street Address',
      'customer.city': 'City',
      'customer.region': 'State/Region',
      'customer.postcode': 'Postal Code',
      'customer.country': 'Country/Region',
      'customer.industry': 'Industry',
      'customer.status': 'Lifecycle Stage',
      'customer.employees': 'Number of Employees',
      'customer.notes': 'Description',
    })
  })

  test('HubSpot contacts map to the company they belong to', () => {
    expect(mapped(lists.hubspotContacts)).toEqual({
      'contact.firstName': 'First Name',
      'contact.lastName': 'Last Name',
      'contact.email': 'Email',
      'contact.phone': 'Phone Number',
      'contact.mobile': 'Mobile Phone Number',
      'contact.title': 'Job Title',
      'customer.name': 'Company Name',
      'customer.externalId': 'Associated Company IDs',
    })
  })

  test('Atomic CRM contacts map', () => {
    expect(mapped(lists.atomicContacts)).toEqual({
      'contact.firstName': 'first_name',
      'contact.lastName': 'last_name',
      'contact.title': 'title',
      'customer.notes': 'background',
      'customer.tags': 'tags',
      'customer.name': 'company',
      'contact.email': 'email_work',
      'contact.phone': 'phone_work',
    })
  })

  test('a Chinese list maps; the parent’s code and the days without a visit are something else', () => {
    expect(mapped(lists.chineseCustomers)).toEqual({
      'customer.externalId': '客户编号',
      'customer.name': '客户名称',
      'customer.class': '客户级别',
      'customer.industry': '行业',
      'customer.region': '省',
      'customer.city': '市',
      'customer.address': '详细地址',
      'customer.postcode': '邮政编码',
      'customer.phone': '电话',
      'customer.website': '公司网址',
      'customer.employees': '总人数',
      'customer.notes': '备注',
    })
  })

  test.each(['zohoDeals', 'zohoNotes', 'zohoTasks', 'zohoCalls', 'hubspotDeals', 'hubspotNotes'] as const)(
    '%s are neither customers nor orders: the person is asked',
    name => {
      expect(mapColumns(lists[name]).kind).toBeUndefined()
    },
  )

  test('every other list is recognised as customers', () => {
    const { zohoAccounts, zohoContacts, salesforceApi, salesforceLabels, hubspotCompanies, hubspotContacts } = lists
    const all = [zohoAccounts, zohoContacts, salesforceApi, salesforceLabels, hubspotCompanies, hubspotContacts]
    for (const headers of [...all, lists.atomicContacts, lists.chineseCustomers]) {
      expect(mapColumns(headers).kind).toBe('customers')
    }
  })
})

describe('orders', () => {
  test('the net amount is taken, not the gross; the representative is no customer', () => {
    const headers = 'order_id,customer_id,rep_id,order_date,shipped_date,freight,lines,units,gross_usd,net_usd'.split(
      ',',
    )
    expect(mapColumns(headers).kind).toBe('orders')
    expect(mapped(headers)).toEqual({
      'order.externalId': 'order_id',
      'order.customerId': 'customer_id',
      'order.day': 'order_date',
      'order.lines': 'lines',
      'order.units': 'units',
      'order.amount': 'net_usd',
    })
  })

  test('a Chinese order list maps', () => {
    expect(mapped(['单据编号', '下单日期', '客户名称', '金额（万元）', '数量', '业务员'])).toEqual({
      'order.externalId': '单据编号',
      'order.day': '下单日期',
      'order.customerName': '客户名称',
      'order.amount': '金额（万元）',
      'order.units': '数量',
    })
  })
})

describe('matching', () => {
  test('columns are found wherever they stand', () => {
    const reversed = lists.zohoAccounts.toReversed()
    expect(mapped(reversed)).toEqual(mapped(lists.zohoAccounts))
  })

  test('case, width and punctuation do not matter', () => {
    expect(mapped(['ＡＣＣＯＵＮＴ＿ＮＡＭＥ*', ' record-id ', '客户级别（A/B/C）'])).toEqual({
      'customer.name': 'ＡＣＣＯＵＮＴ＿ＮＡＭＥ*',
      'customer.externalId': ' record-id ',
      'customer.class': '客户级别（A/B/C）',
    })
  })

  test('words around a known header still find it, a word that changes its meaning does not', () => {
    expect(columnsOf(['Customer Name EN'], 'customers')).toEqual(['customer.name'])
    expect(columnsOf(['贵公司名称'], 'customers')).toEqual(['customer.name'])
    const strangers = ['Vendor Name', 'Parent Account.id', '上级客户名称', 'Home City', 'Owner’s phone']
    expect(columnsOf(strangers, 'customers')).toEqual(strangers.map(() => undefined))
  })

  test('手机 is the contact’s beside a contact, the customer’s without one', () => {
    expect(columnsOf(['客户名称', '联系人', '手机'], 'customers')).toEqual([
      'customer.name',
      'contact.name',
      'contact.mobile',
    ])
    expect(columnsOf(['客户名称', '手机'], 'customers')).toEqual(['customer.name', 'customer.phone'])
  })

  test('who looks after a customer is found under the names people give it; an id of them is no name', () => {
    const headers = ['负责人', '业务员', '客户经理', 'Owner', 'Account manager', 'Sales rep', 'Assigned to', '所属销售']
    for (const header of headers)
      expect(columnsOf(['客户名称', header], 'customers')).toEqual(['customer.name', 'customer.owner'])
    for (const header of ['OwnerId', 'Account Owner.id', '维护人员工编码', '最近跟进人'])
      expect(columnsOf(['客户名称', header], 'customers')).toEqual(['customer.name', undefined])
  })

  test('every alias is in the spelling headers are compared in', () => {
    for (const fields of Object.values(importFields))
      for (const names of fields.values()) expect(names).toEqual(names.map(normaliseHeader))
  })

  test('every field of a kind can be found by a header of its own', () => {
    for (const [kind, fields] of Object.entries(importFields))
      for (const [field, names] of fields) expect(names, `${kind} ${field}`).not.toHaveLength(0)
  })
})
