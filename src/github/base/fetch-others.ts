import type { Histories } from '../../model/base-branch.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Milliseconds } from '../../model/time.ts'
import { BRANCH } from '../commit/fetch-branch-rules.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asObject, asSha } from '../json-values.ts'
import { listRuns, secondOf } from '../run/list-runs.ts'

/** Failed runs that are listed: one branch can have many. */
const MAX_FAILED_RUNS = 30

/**
 * Lists the newest failed runs of the workflow of a run, and those from some time before it, newest first.
 *
 * @throws what the client throws
 */
export async function listFailedRuns(
  source: RepositorySource,
  { workflowId: workflow, createdAt = 0 }: ListedRun,
  before: Milliseconds,
): Promise<readonly ListedRun[]> {
  if (workflow === undefined) return []
  const created = `>=${secondOf(createdAt - before)}`
  const filter = { workflow, status: 'failure', exclude_pull_requests: false, created } as const
  return (await listRuns(source, filter, MAX_FAILED_RUNS)).runs
}

/** Runs of the branch that are listed: several can be for one commit. */
const MAX_OF_BRANCH = 10

/**
 * Fetches the last completed run for an earlier commit of the branch that a run was pushed to, if it failed, and if GitHub
 * protects the branch and it is not the head of an open pull request: else the branch is its author's own.
 *
 * @throws what the client throws
 */
export async function fetchLastOfBranch(
  source: RepositorySource,
  before: ListedRun,
): Promise<ListedRun | undefined> {
  const { run, workflowId: workflow, pullRequests } = before
  const { event, branch, commit } = run
  if (event !== 'push' || branch === undefined || pullRequests.length > 0) return undefined
  const { protected: isProtected } = asObject(await source.get(BRANCH, { branch }))
  if (isProtected !== true) return undefined
  const filter = { workflow, branch, event, status: 'completed', ownBranches: true } as const
  const { runs } = await listRuns(source, { ...filter, before }, MAX_OF_BRANCH)
  const last = runs.find((other) => other.run.commit !== commit)
  return isFailure(last?.run.conclusion) ? last : undefined
}

/** Commits that are read of the branch, and of each head: a branch is rarely further ahead, or behind. */
const MAX_OF_BASE = 100
const MAX_OF_HEAD = 50

const FIELDS = (max: number) => `... on Commit { history(first: ${max}) { nodes { oid } } }`

/**
 * Fetches the newest commits of a branch and of some commits, in one request. It needs `contents: read`.
 *
 * @param heads SHAs
 * @throws what the client throws
 */
export async function fetchHistories(
  { client, repository: { owner, repo }, signal }: RepositorySource,
  branch: string,
  heads: readonly string[],
): Promise<Histories> {
  const names = heads.map((_, at) => `head${at}`)
  const variables = Object.fromEntries(names.map((name, at) => [name, heads[at]]))
  const query =
    `query ($owner: String!, $repo: String!, $branch: String!${names.map((name) => `, $${name}: GitObjectID!`).join('')}) {
  repository(owner: $owner, name: $repo) {
    base: ref(qualifiedName: $branch) { target { ${FIELDS(MAX_OF_BASE)} } }
    ${names.map((name) => `${name}: object(oid: $${name}) { ${FIELDS(MAX_OF_HEAD)} }`).join('\n    ')}
  }
}` as const
  const data = await client.query(
    query,
    { owner, repo, branch: `refs/heads/${branch}`, ...variables },
    signal,
  )
  const found = asObject(data.repository)
  const base = new Set(commitsOf(asObject(found.base).target))
  const read = heads.map((head, at): readonly [string, readonly string[]] => {
    const commits = commitsOf(found[`head${at}`])
    // Below the oldest one that the branch is known to have, it is unknown of which it has more.
    const end = commits.findLastIndex((commit) => base.has(commit))
    return [head, commits.slice(0, end + 1).filter((commit) => !base.has(commit))]
  })
  return { base, heads: new Map(read) }
}

function commitsOf(commit: unknown): string[] {
  const { nodes } = asObject(asObject(commit).history)
  return asArray(nodes).flatMap((node) => asSha(asObject(node).oid) ?? [])
}
