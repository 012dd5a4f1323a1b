import { createClient, graphqlUrl } from '../../github/http/client.ts'
import type { Api } from '../../github/http/request.ts'
import { createWriteClient, type WritableSource } from '../../github/http/write-client.ts'
import { clientOptions } from '../client-options.ts'
import { repairEventRead } from '../repairs.ts'

/** How an action reads and writes. */
export type Clients = Pick<WritableSource, 'client' | 'writer' | 'graphql'>

/** Returns the clients of an action that writes to a pull request or an issue. */
export function connect(api: Api): Clients {
  const options = clientOptions(api)
  return {
    client: createClient({ ...options, repair: repairEventRead }),
    writer: createWriteClient(options),
    graphql: createWriteClient({ ...options, apiUrl: graphqlUrl(api.apiUrl) }),
  }
}
