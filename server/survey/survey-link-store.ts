/** Links to surveys and what was answered through them, beside the accounts, on one SQL that both databases speak. Secrets come as hashes. */
import { integer, type Sql, type SqlRow, text } from '#server/auth/sql.ts'
import type { AnswerLinkRequest, SurveyLinkRequest } from '#shared/api/survey-link.ts'

/** Times are ms since the epoch. */
export interface SurveyLink {
  /** Of the record its answer becomes, so that answered twice, as after a restore, it is one record. */
  readonly id: string
  /** Of the record the words of its answer become. */
  readonly wordsId: string
  readonly customer: string
  readonly by: string
  readonly expiresAt: number
  readonly asked: SurveyLinkRequest
  readonly reply?: SurveyReply
}

export interface SurveyReply {
  /** Of the one sending: sent again it is the same answer. */
  readonly key: string
  readonly at: number
  readonly said: Pick<AnswerLinkRequest, 'language' | 'answers' | 'words' | 'wantsReply'>
}

export interface SurveyLinkStore {
  add(link: SurveyLink, hash: string): Promise<void>
  /** The link of the secret, answered or not, unless it has expired unanswered. */
  find(hash: string, at: number): Promise<SurveyLink | undefined>
  link(id: string): Promise<SurveyLink | undefined>
  /** Not expired, or answered; newest first. */
  ofCustomer(customer: string, at: number): Promise<readonly SurveyLink[]>
  /** One answer a link: false when it has one, is withdrawn, or has expired. */
  answer(id: string, reply: SurveyReply): Promise<boolean>
  /** Answers nobody has written down yet, oldest first. */
  replies(): Promise<readonly SurveyLink[]>
  /** Nothing of it is left. */
  drop(id: string): Promise<void>
  /** Only while it has no answer. */
  withdraw(id: string): Promise<boolean>
  /** What expired unanswered before `at`, and answers of before `answeredBefore`, goes. */
  clear(at: number, answeredBefore: number): Promise<void>
}

const schema = [
  `create table if not exists survey_link (id text primary key, words_id text not null, hash text not null unique,
     customer text not null, made_by text not null, expires_at bigint not null, asked text not null,
     reply_key text, replied_at bigint, said text)`,
  `create index if not exists survey_link_customer on survey_link (customer)`,
]

/**
 * A table made before links had the ids of their records, also one in an old backup: an answer keeps those that devices may have written
 * down, a link nobody has answered gets one beside its own.
 */
async function giveIds(sql: Sql): Promise<void> {
  const isOld = await sql.query('select reply_id from survey_link limit 1').then(
    () => true,
    () => false,
  )
  if (!isOld) return
  await sql.query('update survey_link set id = reply_id, reply_id = null where reply_id is not null')
  await sql.query(
    `update survey_link set words_id = substr(id, 1, 25) || case when substr(id, 26, 1) = '0' then '1' else '0' end
     where words_id is null`,
  )
}

/** @param sql of the accounts: copied and restored with them, and closed by them. */
export async function createSurveyLinkStore(sql: Sql): Promise<SurveyLinkStore> {
  for (const statement of schema) await sql.query(statement)
  await giveIds(sql)
  return {
    add: async ({ id, wordsId, customer, by, expiresAt, asked }, hash) => {
      await sql.query(
        `insert into survey_link (id, words_id, hash, customer, made_by, expires_at, asked)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, wordsId, hash, customer, by, expiresAt, JSON.stringify(asked)],
      )
    },
    find: async (hash, at) => {
      const [row] = await sql.query(
        'select * from survey_link where hash = $1 and (expires_at > $2 or replied_at is not null)',
        [hash, at],
      )
      return row && toLink(row)
    },
    link: async id => {
      const [row] = await sql.query('select * from survey_link where id = $1', [id])
      return row && toLink(row)
    },
    ofCustomer: async (customer, at) =>
      (
        await sql.query(
          `select * from survey_link where customer = $1 and (expires_at > $2 or replied_at is not null)
           order by expires_at desc, id desc`,
          [customer, at],
        )
      ).map(toLink),
    answer: async (id, reply) => {
      const rows = await sql.query(
        `update survey_link set reply_key = $2, replied_at = $3, said = $4
         where id = $1 and replied_at is null and expires_at > $3 returning id`,
        [id, reply.key, reply.at, JSON.stringify(reply.said)],
      )
      return rows.length === 1
    },
    replies: async () =>
      (await sql.query('select * from survey_link where replied_at is not null order by replied_at, id')).map(toLink),
    drop: async id => {
      await sql.query('delete from survey_link where id = $1', [id])
    },
    withdraw: async id =>
      (await sql.query('delete from survey_link where id = $1 and replied_at is null returning id', [id])).length === 1,
    clear: async (at, answeredBefore) => {
      await sql.query('delete from survey_link where (replied_at is null and expires_at <= $1) or replied_at < $2', [
        at,
        answeredBefore,
      ])
    },
  }
}

function toLink(row: SqlRow): SurveyLink {
  const link = {
    ...{
      id: text(row, 'id'),
      wordsId: text(row, 'words_id'),
      customer: text(row, 'customer'),
      by: text(row, 'made_by'),
    },
    expiresAt: integer(row, 'expires_at'),
    // Written by `add` and `answer` alone, from what their schemas let in.
    asked: JSON.parse(text(row, 'asked')) as SurveyLinkRequest,
  }
  if (row['replied_at'] === null) return link
  const reply = {
    key: text(row, 'reply_key'),
    at: integer(row, 'replied_at'),
    said: JSON.parse(text(row, 'said')) as SurveyReply['said'],
  }
  return { ...link, reply }
}
