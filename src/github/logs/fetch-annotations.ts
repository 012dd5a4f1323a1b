import type { Annotation } from '../../model/shapes/failure.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import type { ApiData } from '../http/request.ts'
import { asCount, asObject, asString } from '../json-values.ts'

/** https://docs.github.com/en/rest/checks/runs#list-check-run-annotations; a job's id is its check run's. */
const ANNOTATIONS = '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations'

/** The runner keeps ten per step and level; the cause of a failure is among the first. */
const MAX_ANNOTATIONS = 50

/**
 * Fetches the annotations of the runner, GitHub and the steps on a job. They need `checks: read`, which
 * is optional, so a failure is only logged at debug level.
 *
 * @returns `undefined` if they could not be read
 */
export async function fetchAnnotations(
  source: RepositorySource,
  jobId: number,
): Promise<readonly Annotation[] | undefined> {
  const parameters = { check_run_id: jobId, per_page: MAX_ANNOTATIONS }
  const response = await source
    .list(ANNOTATIONS, parameters)
    .catch(skipped(source.client, `the annotations of job ${jobId}`))
  return response?.flatMap((annotation) => decodeAnnotation(annotation) ?? [])
}

function decodeAnnotation(response: unknown): Annotation | undefined {
  const annotation = asObject<ApiData<typeof ANNOTATIONS>[number]>(response)
  const { annotation_level, title, message, path, start_line } = annotation
  const text = asString(message)
  if (text === undefined) return undefined
  return {
    level: asString(annotation_level) ?? 'notice',
    title: asString(title),
    message: text,
    path: asString(path),
    line: asCount(start_line),
  }
}
