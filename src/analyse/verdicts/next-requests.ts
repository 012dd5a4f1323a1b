// What a verdict needs to be read next.
import type { BaseRequest } from '../../model/base-branch.ts'
import { mayExplain } from '../../model/judgement.ts'
import { MAX_SEEN } from '../../model/known-issue.ts'
import {
  type CauseGroup,
  type FailureReport,
  type ComparedVerdict,
  wordOf,
} from '../../model/report/cause.ts'
import type { Job, Step } from '../../model/run.ts'
import { isSome, uniqueBy } from '../../model/some.ts'
import { greenOf } from './changed-since.ts'
import { roundRobin } from '../causes/choose-logs.ts'
import { type IssuesNow, openingMatch } from '../same/judge-by-issues.ts'
import { matchIssues } from '../same/match-issues.ts'
import { findGap, type Opening, type ProofLogs } from '../same/prove.ts'
import { comparableSteps, greensIn, type JudgeOptions } from './judge-causes.ts'
import { judgeStep, newestRunOfStep, containedRuns, sinceGreen } from './judge-step.ts'
import { MAX_GREEN_LOGS, passedRequests, besideRuns, toLearn } from './learned-runs.ts'
import {
  type Beside,
  type ReadComparison,
  type Reading,
  readJobs,
  type BaseComparison,
  canCompare,
  hasSameError,
} from './read-runs.ts'
import { recentRun, repeatedRequests } from './unsteady.ts'
import { joinRequests, requestFor } from './unread-runs.ts'
import { failedHostOf } from '../causes/cause-kinds.ts'

/** What to read to show that nothing but what issues list failed. */
interface ProofRequests {
  readonly base: readonly BaseRequest[]
  /** Ids of jobs. */
  readonly seen: readonly number[]
}

const NO_REQUESTS: ProofRequests = { base: [], seen: [] }

/** Lists what to read next to show that nothing but what issues list failed in steps that they let pass. */
export function nextProof(causes: readonly CauseGroup[], options: JudgeOptions): ProofRequests {
  const { run, jobs = [], base, issues, seen = new Map(), compared } = options
  if (issues === undefined) return NO_REQUESTS
  const comparison = base && readJobs({ run, jobs, base, compared })
  const wanted = roundRobin(comparableSteps(causes)).map((step) =>
    proofOf(step, { comparison, issues, seen }),
  )
  const shown = new Set(wanted.flatMap((one) => one.seen))
  return { base: joinRequests(wanted.flatMap((one) => one.base)), seen: [...shown] }
}

interface ProofFacts extends Pick<ProofLogs, 'seen'> {
  readonly comparison: ReadComparison | undefined
  readonly issues: IssuesNow
}

/**
 * Lists what a step needs, if a block shows a log: first the log of a run that passed it, and one log of each block; then the log of a run that
 * passed where a block shows another job; as long as these leave a gap, one log more of each.
 */
function proofOf(step: FailureReport, { comparison, issues, seen }: ProofFacts): ProofRequests {
  const opening = openingMatch(matchIssues(step, issues.issues), issues)
  if (!opening?.match.found.some(({ failure }) => isSome(failure.seen))) return NO_REQUESTS
  const mayRerun = opening.match.found.some(({ failure }) => failure.rerun)
  if (!mayRerun && isExplainedByRuns(step, comparison)) return NO_REQUESTS
  const passedLogsOf = (one: FailureReport, count: number) =>
    comparison === undefined ? [] : passedRequests(besideRuns(one, comparison), count)
  const first = { base: passedLogsOf(step, 1), seen: unread(opening, 1, seen) }
  if (first.base.length + first.seen.length > 0) return first
  const legs = opening.match.found
    .flatMap(({ failure }) => failure.seen.flatMap((id) => seen.get(id) ?? []))
    .flatMap((leg) => (leg.job.listed.name === step.job.listed.name ? [] : passedLogsOf(leg, 1)))
  if (legs.length > 0) return { base: legs, seen: [] }
  const gap = findGap(step, opening, { greensOf: greensIn(comparison), seen })
  if (gap === undefined) return NO_REQUESTS
  const next = [2, MAX_SEEN].map((count) => unread(opening, count, seen))
  return {
    base: passedLogsOf(step, MAX_GREEN_LOGS),
    seen: next.find(({ length }) => length > 0) ?? [],
  }
}

/** Whether other runs explain a failure, so that an issue is needed for a re-run alone. */
function isExplainedByRuns(step: FailureReport, comparison: ReadComparison | undefined): boolean {
  if (comparison === undefined) return false
  return mayExplain(judgeStep(besideRuns(step, comparison)))
}

/** Lists the first logs of each block, as many as `count`, that were not read. */
function unread(
  { match: { found } }: Opening,
  count: number,
  seen: ProofLogs['seen'],
): readonly number[] {
  return found.flatMap(({ failure }) => failure.seen.slice(0, count)).filter((id) => !seen.has(id))
}

/** Runs that show a known error, if nothing more important is left to read. */
const MIN_KNOWN_IN = 2

/**
 * Lists what to read next of the base branch; empty as soon as every verdict is clear. What decides a
 * verdict is read before what only adds to one, and the first failure of each cause before others. A
 * request that was made, even in vain, is not listed again.
 *
 * @param isAhead whether what is read after a log, whatever that shows, is read beside it; not if few requests remain
 */
export function nextRequests(
  causes: readonly CauseGroup[],
  comparison: BaseComparison,
  isAhead = false,
): readonly BaseRequest[] {
  const read = readJobs(comparison)
  const failed = roundRobin(comparableSteps(causes)).map((failure) => besideRuns(failure, read))
  const wanted = failed.map(wantedFor)
  const stages = wanted.map((requests) => requests.findIndex(({ length }) => length > 0))
  const stage = Math.min(...stages.filter((index) => index !== -1))
  const next = wanted.flatMap((requests) => requests[stage] ?? [])
  return joinRequests([...next, ...(isAhead ? failed.flatMap(besideLog) : [])])
}

/** Returns the newest run that ran the step, and, unless the error is known, the newest one of a commit that this run contains. */
function decidingRuns(beside: Beside, verdict: ComparedVerdict): readonly (Reading | undefined)[] {
  const { readings, base } = beside
  const contained = verdict.kind === 'known' ? undefined : containedRuns(beside)
  return [newestRunOfStep(readings, base), contained && newestRunOfStep(contained, base)]
}

/**
 * Lists the jobs of the run before the one that decides, while the log of that is not read. If that run passed, they are
 * wanted for the log of the step, should the error be another one, and as one more run, should it be the same. They are not
 * if the log is gone, or if an attempt before or a run of the same commit passed.
 */
function besideLog(beside: Beside): readonly BaseRequest[] {
  const verdict = judgeStep(beside)
  const [red, contained = red] = decidingRuns(beside, verdict)
  if (verdict.kind !== 'unknown' || red?.result.kind !== 'log-unread') return []
  if (contained !== red || red.attempt > 1) return []
  const older = beside.readings.slice(beside.readings.indexOf(red) + 1)
  const before = older.find(({ run }) => run.completed)
  return passedRequests(beside, 1).filter(
    (request) => request.kind === 'jobs' && request.run === before?.run,
  )
}

/**
 * Lists what a failure needs, the most important first: (1) the newest run that ran the step, and the
 * newest one of a commit that this run contains, with the log of the job if it failed there; (2)
 * attempts before the latest, further runs of a commit, and logs of runs in which the step passed; (3) on the base branch itself, the runs since
 * the last green one, and their commits; (4) runs that may show that the error comes and goes; (5) one
 * more run that shows a known error.
 */
function wantedFor(beside: Beside): readonly (readonly BaseRequest[])[] {
  const { failure, base, readings } = beside
  const verdict = judgeStep(beside)
  const decisions = decidingRuns(beside, verdict).flatMap(requestFor) // (1)
  const since = base.isCurrent && verdict.kind !== 'unsteady' ? sinceGreen(beside) : [] // (3)
  if (!canCompare(failure) || verdict.kind === 'unsteady') return [decisions, since]
  const again = repeatedRequests(beside, wordOf(verdict) === 'new') // (2)
  const learning = toLearn(beside, verdict)
  const recent = requestFor(recentRun(readings)) // (4)
  const more = verdict.kind === 'known' && verdict.context.evidence.length < MIN_KNOWN_IN // (5)
  const next = readings.slice(readings.findIndex(hasSameError) + 1).find(({ run }) => run.completed)
  return [decisions, [...again, ...learning], since, recent, more ? requestFor(next) : []]
}

/** A job that passed, and its step that failed here. */
export interface GreenStep {
  readonly job: Job
  readonly step: Step | undefined
}

interface GreenRequests {
  /** Of what is new: with the lines of the step. */
  readonly logs: readonly BaseRequest[]
  /** Of what is known or unsteady: what their start names, since their lines could change a verdict. */
  readonly starts: readonly GreenStep[]
}

/**
 * Lists the logs of the jobs that passed what fails here, one for each cause: they show what else changed, and for what is new
 * also what the step prints when it passes. Beyond the first cause, none is read for a test with what it says.
 */
export function greenRequests(
  causes: readonly CauseGroup[],
  { run, jobs = [], base, runners = new Map(), compared }: JudgeOptions,
): GreenRequests {
  if (base === undefined) return { logs: [], starts: [] }
  const comparison = readJobs({ run, jobs, base, compared })
  const wanted = comparableSteps(causes).flatMap(([failure], at) => {
    if (failure === undefined) return []
    const isUnread = runners.get(failure.job.listed.id)?.versions === undefined
    if (isUnread && failedHostOf(failure) === undefined) return []
    const beside = besideRuns(failure, comparison)
    const verdict = judgeStep(beside)
    const green = greenOf(verdict, beside, runners)
    const [first] = failure.excerpts[0]?.errors?.entries ?? []
    if (green === undefined || (at > 0 && first?.isTest && first.detail !== undefined)) return []
    const { job, step } = green.result
    const isRead = base.responses.excerpts.has(job.id) || runners.has(job.id)
    return isRead ? [] : { run: green.run, job, step, isNew: verdict.kind === 'new' }
  })
  return {
    logs: joinRequests(
      wanted
        .filter(({ isNew }) => isNew)
        .map(({ run: from, job, step }) => ({
          ...{ kind: 'log', run: from, job },
          steps: step ? [step] : [],
        })),
    ),
    starts: uniqueBy(
      wanted.filter(({ isNew }) => !isNew),
      ({ job }) => job.id,
    ),
  }
}
