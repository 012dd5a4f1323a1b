import type { Evidence, Verdict } from '../../src/model/report/cause.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Reason } from '../simulate/planted-faults.ts'
import { isFinished, type PlantedJob } from '../simulate/planted-jobs.ts'
import { BASE_BRANCH, latestAttempt, type PlantedRun, type RedRun } from '../simulate/red-run.ts'

/** The verdict on a cause, and what is planted. */
export interface JudgedCause {
  readonly verdict: Verdict
  readonly planted: Reason['kind']
  /** Whether the base branch had run a job of such a name, not before the merge base. */
  readonly baseRanIt: boolean
  /** Whether the base branch failed for the same reason when it last ran a job, or at the merge base. */
  readonly isOnBase: boolean
  /** Whether the base branch passed a job when it last ran one, not before the merge base. */
  readonly baseHasPassed: boolean
  /** How many pieces of evidence are not as planted. */
  readonly wrongEvidence: number
}

/** Compares the verdict of each cause with what is planted; omits jobs that were cancelled. */
export function judgeCauses(red: RedRun, { causes }: Report): JudgedCause[] {
  const planted = new Map(latestAttempt(red.run).map((job) => [job.id, job]))
  const earlier = earlierJobs(red)
  return causes.flatMap(({ verdict, failures }) => {
    const jobs = failures.flatMap(({ job: { job } }) => {
      const own = planted.get(job.id)
      return own?.reason === undefined ? [] : [{ ...own, reason: own.reason }]
    })
    const [first] = jobs
    if (first === undefined) return []
    const keys = new Set(jobs.map(({ key }) => key))
    const names = new Set(jobs.map(({ name }) => name))
    const reasons = new Set(jobs.map(({ reason }) => reason))
    const isOther = ({ reason }: PlantedJob) => reason !== undefined && !reasons.has(reason)
    const ran = earlier.filter(({ job }) => keys.has(job.key))
    const latest = ran.filter(({ run }) => run === ran[0]?.run)
    const isCurrent =
      red.kind === 'push to base' || (ran[0]?.run.commit.base ?? -1) >= red.run.commit.base
    return [
      {
        verdict,
        planted: first.reason.kind,
        baseRanIt: isCurrent && ran.some(({ job: { name } }) => names.has(name)),
        isOnBase: [Infinity, red.run.commit.base].some((newest) => {
          const first = ran.find(({ run, job }) => run.commit.base <= newest && !isOther(job))
          return first?.job.result === 'failure'
        }),
        baseHasPassed:
          isCurrent &&
          latest.some(({ job }) => job.result === 'success') &&
          latest.every(({ job }) => job.result === 'success' || isOther(job)),
        wrongEvidence: verdict.evidence.filter((item) => !isTrue(red, item)).length,
      },
    ]
  })
}

interface EarlierJob {
  readonly run: PlantedRun
  readonly job: PlantedJob
}

/** Lists the jobs that earlier runs of the base branch have finished, newest first. */
function earlierJobs(red: RedRun): EarlierJob[] {
  return red.others
    .filter((run) => isOfBase(run) && run.id < red.run.id)
    .toReversed()
    .flatMap((run) => latestAttempt(run).map((job) => ({ run, job })))
    .filter(({ job }) => job.result === 'success' || job.result === 'failure')
    .filter(({ job }) => isFinished(job, red.reportedAt))
}

function isOfBase({ branch, fork }: PlantedRun): boolean {
  return branch === BASE_BRANCH && !fork
}

/** Whether a job of the base branch, or an earlier attempt of this run, did what the evidence says. */
function isTrue(red: RedRun, { url, outcome }: Evidence): boolean {
  const run = [...red.others, red.run].find((other) =>
    other.attempts.some(({ jobs }) => jobs.some(({ id }) => url.endsWith(`/job/${id}`))),
  )
  const job = run?.attempts.flatMap(({ jobs }) => jobs).find(({ id }) => url.endsWith(`/job/${id}`))
  const hasRun = run !== undefined && (run === red.run || isOfBase(run))
  return hasRun && job?.result === (outcome === 'passed' ? 'success' : 'failure')
}

/**
 * Returns whether a verdict is right about what the base branch did; `undefined` if it says nothing about it.
 *
 * - `known`: the last run of the base branch that ran the job, or the one of the merge base, failed for the
 *   same planted reason.
 * - `new`: the last run of the base branch that ran the job passed it, and is not older than the merge base.
 */
export function isRight({ verdict, isOnBase, baseHasPassed }: JudgedCause): boolean | undefined {
  if (verdict.kind === 'known') return isOnBase
  return verdict.kind === 'new' ? baseHasPassed : undefined
}
