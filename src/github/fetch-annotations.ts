import type { Annotation } from '../model/failure.ts'
import type { Target } from '../model/target.ts'
import { count, fields, text } from './fields.ts'
import { untilAborted } from './until-aborted.ts'

/** https://docs.github.com/en/rest/checks/runs#list-check-run-annotations; a job's id is its check run's. */
const ANNOTATIONS = '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations'

/** The runner keeps ten of a kind for each step; what ended the job is among the first. */
const MOST_ANNOTATIONS = 50

/** As much of the client as a list takes. */
export interface ListClient {
  readonly list: (
    route: string,
    parameters: Readonly<Record<string, string | number>>,
    signal: AbortSignal,
  ) => Promise<readonly unknown[]>
}

/**
 * What the runner, GitHub and the steps remarked on a job. None when they can't be read, which takes
 * `checks: read`: they are not worth a permission of their own, and so not a word either.
 */
export async function fetchAnnotations(
  client: ListClient,
  { owner, repo }: Target,
  jobId: number,
  signal: AbortSignal,
): Promise<readonly Annotation[]> {
  try {
    const parameters = { owner, repo, check_run_id: jobId, per_page: MOST_ANNOTATIONS }
    const answer = await untilAborted(client.list(ANNOTATIONS, parameters, signal), signal)
    return answer.flatMap((annotation) => decodeAnnotation(annotation) ?? [])
  } catch {
    return []
  }
}

function decodeAnnotation(answer: unknown): Annotation | undefined {
  const { annotation_level, title, message, path, start_line } = fields(answer)
  const written = text(message)
  if (written === undefined) return undefined
  return {
    level: text(annotation_level) ?? 'notice',
    title: text(title),
    message: written,
    path: text(path),
    line: count(start_line),
  }
}
