import { createHash } from 'node:crypto'
import { ACTOR, REPOSITORY, SHA } from './api-run.ts'
import { fill } from './fill.ts'
import { GITHUB_COM } from './host.ts'
import { apiAccount } from './repository.ts'
import { writeTime } from './time.ts'

/** The app that reports the jobs of GitHub Actions on github.com. */
export const ACTIONS_APP = 15_368

/** A required check as a rule names it; the app is `null` for any. */
type ApiCheck = readonly [context: string, app: number | null]

/** The rules of a branch as `GET .../rules/branches/{branch}` returns them. */
export function apiRules(checks: readonly ApiCheck[]): object[] {
  const source = { ruleset_source_type: 'Repository', ruleset_source: REPOSITORY, ruleset_id: 42 }
  return [
    { type: 'deletion', ...source },
    {
      type: 'required_status_checks',
      parameters: {
        required_status_checks: checks.map(([context, app]) => ({
          context,
          ...(app !== null && { integration_id: app }),
        })),
        strict_required_status_checks_policy: false,
      },
      ...source,
    },
  ]
}

/** A branch as `GET .../branches/{branch}` returns it, protected if it requires checks. */
export function apiBranch(name: string, checks: readonly ApiCheck[] = []): object {
  return fill('branch', {
    name,
    commit: apiCommit(),
    protected: checks.length > 0,
    checks: {
      enforcement_level: checks.length > 0 ? 'non_admins' : 'off',
      contexts: checks.map(([context]) => context),
      checks: checks.map(([context, app]) => ({ context, app_id: app })),
    },
  })
}

/** A commit as `GET .../commits/{ref}` returns it. */
export function apiCommit(
  sha = SHA,
  message = 'Let the basket keep its order',
  date = writeTime(-30),
): object {
  return fill('commit', { sha, message, date, user: apiAccount(ACTOR, GITHUB_COM) })
}

/** A file as GitHub returns it, its text in base64 with line ends as Git tools write them. */
export function apiFile(path: string, text: string, url: URL): object {
  const bytes = Buffer.from(text)
  const sha = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  return fill('file', {
    ...{ path, sha, size: bytes.length, name: path.split('/').at(-1) },
    url: `${url.origin}${url.pathname}?ref=${url.searchParams.get('ref') ?? 'main'}`,
    gitUrl: url.href.replace(/\/contents\/.*/, `/git/blobs/${sha}`),
    content: bytes.toString('base64').replace(/.{60}/g, '$&\n'),
  })
}
