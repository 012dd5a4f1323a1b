import { type Cause, reasonOf, verdictOn } from '../../src/model/report/cause.ts'
import type { Evidence } from '../../src/model/shapes/failure.ts'
import type { Report } from '../../src/model/report/report.ts'
import { GATE, isFinished, type PlantedJob } from '../simulate/planted-jobs.ts'
import { BASE_BRANCH, latestAttempt, type PlantedRun, type RedRun } from '../simulate/red-run.ts'

/** The verdict on a failed job, and what is planted. */
export type JudgedJob = ReturnType<typeof judgeJobs>[number]

/** The runs of the base branch that are read until one has run the step. */
const MAX_RUNS = 5

/** Compares the verdict on each failed job with what is planted; omits jobs that were cancelled. */
export function judgeJobs(red: RedRun, { causes }: Report) {
  const planted = new Map(latestAttempt(red.run).map((job) => [job.id, job]))
  const earlier = earlierJobs(red)
  return causes.flatMap((cause) =>
    cause.failures.flatMap((failure) => {
      const {
        job: { listed: job },
        excerpts,
      } = failure
      const verdict = verdictOn(cause, failure)
      const own = planted.get(job.id)
      if (own?.reason === undefined) return []
      const { reason, name, log } = own
      const there = earlier.find((job) => job.name === name && hasRun(job, reason.step))
      const isRead = log === 'whole' && there?.log === 'whole'
      return [
        {
          verdict,
          planted: reason,
          /**
           * Whether the base branch failed for the same reason in the newest run that ran the step, even if the
           * run is unfinished, in a log that can be read; `undefined` if no run of the last few ran the step.
           */
          isOnBase: there === undefined ? undefined : isRead && there.reason === reason,
          /** Of its own log: at most ten are. */
          isLogRead: excerpts.length > 0,
          isNamed: excerpts[0]?.errors?.isInToolForm === true,
          /** How many pieces of evidence are not as planted. */
          wrongEvidence: verdict.context.evidence.filter((item) => !isTrue(red, item)).length,
        },
      ]
    }),
  )
}

/** Whether a job ran one of its steps to the end. */
function hasRun({ result, reason, skipped }: PlantedJob, step: number): boolean {
  if (skipped.has(step) || (result !== 'success' && result !== 'failure')) return false
  return result === 'success' || (reason !== undefined && step <= reason.step)
}

/** Lists the jobs that the newest runs for commits of the base branch have finished, newest first. */
function earlierJobs(red: RedRun): PlantedJob[] {
  return red.others
    .filter((run) => isOfBase(run) && run.id < red.run.id)
    .toReversed()
    .slice(0, MAX_RUNS)
    .flatMap(latestAttempt)
    .filter((job) => isFinished(job, red.reportedAt))
}

function isOfBase({ branch, fork, event }: PlantedRun): boolean {
  return branch === BASE_BRANCH && !fork && event === 'push'
}

/** Whether a job of the base branch, or an earlier attempt of this run, did what the evidence says. */
function isTrue(red: RedRun, { url, outcome }: Evidence): boolean {
  const run = [...red.others, red.run].find((other) =>
    other.attempts.some(({ jobs }) => jobs.some(({ id }) => url.endsWith(`/job/${id}`))),
  )
  const job = run?.attempts.flatMap(({ jobs }) => jobs).find(({ id }) => url.endsWith(`/job/${id}`))
  const isKnown = run !== undefined && (run === red.run || isOfBase(run))
  if (!isKnown || job === undefined) return false
  // A step can pass in a job that fails later.
  const hasPassed = job.result === 'success' || (job.reason?.step ?? 0) > 0
  return outcome === 'passed' ? hasPassed : job.result === 'failure'
}

/** Whether a verdict says that this change did not cause a failure. */
export function isExplained({ verdict }: JudgedJob): boolean {
  return ['known', 'unsteady', 'infrastructure'].includes(verdict.kind)
}

export type PairCounts = ReturnType<typeof countPairs>

/**
 * Counts the pairs of failed jobs of a run, those with one reason in two causes, of these those that are judged differently,
 * and those with two reasons in one; and the jobs that failed only because others had.
 */
export function countPairs(red: RedRun, { causes }: Report) {
  const causeOf = new Map(
    causes.flatMap((cause) => cause.failures.map(({ job }) => [job.listed.id, cause] as const)),
  )
  const jobs = latestAttempt(red.run)
  const gates = jobs.filter(({ key, reason }) => key === GATE && reason === undefined)
  const failed = jobs.flatMap((job) => {
    const [cause, reason] = [causeOf.get(job.id), plantedReason(job)]
    return cause === undefined || reason === undefined ? [] : [{ cause, reason }]
  })
  const pairs = failed.flatMap((one, at) =>
    failed.slice(at + 1).map((other) => ({
      isSame: one.reason === other.reason,
      isTogether: one.cause === other.cause,
      isJudgedAlike: judgementOf(one.cause) === judgementOf(other.cause),
    })),
  )
  const split = pairs.filter(({ isSame, isTogether }) => isSame && !isTogether)
  return {
    pairs: pairs.length,
    split: split.filter(({ isJudgedAlike }) => isJudgedAlike).length,
    splitByVerdict: split.filter(({ isJudgedAlike }) => !isJudgedAlike).length,
    merged: pairs.filter(({ isSame, isTogether }) => !isSame && isTogether).length,
    gates: gates.length,
    gatesApart: gates.filter(({ id }) => causeOf.has(id)).length,
  }
}

function judgementOf({ verdict }: Cause): string {
  return `${verdict.kind} ${reasonOf(verdict)}`
}

/** Returns why a job failed; `undefined` without a log that shows it. Outages with the same text have one reason. */
function plantedReason({ reason, steps, log }: PlantedJob): string | undefined {
  return log === 'whole' && reason ? `${steps[reason.step]}: ${reason.error.name}` : undefined
}
