import type { GitHubError, GitHubErrorKind } from '../github/errors/github-error.ts'

/** Returns advice for each kind of error of a host, as sentences. */
export function repairsFor(host: string): (error: GitHubError) => string | undefined {
  const reach = `Check the URL and that this machine can reach ${host} (https_proxy, NODE_EXTRA_CA_CERTS, firewall).`
  const repairs: Readonly<Record<GitHubErrorKind, (error: GitHubError) => string | undefined>> = {
    forbidden: () =>
      'The token lacks permission: it needs to read actions, and contents for the workflow file.',
    'not-found': ({ status }) =>
      status === 410
        ? 'GitHub has deleted it.'
        : 'The run or attempt does not exist, or the token has no access to it: it needs to read actions.',
    unauthorized: () =>
      `The token is invalid, expired or not for ${host}: log in with "gh auth login --hostname ${host}", or set another token.`,
    'rate-limited': ({ limit }) => {
      const until =
        limit?.resetsAt === undefined ? '' : ` until ${new Date(limit.resetsAt).toISOString()}`
      return `The token's API rate limit is exhausted${until}. Another token has a separate limit.`
    },
    server: () => 'This is a server error; try again later.',
    network: () => reach,
    proxy: () => reach,
    certificate: () => reach,
    'not-json': () => reach,
    aborted: () => undefined,
    'not-recorded': () =>
      'The file is incomplete, or another version of run-report saved it: save a new recording with --save.',
    other: () => undefined,
  }
  return (error) => repairs[error.kind](error)
}
