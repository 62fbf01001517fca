/** The tables of the log in both dialects. Versions are additive: append one, never change one that was released. */

export interface Dialect {
  readonly bytes: 'blob' | 'bytea'
  readonly integer: 'integer' | 'bigint'
}

export const sqliteDialect: Dialect = { bytes: 'blob', integer: 'integer' }
export const postgresDialect: Dialect = { bytes: 'bytea', integer: 'bigint' }

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
]

export const docKey = ['ws', 'name']
export const docColumns = ['scope', 'customer', 'head', 'base_seq', 'base_bytes', 'bytes', 'is_erased', 'left_scopes']
export const clientKey = ['ws', 'doc', 'client']
export const clientColumns = ['clock', 'device', 'member']

/** The end of an insert that puts a later state over an earlier one. */
export const overwrite = (key: readonly string[], columns: readonly string[]): string =>
  `on conflict (${key.join(', ')}) do update set ${columns.map(name => `${name} = excluded.${name}`).join(', ')}`
