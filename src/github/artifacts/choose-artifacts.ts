import type { ResultFile, Uploader } from '../../model/results/test-results.ts'
import { failedStep, type Job, type State, type Step } from '../../model/run.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Artifact } from './list-artifacts.ts'

/** GitHub's clock and that of a runner differ, and both times are rounded to seconds. */
const TOLERANCE: Milliseconds = 2 * SECOND

/** Default and common names of steps that upload. */
const UPLOAD = /upload|artifact/i
/** Steps that the runner adds at the end of a job. */
const ADDED = /^(?:Post |Complete job$)/

export interface Evidence {
  /** All jobs of the attempt. */
  readonly jobs: readonly Job[]
  /** Ids of the jobs whose tests are wanted. */
  readonly wanted: ReadonlySet<number>
  /** Ids of the artifacts that each job uploaded by its log, by job id. */
  readonly uploads: ReadonlyMap<number, readonly number[]>
  /** Chooses by name instead; `undefined` to choose by evidence. */
  readonly isNamed?: ((name: string) => boolean) | undefined
}

export type ChosenArtifact = Artifact & Pick<ResultFile, 'uploaders'>

/**
 * Returns the artifacts that can have the test results of the wanted jobs. Names of artifacts decide nothing, unless the
 * user has named some; the newest of one name then counts:
 *
 * 1. the log of a job says that it uploaded the artifact, which was created while the job ran;
 * 2. or it was created while a step of a job ran that can have uploaded it.
 */
export function chooseArtifacts(
  artifacts: readonly Artifact[],
  { isNamed, ...evidence }: Evidence,
): readonly ChosenArtifact[] {
  const newest = new Map(artifacts.map(({ name, id }) => [name, id]))
  return artifacts
    .map((artifact) => ({ ...artifact, uploaders: uploadersOf(artifact, evidence) }))
    .filter(({ id, name, uploaders }) =>
      isNamed === undefined
        ? uploaders.some(({ jobId }) => evidence.wanted.has(jobId))
        : isNamed(name) && newest.get(name) === id,
    )
}

function uploadersOf(artifact: Artifact, { jobs, wanted, uploads }: Evidence): readonly Uploader[] {
  const during = ({ state }: Pick<Job, 'state'>) => wasCreatedDuring(artifact, state)
  const possible = jobs.filter(during)
  // 1
  const logged = possible.filter(({ id }) => uploads.get(id)?.includes(artifact.id))
  // 2
  return (logged.length > 0 ? logged : possible).flatMap((job) => {
    const [step, ...others] = possibleSteps(job, job.steps.filter(during), wanted.has(job.id))
    if (step === undefined && logged.length === 0) return []
    return { jobId: job.id, step: others.length === 0 ? step?.number : undefined }
  })
}

/**
 * Lists which of the steps of a job can have uploaded: those that are named so. If none is, and tests of the job failed,
 * it can be any step after the failure.
 */
function possibleSteps(job: Job, steps: readonly Step[], isWanted: boolean): readonly Step[] {
  const own = steps.filter(({ name }) => !ADDED.test(name))
  const named = own.filter(({ name }) => UPLOAD.test(name))
  if (named.length > 0 || !isWanted) return named
  const failed = failedStep(job.steps)?.number ?? 0
  return own.filter(({ number }) => number > failed)
}

function wasCreatedDuring({ createdAt }: Artifact, state: State): boolean {
  if (state.kind === 'waiting' || state.startedAt === undefined || createdAt === undefined)
    return false
  const { completedAt = Infinity } = state.kind === 'finished' ? state : {}
  return createdAt >= state.startedAt - TOLERANCE && createdAt <= completedAt + TOLERANCE
}
