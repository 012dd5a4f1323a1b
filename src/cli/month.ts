import { explain } from '../github/errors/explain.ts'
import { fetchDefaultBranch } from '../github/history/default-branch.ts'
import type { Month } from '../model/shapes/month.ts'
import type { Repository } from '../model/target.ts'
import { findMonth } from '../read-memory.ts'
import { readMonth } from '../read-month/read-month.ts'
import { completeMonth } from '../render/month/headline.ts'
import { connect, COMMAND_DEADLINE } from './connect.ts'
import { CommandError } from './errors.ts'
import { repairsFor } from './repairs.ts'
import { findToken } from './token.ts'

/**
 * Finds the month that the sub-action keeps or, without one, reads it.
 *
 * @param show receives a line while it reads
 * @throws `CommandError`
 */
export async function findOrReadMonth(
  repository: Repository,
  { env, show }: { readonly env: NodeJS.ProcessEnv; readonly show: (line: string) => void },
): Promise<Month> {
  const { serverUrl, owner, repo } = repository
  const { host } = new URL(serverUrl)
  const client = connect(serverUrl, await findToken(host, env))
  const source = { client, repository, signal: AbortSignal.timeout(COMMAND_DEADLINE) }
  const fail = (what: string) => (error: unknown) => {
    const text = explain(error, what, repository, repairsFor(host))
    throw new CommandError(text, { cause: error })
  }
  const branch = await fetchDefaultBranch(source).catch(fail(`${owner}/${repo}`))
  if (branch === undefined)
    throw new CommandError(`the default branch of ${owner}/${repo} is unknown`)
  const { month, notes } = await findMonth(source, { branch })
  if (month !== undefined) return month
  show('Reading a month of runs')
  const read = await readMonth(source, { branch, memory: undefined }).catch(fail('the runs'))
  return completeMonth(read, `${serverUrl}/${owner}/${repo}`, notes)
}
