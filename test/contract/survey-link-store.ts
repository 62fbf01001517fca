/** Links to surveys on every database: one answer each, nothing left when it was written down. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Sql } from '#server/auth/sql.ts'
import {
  createSurveyLinkStore,
  type SurveyLink,
  type SurveyLinkStore,
  type SurveyReply,
} from '#server/survey/survey-link-store.ts'

const at = 1_764_000_000_000
const link: SurveyLink = {
  ...{ id: 'l1', wordsId: 'w1', customer: 'c1', by: 'm1', expiresAt: at + 1_000 },
  asked: {
    survey: 'nps',
    everyDays: 0,
    begin: '2026-01-01',
    sheet: { from: '客图', titles: { en: 'NPS' }, intro: {}, questions: [] },
  },
}
const reply: SurveyReply = {
  ...{ key: 'k1', at: at + 1 },
  said: { language: 'en', answers: { recommend: 9, why: ['o1'] }, words: '很好', wantsReply: false },
}

/** @param sqlOf the database the accounts are in as well, once it is open. */
export function surveyLinkStoreContract(sqlOf: () => Sql): void {
  describe('links to surveys beside them', () => {
    let store: SurveyLinkStore
    beforeAll(async () => {
      await sqlOf().query('drop table if exists survey_link')
      await createSurveyLinkStore(sqlOf())
      // Opening what exists already changes nothing.
      store = await createSurveyLinkStore(sqlOf())
    })

    test('a link is found by its hash until it expires', async () => {
      await store.add(link, 'h1')
      expect(await store.find('h1', at)).toEqual(link)
      expect(await store.find('h2', at)).toBeUndefined()
      expect(await store.find('h1', at + 1_000)).toBeUndefined()
      expect(await store.ofCustomer('c1', at)).toEqual([link])
      expect(await store.ofCustomer('c2', at)).toEqual([])
      expect(await store.ofCustomer('c1', at + 1_000)).toEqual([])
    })

    test('it takes one answer, which outlives its time and is left when it is dropped', async () => {
      expect(await store.answer('l1', reply)).toBe(true)
      expect(await store.answer('l1', { ...reply, key: 'k2' })).toBe(false)
      const answered = { ...link, reply }
      expect(await store.find('h1', at + 5_000)).toEqual(answered)
      expect(await store.link('l1')).toEqual(answered)
      expect(await store.replies()).toEqual([answered])
      expect(await store.withdraw('l1')).toBe(false)
      await store.drop('l1')
      expect(await store.replies()).toEqual([])
      expect(await store.find('h1', at)).toBeUndefined()
    })

    test('of a table made before links had ids of their records, an answer keeps those it had and a link takes one', async () => {
      const sql = sqlOf()
      await sql.query('drop table survey_link')
      await sql.query(`create table survey_link (id text primary key, hash text not null unique, customer text not null,
        made_by text not null, expires_at bigint not null, asked text not null,
        reply_id text unique, words_id text, reply_key text, replied_at bigint, said text)`)
      const own = [link.customer, link.by, link.expiresAt, JSON.stringify(link.asked)] as const
      const insert = 'insert into survey_link (customer, made_by, expires_at, asked, id, hash'
      const open = '01jd0000000000000000000000'
      await sql.query(`${insert}) values ($1, $2, $3, $4, $5, $6)`, [...own, open, 'h8'])
      await sql.query(
        `${insert}, reply_id, words_id, reply_key, replied_at, said) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [...own, 'l9', 'h9', 'r9', 'w9', reply.key, reply.at, JSON.stringify(reply.said)],
      )
      for (const time of ['first', 'again']) {
        const opened = await createSurveyLinkStore(sql)
        expect([time, await opened.replies()]).toEqual([time, [{ ...link, id: 'r9', wordsId: 'w9', reply }]])
        expect(await opened.find('h8', at)).toEqual({ ...link, id: open, wordsId: '01jd0000000000000000000001' })
      }
      expect(await store.answer(open, reply)).toBe(true)
      await sql.query('drop table survey_link')
      store = await createSurveyLinkStore(sql)
    })

    test('one that is withdrawn or has expired takes none', async () => {
      await store.add({ ...link, id: 'l2' }, 'h2')
      expect(await store.withdraw('l2')).toBe(true)
      expect(await store.answer('l2', reply)).toBe(false)
      await store.add({ ...link, id: 'l3' }, 'h3')
      expect(await store.answer('l3', { ...reply, at: at + 1_000 })).toBe(false)
    })

    test('clearing takes what expired unanswered and answers of long ago', async () => {
      await store.add({ ...link, id: 'l4' }, 'h4')
      await store.answer('l4', reply)
      await store.add({ ...link, id: 'l5', expiresAt: at + 9_000 }, 'h5')
      await store.clear(at + 1_000, at)
      expect((await store.ofCustomer('c1', at)).map(({ id }) => id)).toEqual(['l5', 'l4'])
      await store.clear(at + 1_000, at + 2)
      expect((await store.ofCustomer('c1', at)).map(({ id }) => id)).toEqual(['l5'])
    })
  })
}
