/** The tables of the log in both dialects. Versions are additive: append one, never change one that was released. */

export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  readonly bytes: 'blob' | 'bytea'
  readonly integer: 'integer' | 'bigint'
}

export const sqliteDialect: Dialect = { name: 'sqlite', bytes: 'blob', integer: 'integer' }
export const postgresDialect: Dialect = { name: 'postgres', bytes: 'bytea', integer: 'bigint' }

/** SQLite: the number of a word, null for one that no row has. */
export function wordNumber(text: string): string {
  return `(select n from word where text = ${text})`
}

/** Statements of each version, the first one first. */
export const schemaVersions: readonly ((dialect: Dialect) => readonly string[])[] = [
  ({ bytes, integer }) => [
    // n stands for the workspace in the other tables: rows and indexes stay small.
    `create table workspace (
      n ${integer} primary key, id text not null unique, head ${integer} not null, epoch ${integer} not null,
      fact_hash ${bytes} not null, backed_up_to ${integer} not null)`,
    `create table fork (
      ws ${integer} not null references workspace(n), epoch ${integer} not null, seq ${integer} not null,
      primary key (ws, epoch))`,
    `create table log (
      ws ${integer} not null references workspace(n), seq ${integer} not null, scope text not null, doc text not null,
      kind text not null, body ${bytes} not null, hash ${bytes} not null, by_member text not null,
      device text not null, at ${integer} not null, authors text)`,
    'create unique index log_scope on log (ws, scope, seq)',
    "create index log_doc on log (doc, ws, seq) where doc <> ''",
    "create index log_fact on log (ws, seq) where kind = 'fact'",
    `create table doc (
      ws ${integer} not null references workspace(n), name text not null, scope text not null, customer text not null,
      head ${integer} not null, base_seq ${integer} not null, base_bytes ${integer} not null, bytes ${integer} not null,
      is_erased ${integer} not null, left_scopes text not null, primary key (ws, name))`,
    "create index doc_customer on doc (ws, customer) where customer <> ''",
    `create table doc_client (
      ws ${integer} not null references workspace(n), doc text not null, client ${integer} not null,
      clock ${integer} not null, device text not null, member text not null, primary key (ws, doc, client))`,
  ],
  ({ name }) => (name === 'sqlite' ? numberedDocs : []),
  () => ['alter table log add column marks text'],
]

/**
 * SQLite copies every page a commit touches, and names are random to its trees: rows that lie side by side by number make a
 * bulk push half the work and the file a third. A document has a number, and so has every word that rows repeat: scope,
 * member, device. PostgreSQL spends its time on the way there, not on its pages.
 */
const numberedDocs = [
  'create table word (n integer primary key, text text not null unique)',
  `insert into word (text) select scope from log union select by_member from log union select device from log
   union select device from doc_client union select member from doc_client`,

  'drop index doc_customer',
  'alter table doc rename to named_doc',
  `create table doc (
    n integer primary key, ws integer not null, name text not null, scope text not null, customer text not null,
    head integer not null, base_seq integer not null, base_bytes integer not null, bytes integer not null,
    is_erased integer not null, left_scopes text not null)`,
  'create unique index doc_name on doc (ws, name)',
  'insert into doc select null, * from named_doc order by head',
  'drop table named_doc',

  'alter table doc_client rename to named_client',
  `create table doc_client (
    doc integer not null, client integer not null, clock integer not null, device integer not null,
    member integer not null, primary key (doc, client)) without rowid`,
  `insert into doc_client select d.n, c.client, c.clock, ${wordNumber('c.device')}, ${wordNumber('c.member')}
   from named_client c join doc d on d.ws = c.ws and d.name = c.doc`,
  'drop table named_client',

  'drop index log_scope',
  'drop index log_doc',
  'drop index log_fact',
  'alter table log rename to named_log',
  `create table log (
    ws integer not null, seq integer not null, scope integer not null, doc integer, kind text not null,
    body blob not null, hash blob not null, by_member integer not null, device integer not null, at integer not null,
    authors text)`,
  `insert into log select l.ws, l.seq, ${wordNumber('l.scope')}, d.n, l.kind, l.body, l.hash, ${wordNumber('l.by_member')},
   ${wordNumber('l.device')}, l.at, l.authors
   from named_log l left join doc d on d.ws = l.ws and d.name = l.doc order by l.ws, l.seq`,
  'drop table named_log',
  'create unique index log_scope on log (ws, scope, seq)',
  'create index log_doc on log (doc, seq) where doc is not null',
  "create index log_fact on log (ws, seq) where kind = 'fact'",
]

export const docKey = ['ws', 'name']
export const docColumns = ['scope', 'customer', 'head', 'base_seq', 'base_bytes', 'bytes', 'is_erased', 'left_scopes']
export const clientKey = ['ws', 'doc', 'client']
export const clientColumns = ['clock', 'device', 'member']

/** The end of an insert that puts a later state over an earlier one. */
export const overwrite = (key: readonly string[], columns: readonly string[]): string =>
  `on conflict (${key.join(', ')}) do update set ${columns.map(name => `${name} = excluded.${name}`).join(', ')}`
