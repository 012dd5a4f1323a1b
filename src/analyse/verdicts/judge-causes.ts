import type { BaseBranch, OtherBranches } from '../../model/base-branch.ts'
import type {
  Cause,
  CauseGroup,
  FailureReport,
  JudgedFailures,
  Verdict,
} from '../../model/report/cause.ts'
import { type CauseKind, ORIGINS, type UnknownReason } from '../../model/reasons.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { RunnerFacts } from '../../model/logged/log-facts.ts'
import type { MonthRecord } from '../../model/shapes/month.ts'
import type { Run } from '../../model/run.ts'
import { groupsOf, mapSome, type Some, sortSome } from '../../model/some.ts'
import type { ComparedAttempts } from '../history/attempts.ts'
import { machineChanges } from '../history/explain-slower.ts'
import { provenKindOf } from '../causes/cause-kinds.ts'
import { inTurn } from '../causes/choose-logs.ts'
import { type IssuesNow, joinListed, withIssues } from '../known-issues/judge-by-issues.ts'
import type { ProofLogs } from '../known-issues/prove.ts'
import { verdictRank } from '../causes/order-causes.ts'
import { elsewhereOf } from './elsewhere.ts'
import { evidenceOf, passedResult } from './evidence.ts'
import { byStep } from './failed-steps.ts'
import { containedRuns, isOlder } from './order.ts'
import { passedLogs, readRuns } from './learned-runs.ts'
import {
  ranStep,
  passedThere,
  hasSameError,
  isUnread,
  type ReadComparison,
  type Reading,
  readJobs,
} from './read-runs.ts'
import { MAX_RUNS_TO_STEP } from './unread-runs.ts'
import { findRedSince } from './red-since.ts'
import { monthEvidenceOf } from './month-evidence.ts'
import { passedAttempts, separateSeries, unsteadyRuns } from './unsteady.ts'

/** What was read to judge failures; `undefined` if it was not read, or does not exist. */
export interface JudgeFacts {
  readonly base?: BaseBranch | undefined
  readonly others?: OtherBranches | undefined
  readonly month?: MonthRecord | undefined
  readonly seen?: ProofLogs['seen'] | undefined
  /** What the runners of jobs say of themselves, by job id. */
  readonly runners?: ReadonlyMap<number, RunnerFacts | undefined> | undefined
}

export interface JudgeOptions extends JudgeFacts {
  readonly run: Run
  readonly jobs: readonly JobReport[] | undefined
  readonly attempts?: ComparedAttempts | undefined
  /** `undefined` if they were not read. */
  readonly issues?: IssuesNow | undefined
}

/** Adds to each cause whose failures these are, as far as the data show. */
export function judgeCauses(
  causes: readonly CauseGroup[],
  {
    run,
    jobs = [],
    attempts,
    base,
    others,
    month,
    issues,
    seen = new Map(),
    runners,
  }: JudgeOptions,
): Cause[] {
  const comparison = base && readJobs({ run, jobs, base })
  const compare = (step: FailureReport, cause: CauseGroup): Verdict => {
    const kind = provenKindOf(step)
    if (isInfrastructure(kind, step)) return { kind: 'infrastructure', evidence: [] }
    if (!isCodes(kind)) return unknown('not-read')
    // Its own log may say what the logs of others with this cause do.
    if (!isCodes(cause.kind) && step.excerpts.length === 0) return unknown('no-log')
    const passed = passedAttempts(step, run, attempts)
    if (passed.length > 0) return { kind: 'unsteady', evidence: passed }
    if (comparison === undefined) return unknown('not-read')
    const readings = readRuns(step, comparison)
    const verdict = judge(step, readings, comparison)
    const { id = NaN } = passedResult(verdict, readings)?.job ?? {}
    const differs = machineChanges(runners?.get(step.job.job.id), runners?.get(id))
    return { ...verdict, ...(differs.length > 0 && { differs }), branch: comparison.base.name }
  }
  const judgeStep = (step: FailureReport, cause: CauseGroup): Verdict => {
    const compared = compare(step, cause)
    const verdict =
      issues === undefined
        ? compared
        : withIssues(compared, step, issues, { greens: greensOf(step, comparison), seen })
    if (!mayBeElsewhere(verdict, step)) return verdict
    return {
      ...verdict,
      elsewhere: others && elsewhereOf(step, { run, jobs, others }),
      inMonth: month && monthEvidenceOf(step, cause.message, run.workflow, month),
    }
  }
  return causes.map((cause) => {
    const judged = mapSome(cause.failures, (failure) => ({
      failure,
      verdict: byStep(failure)
        .map((step) => judgeStep(step, cause))
        .reduce(worseVerdict),
    }))
    const verdicts = groupVerdicts(judged)
    return { ...cause, verdict: verdicts[0].verdict, verdicts }
  })
}

/** Lists the logs of the step in runs of the base branch in which its job passed it. */
export function greensOf(step: FailureReport, comparison: ReadComparison | undefined) {
  return comparison === undefined
    ? []
    : passedLogs(step, readRuns(step, comparison), comparison.base)
}

/** Whether other branches can say more of a failure: neither the base branch nor an issue explains it. */
function mayBeElsewhere({ kind }: Verdict, { excerpts }: FailureReport): boolean {
  return (kind === 'new' || kind === 'unknown') && excerpts.length > 0
}

/** Lists the steps of whose failures other branches can say more, the first failure of each cause before others. */
export function unexplainedSteps(
  causes: readonly CauseGroup[],
  options: JudgeOptions,
): readonly FailureReport[] {
  const unexplained = judgeCauses(causes, options).map(({ verdicts }) => ({
    failures: verdicts.flatMap(({ verdict, failures }) =>
      failures.filter((failure) => mayBeElsewhere(verdict, failure)),
    ),
  }))
  return inTurn(comparableSteps(unexplained))
}

/** Returns the verdict that weighs more of those of two steps; if both are known, with the issues of both. */
function worseVerdict(one: Verdict, other: Verdict): Verdict {
  const difference = verdictRank(other) - verdictRank(one)
  if (difference !== 0) return difference < 0 ? other : one
  // What issues list of one step says nothing of another that is not known.
  return one.kind === 'known' ? { ...one, issues: joinListed(one.issues, other.issues) } : one
}

/** Lists the steps whose failures the runs of the base branch can explain, one list per cause. */
export function comparableSteps(
  causes: readonly { readonly failures: readonly FailureReport[] }[],
): readonly FailureReport[][] {
  return causes.map(({ failures }) =>
    failures.flatMap(byStep).filter((step) => isCodes(provenKindOf(step))),
  )
}

/** Returns whether the code can be the reason for a failure, so that other runs can show it. */
function isCodes(kind: CauseKind): boolean {
  return ORIGINS[kind] === 'code'
}

function isInfrastructure(kind: CauseKind, { failure }: FailureReport): boolean {
  if (failure.kind === 'never-started') return failure.infrastructure
  if (failure.kind === 'cancelled') return failure.unstarted?.infrastructure === true
  return ORIGINS[kind] === 'infrastructure'
}

interface FailureVerdict {
  readonly failure: FailureReport
  readonly verdict: Verdict
}

/** Fields that differ in equal verdicts on two legs: the evidence, and those of the job that they name, at any depth. */
const OF_ONE_LEG: ReadonlySet<string> = new Set([
  'evidence',
  'inLastRuns',
  'job',
  'jobId',
  'url',
  'attempt',
  'outcome',
  'stepsListed',
])

/** Groups failures by verdict, whatever `OF_ONE_LEG` has, with the evidence for all of them. */
function groupVerdicts(judged: Some<FailureVerdict>): Some<JudgedFailures> {
  const keyOf = ({ verdict: { inMonth, ...verdict } }: FailureVerdict) =>
    JSON.stringify([verdict, inMonth?.name], (name, value: unknown) =>
      OF_ONE_LEG.has(name) ? undefined : value,
    )
  const groups = mapSome(groupsOf(judged, keyOf), (alike): JudgedFailures => {
    const verdicts = mapSome(alike, ({ verdict }) => verdict)
    const [first] = verdicts
    const compared = verdicts.flatMap((verdict) => verdict.compared ?? [])
    const merged: Verdict = {
      ...first,
      evidence: mergeEvidence(verdicts),
      compared: first.compared && { ...first.compared, evidence: mergeEvidence(compared) },
      inLastRuns: first.inLastRuns && verdicts.every(({ inLastRuns }) => inLastRuns),
    }
    return {
      verdict: verdicts.length === 1 ? first : merged,
      failures: mapSome(alike, ({ failure }) => failure),
    }
  })
  return sortSome(groups, ({ verdict }) => verdictRank(verdict))
}

/** Lists the evidence of several verdicts, each job once, newest first. */
function mergeEvidence(verdicts: readonly Verdict[]): Verdict['evidence'] {
  const evidence = verdicts.flatMap((verdict) => verdict.evidence)
  return [...new Map(evidence.map((each) => [each.url, each])).values()].toSorted(
    (a, b) => b.runId - a.runId,
  )
}

/**
 * Judges the failure of a step by the runs of the base branch: (1) the error comes and goes; (2) the branch
 * has it now, in the newest run that ran the step; (3) it had it in the newest run of a commit that the
 * reported run contains, or (4) passed the step there; (5) it fails there with another error, or with one
 * that can't be read. What GitHub does not list decides nothing.
 */
export function judge(
  failure: FailureReport,
  readings: readonly Reading[],
  comparison: ReadComparison,
): Verdict {
  const { base } = comparison
  const unsteady = unsteadyRuns(failure, readings, comparison)
  if (unsteady.length > 0) return { kind: 'unsteady', evidence: unsteady } // 1
  const withSeries = (verdict: Verdict): Verdict => ({
    ...verdict,
    redSince: findRedSince(failure, readings, comparison),
  })
  const newest = decisive(readings, base)
  if (newest !== undefined && hasSameError(newest))
    return withSeries(knownVerdict(newest, readings, true)) // 2
  if (newest?.result.kind === 'not-listed') return notListed(newest)
  if (newest !== undefined && !ranStep(newest)) return unknown('not-read')
  const contained = containedRuns(readings, base)
  const decided = contained === undefined ? newest : decisive(contained, base)
  if (decided === undefined || (contained === undefined && passedThere(decided))) {
    if (newest === undefined) return unknown(...whyNone(readings))
    if (!passedThere(newest)) return unknown('not-run')
    return unknown('unknown-commit', [newest, ...readings.filter(hasSameError)])
  }
  if (hasSameError(decided)) {
    const passedSince = newest && passedThere(newest) ? evidenceOf(newest) : undefined
    return { ...knownVerdict(decided, readings, false), passedSince } // 3
  }
  const { result } = decided
  switch (result.kind) {
    case 'passed':
      return isOlder(decided, contained ?? [], base)
        ? unknown('older-base', [decided])
        : withSeries({
            kind: 'new',
            evidence: [decided, ...separateSeries(readings)].map(evidenceOf),
          }) // 4
    case 'failed':
      return {
        ...unknown(result.error === 'other' ? 'other-error' : 'no-log', [decided]),
        almost: result.almost,
      } // 5
    case 'not-listed':
      return notListed(decided)
    case 'unread':
    case 'unreadable':
    case 'log-unread':
    case 'not-run':
    case 'unfinished':
      return unknown('not-read')
  }
}

/**
 * Returns the newest run that ran the step, or one of the first that may have run it. Of unfinished runs,
 * only those whose commit the reported run contains are read.
 */
export function decisive(
  readings: readonly Reading[],
  { testsMerge }: BaseBranch,
): Reading | undefined {
  const isRelevant = (reading: Reading) => {
    const { kind } = reading.result
    if (isUnread(reading)) return reading.run.completed || testsMerge
    return kind !== 'not-run' && kind !== 'unfinished'
  }
  const relevantIndex = readings.findIndex(isRelevant)
  const first = readings[relevantIndex]
  return first !== undefined && (relevantIndex < MAX_RUNS_TO_STEP || ranStep(first))
    ? first
    : undefined
}

/** @param isNewest whether it is the newest run that ran the step */
function knownVerdict(first: Reading, readings: readonly Reading[], isNewest: boolean): Verdict {
  const series = seriesAt(first, readings)
  const ran = readings.filter((reading) => ranStep(reading) || isUnread(reading))
  const { measured = [], learned } = first.result.kind === 'failed' ? first.result : {}
  return {
    kind: 'known',
    evidence: series.map(evidenceOf),
    inLastRuns: isNewest && series.every((reading, at) => ran[at] === reading),
    ...(measured.length > 0 && { measured }),
    ...(learned && { learned: [evidenceOf(learned)] }),
  }
}

/** Lists the runs in a row that failed with the same error, from one on to the first other one. */
function seriesAt(first: Reading, readings: readonly Reading[]): readonly Reading[] {
  const ran = readings
    .slice(readings.indexOf(first))
    .filter(({ result }) => result.kind !== 'not-run')
  const end = ran.findIndex(({ result }) => result.kind !== 'failed' || result.error === 'other')
  return ran.slice(0, end === -1 ? ran.length : end).filter(hasSameError)
}

/** Returns why no run of the base branch says anything about a failure. */
function whyNone(readings: readonly Reading[]): [UnknownReason, Reading[]?] {
  if (readings.length === 0) return ['no-base']
  const elsewhere = readings.find(({ result }) => result.kind === 'not-run' && result.failed)
  return elsewhere === undefined ? ['not-run'] : ['other-error', [elsewhere]]
}

function notListed(reading: Reading): Verdict {
  const { result } = reading
  const isEvidence = result.kind === 'not-listed' && result.failed !== undefined
  return unknown('not-listed', isEvidence ? [reading] : [])
}

function unknown(reason: UnknownReason, evidence: readonly Reading[] = []): Verdict {
  return { kind: 'unknown', reason, evidence: evidence.map(evidenceOf) }
}
