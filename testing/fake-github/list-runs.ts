import { type FakeResponse, jsonResponse, slicePage } from './response.ts'
import type { Lookup } from './state.ts'

/** https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
const MAX_FOUND = 1_000

/** The fields that each filter compares. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  branch: ['head_branch'],
  event: ['event'],
  head_sha: ['head_sha'],
  status: ['status', 'conclusion'],
  actor: [],
  created: [],
}

type Body = Readonly<Record<string, unknown>>

/**
 * The runs of a repository or of the workflow that the path names, newest first, each as its latest
 * attempt. Of those that are searched for, only the newest 1,000 are listed.
 */
export function listRuns({ runs, name, url }: Lookup): FakeResponse | undefined {
  const { searchParams: query } = url
  const known = [...Map.groupBy(runs, ({ id }) => id).values()]
    .flatMap((attempts) => attempts.toSorted((a, b) => b.attempt - a.attempt).slice(0, 1))
    .toSorted((a, b) => b.id - a.id)
    .map(({ run }) => run as Body)
    .filter(({ workflow_id: id, path }) =>
      ['', String(id), String(path).replace('.github/workflows/', '')].includes(name),
    )
  if (known.length === 0) return undefined
  const found = known.filter((run) => isRequested(run, query))
  const max = Object.keys(FILTERS).some((filter) => query.has(filter)) ? MAX_FOUND : Infinity
  const listed = slicePage(found.slice(0, max), query).map((run) => ({
    ...run,
    ...(query.get('exclude_pull_requests') === 'true' && { pull_requests: [] }),
  }))
  return jsonResponse(200, { total_count: found.length, workflow_runs: listed })
}

function isRequested(run: Body, query: URLSearchParams): boolean {
  const { login } = (run['actor'] ?? {}) as { login?: string }
  return (
    Object.entries(FILTERS).every(([filter, fields]) => {
      const wanted = query.get(filter)
      return wanted === null || fields.length === 0 || fields.some((field) => run[field] === wanted)
    }) &&
    (query.get('actor') ?? login) === login &&
    isCreated(run, query.get('created'))
  )
}

/** Supports four of GitHub's forms: `>=2026-01-01`, `<=2026-03-01T10:00:00Z`, two times with `..` between, and a day. */
function isCreated(run: Body, created: string | null): boolean {
  if (created === null) return true
  const [from, to] = created.split('..')
  if (to !== undefined) return isCreated(run, `>=${from}`) && isCreated(run, `<=${to}`)
  const [, sign, day = '', time] = /^(<=|>=|)([\d-]+)(T[\d:]+Z)?$/.exec(created) ?? []
  if (sign === undefined) throw new Error(`the fake does not know created=${created}`)
  const at = Date.parse(String(run['created_at']))
  const isFrom = at >= Date.parse(day + (time ?? 'T00:00:00Z'))
  // A day without a time is the whole day.
  const isUntil = at <= Date.parse(day + (time ?? 'T23:59:59Z'))
  return (sign === '<=' || isFrom) && (sign === '>=' || isUntil)
}
