/** `npm run backup -- --to folder`: a copy of everything the server keeps, taken while it runs. */
import { parseArgs } from 'node:util'
import { backUp } from '../backup/backup.ts'
import { Fault, withConfig } from '../with-config.ts'

const { values } = parseArgs({ options: { to: { type: 'string', default: './backups' } } })

await withConfig(({ data, databaseUrl }) => {
  if (databaseUrl !== undefined)
    throw new Fault(
      'The data is in PostgreSQL: back it up with pg_dump, and the file `secret` of the data folder with it.',
    )
  const { path, manifest } = backUp(data, values.to, Date.now())
  console.log(`${path} holds everything up to number ${manifest.head} of the log. Keep it on another machine.`)
})
