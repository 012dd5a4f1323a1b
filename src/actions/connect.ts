import { clientOptions } from './client-options.ts'
import { createClient, repositorySource } from '../github/http/client.ts'
import type { Api } from '../github/http/request.ts'
import { createWriteClient, type WritableSource } from '../github/http/write-client.ts'
import type { Repository } from '../model/target.ts'
import { reportSignal } from './report-signal.ts'
import { repairRead } from './repairs.ts'

/** Returns how an action reads and changes a repository. */
export function connect(
  repository: Api & Repository,
  signal: AbortSignal,
  repair = repairRead,
): WritableSource {
  const options = clientOptions(repository)
  return repositorySource({
    repository,
    signal,
    client: createClient({ ...options, repair }),
    writer: reportSignal(createWriteClient(options)),
  })
}
