import { jsonAnswer, type Answer } from './answer.ts'
import type { FakeRun } from './fake-run.ts'
import { readPage, slicePage } from './page.ts'

/**
 * The runs of a workflow, newest first, each as its latest attempt stands.
 *
 * @param workflow its number or the name of its file
 */
export function listWorkflowRuns(
  runs: readonly FakeRun[],
  workflow: string,
  query: URLSearchParams,
): Answer | undefined {
  const ofWorkflow = [...Map.groupBy(runs, ({ id }) => id).values()]
    .flatMap((attempts) => attempts.toSorted((a, b) => b.attempt - a.attempt).slice(0, 1))
    .toSorted((a, b) => b.id - a.id)
    .map(({ run }) => new Map(Object.entries(run)))
    .filter((run) => isOf(run, workflow))
  if (ofWorkflow.length === 0) return undefined
  const found = ofWorkflow.filter((run) => isAskedFor(run, query))
  const listed = slicePage(found, readPage(query)).map((run) => ({
    ...Object.fromEntries(run),
    ...(query.get('exclude_pull_requests') === 'true' && { pull_requests: [] }),
  }))
  return jsonAnswer(200, { total_count: found.length, workflow_runs: listed })
}

type Body = ReadonlyMap<string, unknown>

function isOf(run: Body, workflow: string): boolean {
  return (
    String(run.get('workflow_id')) === workflow ||
    run.get('path') === `.github/workflows/${workflow}`
  )
}

function isAskedFor(run: Body, query: URLSearchParams): boolean {
  const wants = (parameter: string, fields: readonly string[]) => {
    const wanted = query.get(parameter)
    return wanted === null || fields.some((field) => run.get(field) === wanted)
  }
  return (
    wants('branch', ['head_branch']) &&
    wants('event', ['event']) &&
    wants('status', ['status', 'conclusion']) &&
    isCreated(run, query.get('created'))
  )
}

/** Of the forms that GitHub understands, the one that is asked here: `<=2026-03-01T10:00:00Z`. */
function isCreated(run: Body, created: string | null): boolean {
  if (created === null) return true
  if (!created.startsWith('<=')) throw new Error(`the fake does not know created=${created}`)
  return Date.parse(String(run.get('created_at'))) <= Date.parse(created.slice(2))
}
