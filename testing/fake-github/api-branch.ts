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

/**
 * The rules of a branch as `GET .../rules/branches/{branch}` returns them.
 *
 * @param hasQueue whether the branch has a merge queue
 */
export function apiRules(checks: readonly ApiCheck[], hasQueue = false): object[] {
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
    ...(hasQueue ? [{ type: 'merge_queue', parameters: QUEUE, ...source }] : []),
  ]
}

/** The settings of a merge queue by default. */
const QUEUE = {
  check_response_timeout_minutes: 60,
  grouping_strategy: 'ALLGREEN',
  max_entries_to_build: 5,
  max_entries_to_merge: 5,
  merge_method: 'MERGE',
  min_entries_to_merge: 1,
  min_entries_to_merge_wait_minutes: 5,
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

/** The files of a commit, and their folders, as `GET .../git/trees/{sha}?recursive=1` returns them. */
export function apiTree(sha: string, files: Readonly<Record<string, string>>): object {
  const folders = new Set(
    [...Object.keys(files)].flatMap((path) => {
      const names = path.split('/')
      return names.slice(1).map((_, at) => names.slice(0, at + 1).join('/'))
    }),
  )
  const entries = [
    ...[...folders].map((path) => fill('treeFolder', { path, sha: shaOf(path) })),
    ...Object.entries(files).map(([path, text]) => {
      return fill('treeFile', { path, sha: shaOf(text), size: Buffer.byteLength(text) })
    }),
  ]
  return fill('tree', { sha, entries })
}

/** A file as GitHub returns it, its text in base64 with line ends as Git tools write them. */
export function apiFile(path: string, text: string, url: URL): object {
  const bytes = Buffer.from(text)
  const sha = shaOf(text)
  return fill('file', {
    ...{ path, sha, size: bytes.length, name: path.split('/').at(-1) },
    url: `${url.origin}${url.pathname}?ref=${url.searchParams.get('ref') ?? 'main'}`,
    gitUrl: url.href.replace(/\/contents\/.*/, `/git/blobs/${sha}`),
    content: bytes.toString('base64').replace(/.{60}/g, '$&\n'),
  })
}

/** The SHA by which Git names a text. */
function shaOf(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
