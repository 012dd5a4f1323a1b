// What to read next to judge a failed step.
import type { BaseRequest } from '../../model/base-branch.ts'
import { mayExplain } from '../../model/judgement.ts'
import { MAX_SEEN } from '../../model/known-issue.ts'
import { type ComparedVerdict, type LoggedFailure, wordOf } from '../../model/report/cause.ts'
import { isSome } from '../../model/some.ts'
import type { ListedStep } from '../same/judge-by-issues.ts'
import type { Opening, ProofLogs } from '../same/prove.ts'
import { newestRunOfStep, containedRuns, sinceGreen } from './judge-step.ts'
import { MAX_GREEN_LOGS, passedRequests, toLearn } from './learned-runs.ts'
import { type Beside, type Reading, canCompare, hasSameError } from './read-runs.ts'
import { greenOf } from './green-of.ts'
import { legRequest } from './other-legs.ts'
import { recentRun, repeatedRequests } from './unsteady.ts'
import { requestFor } from './unread-runs.ts'

/** Something to read next. Of a question, the lowest stage that has anything is read first. */
export interface Next<Request = BaseRequest> {
  /**
   * `base`: what decides a verdict, or adds to it; `ahead`: what is read after a log, whatever that shows; `green`: the log of
   * the job that passed what is new; `proof`: what shows that nothing but what issues list failed.
   */
  readonly question: 'base' | 'ahead' | 'green' | 'proof'
  readonly stage: number
  readonly request: Request
}

/** A request to the base branch, or for a job that an issue shows. */
export type ProofRequest = BaseRequest | { readonly kind: 'seen'; readonly id: number }

/** Lists what to read next of the base branch for a failed step. What was read, even in vain, is not listed again. */
export function nextOfStep(beside: Beside, verdict: ComparedVerdict): readonly Next[] {
  return [
    ...nextOf('base', ...basedOn(beside, verdict)),
    ...nextOf('ahead', besideLog(beside, verdict)),
    ...nextOf('green', greenLog(beside, verdict)),
  ]
}

function nextOf<Request>(
  question: Next['question'],
  ...stages: readonly (readonly Request[])[]
): readonly Next<Request>[] {
  return stages.flatMap((requests, stage) =>
    requests.map((request) => ({ question, stage, request })),
  )
}

/** Runs that show a known error, if nothing more important is left to read. */
const MIN_KNOWN_IN = 2

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
function besideLog(beside: Beside, verdict: ComparedVerdict): readonly BaseRequest[] {
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
 * more run that shows a known error; (6) another leg that can
 * have the tests that are new.
 */
function basedOn(beside: Beside, verdict: ComparedVerdict): readonly (readonly BaseRequest[])[] {
  const { failure, base, readings } = beside
  const decisions = decidingRuns(beside, verdict).flatMap(requestFor) // (1)
  const since = base.isCurrent && verdict.kind !== 'unsteady' ? sinceGreen(beside) : [] // (3)
  if (!canCompare(failure) || verdict.kind === 'unsteady') return [decisions, since]
  const again = repeatedRequests(beside, wordOf(verdict) === 'new') // (2)
  const learning = toLearn(beside, verdict)
  const recent = requestFor(recentRun(readings)) // (4)
  const more = verdict.kind === 'known' && verdict.context.evidence.length < MIN_KNOWN_IN // (5)
  const next = readings.slice(readings.findIndex(hasSameError) + 1).find(({ run }) => run.completed)
  const known = more ? requestFor(next) : []
  return [decisions, [...again, ...learning], since, recent, known, legRequest(beside, verdict)]
}

/** Requests the log of the job that passed what is new here: it shows what else differs, and what the step prints when it passes. */
function greenLog(beside: Beside, verdict: ComparedVerdict): readonly BaseRequest[] {
  const green = verdict.kind === 'new' ? greenOf(verdict, beside) : undefined
  if (green === undefined) return []
  const { job, step } = green.result
  if (beside.base.responses.excerpts.has(job.id)) return []
  return [{ kind: 'log', run: green.run, job, steps: step ? [step] : [] }]
}

interface ProofFacts extends Pick<ProofLogs, 'seen'> {
  readonly besideOf: (failure: LoggedFailure) => Beside | undefined
  /** Verdict of the base branch; if it explains the failure, an issue is needed for a re-run alone. */
  readonly verdict: ComparedVerdict | undefined
}

/**
 * Lists what shows that nothing but what issues list failed in a step, if a block shows a log: first the log of a run that
 * passed it, and one log of each block; then the log of a run that passed where a block shows another job; as long as these
 * leave a gap, one log more of each.
 */
export function nextProof(
  failed: LoggedFailure,
  { opening, gap }: ListedStep,
  { seen, besideOf, verdict }: ProofFacts,
): readonly Next<ProofRequest>[] {
  if (!opening?.match.found.some(({ failure }) => isSome(failure.seen))) return []
  const mayRerun = opening.match.found.some(({ failure }) => failure.rerun)
  if (!mayRerun && verdict !== undefined && mayExplain(verdict)) return []
  const passedLogsOf = (one: LoggedFailure, count: number) => {
    const beside = besideOf(one)
    return beside === undefined ? [] : passedRequests(beside, count)
  }
  const first = [...passedLogsOf(failed, 1), ...unread(opening, 1, seen)]
  if (first.length > 0) return nextOf('proof', first)
  const legs = opening.match.found
    .flatMap(({ failure }) => failure.seen.flatMap((id) => seen.get(id) ?? []))
    .flatMap((leg) => (leg.job.listed.name === failed.job.listed.name ? [] : passedLogsOf(leg, 1)))
  if (legs.length > 0) return nextOf('proof', legs)
  if (gap() === undefined) return []
  const more = [2, MAX_SEEN].map((count) => unread(opening, count, seen))
  const last = more.find(({ length }) => length > 0) ?? []
  return nextOf('proof', [...passedLogsOf(failed, MAX_GREEN_LOGS), ...last])
}

/** Requests the first logs of each block, as many as `count`, that were not read. */
function unread(
  { match: { found } }: Opening,
  count: number,
  seen: ProofLogs['seen'],
): readonly ProofRequest[] {
  return found
    .flatMap(({ failure }) => failure.seen.slice(0, count))
    .filter((id) => !seen.has(id))
    .map((id) => ({ kind: 'seen', id }))
}
