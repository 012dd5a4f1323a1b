import type { BaseRequest } from '../../model/base-branch.ts'
import { type CauseGroup, type FailureReport, wordOf } from '../../model/report/cause.ts'
import { failedHostOf } from '../causes/causes.ts'
import { roundRobin } from '../causes/choose-logs.ts'
import { comparableSteps, type JudgeOptions } from './judge-causes.ts'
import { newestRunOfStep, judgeStep } from './judge-step.ts'
import { passedResult } from './evidence.ts'
import { besideRuns, toLearn } from './learned-runs.ts'
import { containedRuns } from './contained-commits.ts'
import {
  type BaseComparison,
  canCompare,
  hasSameError,
  type ReadComparison,
  readJobs,
} from './read-runs.ts'
import { sinceGreen } from './red-since.ts'
import { joinRequests, requestFor } from './unread-runs.ts'
import { recentRun, repeatedRequests } from './unsteady.ts'

/** Runs that show a known error, if nothing more important is left to read. */
const MIN_KNOWN_IN = 2

/**
 * Lists what to read next of the base branch; empty as soon as every verdict is clear. What decides a
 * verdict is read before what only adds to one, and the first failure of each cause before others. A
 * request that was made, even in vain, is not listed again.
 */
export function nextRequests(
  causes: readonly CauseGroup[],
  comparison: BaseComparison,
): readonly BaseRequest[] {
  const read = readJobs(comparison)
  const wanted = roundRobin(comparableSteps(causes)).map((failure) => wantedFor(failure, read))
  const stages = wanted.map((requests) => requests.findIndex(({ length }) => length > 0))
  const stage = Math.min(...stages.filter((index) => index !== -1))
  const next = wanted.flatMap((requests) => requests[stage] ?? [])
  return joinRequests(next)
}

/**
 * Lists what a failure needs, the most important first: (1) the newest run that ran the step, and the
 * newest one of a commit that this run contains, with the log of the job if it failed there; (2)
 * attempts before the latest, further runs of a commit, and logs of runs in which the step passed; (3) on the base branch itself, the runs since
 * the last green one, and their commits; (4) runs that may show that the error comes and goes; (5) one
 * more run that shows a known error.
 */
function wantedFor(
  failure: FailureReport,
  comparison: ReadComparison,
): readonly (readonly BaseRequest[])[] {
  const beside = besideRuns(failure, comparison)
  const { base, readings } = beside
  const verdict = judgeStep(beside)
  const newest = newestRunOfStep(readings, base)
  const contained = containedRuns(beside)
  const deciding = [
    newest,
    verdict.kind === 'known' ? undefined : contained && newestRunOfStep(contained, base),
  ]
  const decisions = deciding.flatMap(requestFor) // (1)
  const since = base.isCurrent && verdict.kind !== 'unsteady' ? sinceGreen(beside) : [] // (3)
  if (!canCompare(failure) || verdict.kind === 'unsteady') return [decisions, since]
  const again = repeatedRequests(beside, wordOf(verdict) === 'new') // (2)
  const learning = toLearn(beside, verdict)
  const recent = requestFor(recentRun(readings)) // (4)
  const more = verdict.kind === 'known' && verdict.evidence.length < MIN_KNOWN_IN // (5)
  const next = readings.slice(readings.findIndex(hasSameError) + 1).find(({ run }) => run.completed)
  return [decisions, [...again, ...learning], since, recent, more ? requestFor(next) : []]
}

/**
 * Lists the logs of the jobs that passed what is new here, one for each cause: they show what else differs, and what the
 * step prints when it passes. Beyond the first cause, none is read for a test with what it says.
 */
export function greenRequests(
  causes: readonly CauseGroup[],
  { run, jobs = [], base, runners }: JudgeOptions,
): readonly BaseRequest[] {
  if (base === undefined) return []
  const comparison = readJobs({ run, jobs, base })
  const wanted = comparableSteps(causes).flatMap(([step], at): BaseRequest | [] => {
    if (step === undefined) return []
    const isUnread = runners?.get(step.job.job.id)?.runnerVersion === undefined
    if (isUnread && failedHostOf(step) === undefined) return []
    const beside = besideRuns(step, comparison)
    const green = passedResult(judgeStep(beside), beside)
    if (green === undefined || base.responses.excerpts.has(green.job.id)) return []
    const [first] = step.excerpts[0]?.errors?.entries ?? []
    if (at > 0 && first?.isTest && first.detail !== undefined) return []
    const from = beside.readings.find(({ result }) => result === green)?.run
    return { kind: 'log', run: from, job: green.job, steps: green.step ? [green.step] : [] }
  })
  return joinRequests(wanted)
}
