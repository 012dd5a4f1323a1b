import { apiAccount } from './account.ts'
import { REPOSITORY, SHA } from './api-run.ts'
import { GITHUB_COM } from './host.ts'

/** The app that reports the jobs of GitHub Actions on github.com. */
export const ACTIONS_APP = 15_368

/** A required check as a rule names it; the app is `null` for any. */
export type ApiCheck = readonly [context: string, app: number | null]

/** The rules of a branch as `GET .../rules/branches/{branch}` returns them. */
export function apiRules(checks: readonly ApiCheck[]): object[] {
  return [
    { type: 'deletion', ...SOURCE },
    {
      type: 'required_status_checks',
      parameters: {
        required_status_checks: checks.map(([context, app]) => ({
          context,
          ...(app !== null && { integration_id: app }),
        })),
        strict_required_status_checks_policy: false,
      },
      ...SOURCE,
    },
  ]
}

const SOURCE = {
  ruleset_source_type: 'Repository',
  ruleset_source: REPOSITORY,
  ruleset_id: 42,
} as const

/** A branch as `GET .../branches/{branch}` returns it, protected if it requires checks. */
export function apiBranch(name: string, checks: readonly ApiCheck[] = []): object {
  const url = `${GITHUB_COM.apiUrl}/repos/${REPOSITORY}/branches/${name}`
  return {
    name,
    commit: apiCommit(),
    _links: { html: `${GITHUB_COM.serverUrl}/${REPOSITORY}/tree/${name}`, self: url },
    protected: checks.length > 0,
    protection: {
      enabled: checks.length > 0,
      required_status_checks: {
        enforcement_level: checks.length > 0 ? 'non_admins' : 'off',
        contexts: checks.map(([context]) => context),
        checks: checks.map(([context, app]) => ({ context, app_id: app })),
      },
    },
    protection_url: `${url}/protection`,
  }
}

/** A commit as `GET .../commits/{ref}` returns it. */
export function apiCommit(sha = SHA): object {
  const url = `${GITHUB_COM.apiUrl}/repos/${REPOSITORY}/commits/${sha}`
  const tree = 'e90e249e7e5986b686c9bbfdb39335fa31f5627e'
  const person = { name: 'Mona Octocat', email: 'mona@example.com', date: '2026-03-01T09:59:30Z' }
  return {
    url,
    sha,
    node_id: 'C_kwDOKcvZs9oAKDc2Mzg0MTc',
    html_url: `${GITHUB_COM.serverUrl}/${REPOSITORY}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url,
      author: person,
      committer: person,
      message: 'Let the basket keep its order',
      comment_count: 0,
      tree: { sha: tree, url: `${url}/tree` },
      verification: {
        verified: false,
        reason: 'unsigned',
        payload: null,
        signature: null,
        verified_at: null,
      },
    },
    author: apiAccount('octocat', GITHUB_COM),
    committer: apiAccount('octocat', GITHUB_COM),
    parents: [],
  }
}
