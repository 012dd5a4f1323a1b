import type { Repairs, RepairTexts } from '../github/errors/explain.ts'
import { isAboutToken } from '../github/errors/github-error.ts'

/** Things that the command reads, the permission of a token for it, and what all of it needs. */
const SUBJECTS = {
  run: ['run or attempt', 'actions', ', and contents for the workflow file'],
  job: ['job', 'actions', ''],
  commit: ['commit', 'contents', ''],
  'pull request': ['pull request', 'pull requests', ''],
} as const

/**
 * Returns advice for each kind of error of a host, as sentences.
 *
 * @param subject what the request reads
 */
export function repairsFor(
  host: string,
  subject: keyof typeof SUBJECTS = 'run',
): RepairTexts['repair'] {
  const [name, needed, more] = SUBJECTS[subject]
  const reach = `Check the URL and that this machine can reach ${host} (https_proxy, NODE_EXTRA_CA_CERTS, firewall).`
  const repairs: Repairs = {
    forbidden: (error) =>
      isAboutToken(error)
        ? `The token lacks permission: it needs to read ${needed}${more}.`
        : undefined,
    'not-found': ({ status }) =>
      status === 410
        ? 'GitHub has deleted it.'
        : `The ${name} does not exist, or the token has no access to it: it needs to read ${needed}.`,
    unauthorized: () =>
      `The token is invalid, expired or not for ${host}: log in with "gh auth login --hostname ${host}", or set another token.`,
    'rate-limited': ({ limit }) => {
      if (limit?.kind === 'secondary') return 'There were too many requests; try again later.'
      const until =
        limit?.resetsAt === undefined ? '' : ` until ${new Date(limit.resetsAt).toISOString()}`
      return `The token's API rate limit is exhausted${until}. Another token has a separate limit.`
    },
    server: () => 'This is a server error; try again later.',
    network: () => reach,
    proxy: () => reach,
    certificate: () => reach,
    'not-json': () => reach,
    'too-large': () => reach,
    'own-limit': () => undefined,
    aborted: () => undefined,
    other: () => undefined,
  }
  return (error) => repairs[error.kind](error)
}
