// Which artifacts can have the test results of a job.
import {
  type ResultFile,
  type TestResultsOption,
  UPLOAD,
} from '../../model/results/test-results.ts'
import { failedStep, type Job, type State } from '../../model/run.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Artifact } from './list-artifacts.ts'

/** The clocks of GitHub and of a runner differ, and both times are rounded to seconds. */
const TOLERANCE: Milliseconds = 2 * SECOND

/** Steps that the runner adds at the end of a job. */
const ADDED = /^(?:Post |Complete job$)/

export interface UploadEvidence extends Pick<TestResultsOption, 'named'> {
  /** All jobs of the attempt. */
  readonly jobs: readonly Job[]
  /** Ids of the jobs whose tests are wanted, whatever their artifacts are called. */
  readonly wanted: ReadonlySet<number>
  /** Ids of the artifacts that each job uploaded by its log, by job id. */
  readonly uploads: ReadonlyMap<number, readonly number[]>
}

export type ChosenArtifact = Artifact & Pick<ResultFile, 'uploaders'>

/**
 * Returns the artifacts that can have the test results of the wanted jobs, and those that the user has named, of any job:
 * the newest artifact of each name counts. Which jobs can have uploaded an artifact, its name does not decide:
 *
 * 1. the log of a job says that it uploaded the artifact, which was created while the job ran;
 * 2. or its name has the id of a job that ran then (`job.check_run_id`);
 * 3. or it was created while a step of a job ran that can have uploaded it: in a job without a failed step any step, but
 *    only if no step whose name says so ran then.
 */
export function chooseArtifacts(
  artifacts: readonly Artifact[],
  { named = new Map(), wanted, ...evidence }: UploadEvidence,
): readonly ChosenArtifact[] {
  // Ids do not ascend with time across attempts.
  const byTime = artifacts.toSorted((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))
  const newest = new Map(byTime.map(({ name, id }) => [name, id]))
  const all = new Set(evidence.jobs.map(({ id }) => id))
  return artifacts.flatMap((artifact) => {
    const isNamed = [...named.values()].some((matches) => matches(artifact.name))
    const uploaders = uploadersOf(artifact, { ...evidence, wanted: isNamed ? all : wanted })
    const isWanted = isNamed
      ? newest.get(artifact.name) === artifact.id
      : uploaders.some(({ jobId }) => wanted.has(jobId))
    return isWanted ? { ...artifact, uploaders } : []
  })
}

function uploadersOf(
  { id: artifact, name, createdAt }: Artifact,
  { jobs, wanted, uploads }: Omit<UploadEvidence, 'named'>,
) {
  const ranThen = ({ state }: Pick<Job, 'state'>) => wasDuring(state, createdAt)
  const possible = jobs.filter(ranThen)
  // 1
  const logged = possible.filter(({ id }) => uploads.get(id)?.includes(artifact))
  // 2
  const numbers = new Set(name.match(/\d+/g))
  const own = possible.filter(({ id }) => numbers.has(String(id)))
  // 3
  const known = logged.length > 0 ? logged : own
  const candidates = (known.length > 0 ? known : possible).map(({ id, steps }) => {
    const then = steps.filter((step) => ranThen(step) && !ADDED.test(step.name))
    const named = then.filter((step) => UPLOAD.test(step.name))
    return { id, then, named, failed: failedStep(steps)?.number }
  })
  const isNamed = candidates.some(({ named }) => named.length > 0)
  return candidates.flatMap(({ id, then, named, failed = isNamed ? Infinity : 0 }) => {
    // If tests of the job failed, it can be any step after the failure.
    const later = wanted.has(id) ? then.filter(({ number }) => number > failed) : []
    const [step, ...others] = named.length > 0 ? named : later
    if (step === undefined && known.length === 0) return []
    return { jobId: id, step: others.length === 0 ? step?.number : undefined }
  })
}

/** Returns whether a step of a failed job ran that can have uploaded something. */
export function mayHaveUploaded({ steps }: Job): boolean {
  const failed = failedStep(steps)?.number ?? 0
  return steps.some(
    ({ name, number, state }) =>
      (number > failed || UPLOAD.test(name)) &&
      !ADDED.test(name) &&
      !(state.kind === 'finished' && state.conclusion === 'skipped'),
  )
}

function wasDuring(state: State, time = NaN): boolean {
  if (state.kind === 'waiting') return false
  const { startedAt = NaN } = state
  const { completedAt = Infinity } = state.kind === 'finished' ? state : {}
  return time >= startedAt - TOLERANCE && time <= completedAt + TOLERANCE
}
