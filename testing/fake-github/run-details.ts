import { SHA } from './api-run.ts'
import { fill } from './fill.ts'
import { GITHUB_COM } from './host.ts'
import { apiAccount } from './repository.ts'
import { type Time, writeTime } from './time.ts'

interface AnnotationFields {
  readonly annotation_level?: string | null
  readonly title?: string | null
  readonly message?: string | null
  readonly path?: string
  readonly start_line?: number
}

/** An annotation on a check run: by default what a failed step leaves. */
export function apiAnnotation(fields: AnnotationFields = {}): object {
  const { path = '.github', start_line: line = 1 } = fields
  return { ...fill('annotation', { path, line, sha: SHA }), ...fields }
}

/**
 * What a reviewer decided on a deployment to an environment, as `GET .../actions/runs/{id}/approvals`
 * lists it. It says neither when nor for which job.
 */
export function apiApproval(
  environment: string,
  state: 'approved' | 'rejected' | 'pending' = 'approved',
): object {
  return fill('approval', { environment, state, user: apiAccount('hubot', GITHUB_COM) })
}

/**
 * The usage of a run, as `GET .../actions/runs/{id}/timing` returns it: milliseconds by the id of the job for each kind of
 * runner, of which larger ones have names such as `UBUNTU_8_CORE`. GitHub lists free jobs with 0.
 *
 * @example apiUsage({ UBUNTU: { 7: 90_000 } }, 95_000)
 */
export function apiUsage(
  kinds: Readonly<Record<string, Readonly<Record<number, number>>>>,
  runDurationMs: number,
): object {
  const billable = Object.entries(kinds).map(([kind, times]) => {
    const jobs = Object.entries(times)
    const usage = {
      total_ms: jobs.reduce((sum, [, duration]) => sum + duration, 0),
      jobs: jobs.length,
      job_runs: jobs.map(([id, duration]) => ({ job_id: Number(id), duration_ms: duration })),
    }
    return [kind, usage]
  })
  return { billable: Object.fromEntries(billable) as object, run_duration_ms: runDurationMs }
}

interface ArtifactFields {
  readonly id?: number
  readonly name?: string
  readonly size?: number | undefined
  /** In seconds after the start of the run. */
  readonly createdAt?: Time
  readonly expired?: boolean
}

/** An artifact, as the list of those of a run has it: by default one that was created at second 68. */
export function apiArtifact(fields: ArtifactFields = {}): ApiArtifact {
  const { id = 5_000_000_001, name = 'test-results', size = 1_024, expired = false } = fields
  const at = writeTime(fields.createdAt ?? 68)
  return fill('artifact', { id, name, size, expired, at, sha: SHA }) as ApiArtifact
}

/** An artifact, as far as the fake knows its fields. */
export interface ApiArtifact {
  readonly id: number
  readonly name: string
  readonly expired: boolean
}
