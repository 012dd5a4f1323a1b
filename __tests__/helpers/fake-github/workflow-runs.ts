import type { FakeRun } from './fake-run.ts'
import { readPage, slicePage } from './page.ts'
import { type FakeResponse, jsonResponse } from './response.ts'

/** https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
const MAX_FOUND = 1_000
const FILTERS = ['actor', 'branch', 'created', 'event', 'head_sha', 'status']

/**
 * The runs of a repository or of one workflow, newest first, each as its latest attempt stands. Of
 * those that are looked for, only the newest 1,000 are listed.
 *
 * @param workflow its number or the name of its file
 */
export function listRuns(
  runs: readonly FakeRun[],
  query: URLSearchParams,
  workflow?: string,
): FakeResponse | undefined {
  const ofWorkflow = [...Map.groupBy(runs, ({ id }) => id).values()]
    .flatMap((attempts) => attempts.toSorted((a, b) => b.attempt - a.attempt).slice(0, 1))
    .toSorted((a, b) => b.id - a.id)
    .map(({ run }) => new Map(Object.entries(run)))
    .filter((run) => workflow === undefined || isOf(run, workflow))
  if (ofWorkflow.length === 0) return undefined
  const found = ofWorkflow.filter((run) => isRequested(run, query))
  const most = FILTERS.some((name) => query.has(name)) ? MAX_FOUND : Infinity
  const listed = slicePage(found.slice(0, most), readPage(query)).map((run) => ({
    ...Object.fromEntries(run),
    ...(query.get('exclude_pull_requests') === 'true' && { pull_requests: [] }),
  }))
  return jsonResponse(200, { total_count: found.length, workflow_runs: listed })
}

type Body = ReadonlyMap<string, unknown>

function isOf(run: Body, workflow: string): boolean {
  return (
    String(run.get('workflow_id')) === workflow ||
    run.get('path') === `.github/workflows/${workflow}`
  )
}

function isRequested(run: Body, query: URLSearchParams): boolean {
  const wants = (parameter: string, fields: readonly string[]) => {
    const wanted = query.get(parameter)
    return wanted === null || fields.some((field) => run.get(field) === wanted)
  }
  const { login } = (run.get('actor') ?? {}) as { login?: string }
  return (
    wants('branch', ['head_branch']) &&
    wants('event', ['event']) &&
    wants('head_sha', ['head_sha']) &&
    wants('status', ['status', 'conclusion']) &&
    (query.get('actor') ?? login) === login &&
    isCreated(run, query.get('created'))
  )
}

/** Supports two of GitHub's forms: `>=2026-01-01` and `<=2026-03-01T10:00:00Z`. */
function isCreated(run: Body, created: string | null): boolean {
  if (created === null) return true
  const [, sign, time = ''] = /^(<=|>=)([\d-]+(?:T[\d:]+Z)?)$/.exec(created) ?? []
  if (sign === undefined) throw new Error(`the fake does not know created=${created}`)
  const [at, than] = [Date.parse(String(run.get('created_at'))), Date.parse(time)]
  return sign === '<=' ? at <= than : at >= than
}
