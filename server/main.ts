/** Starts Ketu from the environment. */
import { endOnFailure, startServer } from './start-server.ts'
import { withConfig } from './with-config.ts'

await withConfig(config => startServer(config).catch(endOnFailure))
