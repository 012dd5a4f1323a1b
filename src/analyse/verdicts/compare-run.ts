// What the base branch and issues show of the failed steps of a run, and what they would be read for next.
import type { BaseBranch } from '../../model/base-branch.ts'
import { memoize, once } from '../../model/logged/memoize.ts'
import type {
  CauseGroup,
  ComparedVerdict,
  FailureReport,
  LoggedFailure,
} from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import type { Some } from '../../model/some.ts'
import { mayBeCodes } from '../causes/cause-kinds.ts'
import { comparedLogs, type ComparedLogs } from '../same/compared-logs.ts'
import { type IssuesNow, type ListedStep, listStep } from '../same/judge-by-issues.ts'
import type { ProofLogs } from '../same/prove.ts'
import { judgeStep } from './judge-step.ts'
import { besideRuns, passedLogs } from './learned-runs.ts'
import { type Next, nextOfStep, nextProof, type ProofRequest } from './next-of-step.ts'
import { type Beside, byStep, readJobs } from './read-runs.ts'

/** What was read to compare the failures of a run; `undefined` if it was not read, or does not exist. */
interface ComparedFacts {
  readonly run: Run
  readonly jobs: readonly JobReport[] | undefined
  readonly causes: readonly CauseGroup[]
  readonly base?: BaseBranch | undefined
  readonly issues?: IssuesNow | undefined
  readonly seen?: ProofLogs['seen'] | undefined
  /** What was compared of logs so far. @default nothing */
  readonly logs?: ComparedLogs | undefined
}

/** The failures of a run beside what other runs and issues show of them. Each is compared once, when it is needed. */
export interface ComparedRun extends Required<ComparedFacts>, ProofLogs {
  readonly jobs: readonly JobReport[]
  readonly seen: ProofLogs['seen']
  readonly logs: ComparedLogs
  /** Splits a failure as `byStep` does, each time into the same ones. */
  readonly stepsOf: (failure: FailureReport) => Some<FailureReport>
  /** Returns what each run of the base branch shows of a failure; `undefined` if none was read. */
  readonly besideOf: (failure: LoggedFailure) => Beside | undefined
  readonly byRuns: (failed: FailureReport) => ByRuns | undefined
  readonly byIssues: (failed: FailureReport) => ByIssues | undefined
}

/** Verdict of the base branch on a failed step. */
interface ByRuns {
  readonly beside: Beside
  readonly verdict: ComparedVerdict
  readonly next: readonly Next[]
}

/** What issues list of a failed step. */
interface ByIssues extends ListedStep {
  readonly next: readonly Next<ProofRequest>[]
}

/** Compares the failures of a run with what was read. */
export function compareRun(facts: ComparedFacts): ComparedRun {
  const { run, jobs = [], base, issues, seen = new Map(), logs = comparedLogs() } = facts
  const comparison = once(() => base && readJobs({ run, jobs, base, compared: logs }))
  const besideOf = memoize((failure: LoggedFailure) => {
    const read = comparison()
    return read && besideRuns(failure, read)
  })
  const greensOf = (failure: LoggedFailure) => {
    const beside = besideOf(failure)
    return beside === undefined ? [] : passedLogs(beside)
  }
  const byRuns = memoize((failed: FailureReport) => {
    const beside = besideOf(failed)
    if (beside === undefined) return undefined
    const verdict = judgeStep(beside)
    return { beside, verdict, next: nextOfStep(beside, verdict) }
  })
  const proof = { greensOf, seen }
  const byIssues = memoize((failed: FailureReport) => {
    const listed = issues && listStep(failed, issues, proof)
    if (listed === undefined) return undefined
    const next = mayBeCodes(failed)
      ? nextProof(failed, listed, { seen, besideOf, verdict: byRuns(failed)?.verdict })
      : []
    return { ...listed, next }
  })
  const stepsOf = memoize(byStep)
  return {
    ...{ ...facts, base, issues, jobs, logs, ...proof },
    ...{ stepsOf, besideOf, byRuns, byIssues },
  }
}

/** Lists the steps whose failures the runs of the base branch can explain, one list per cause. */
export function comparableSteps(
  causes: readonly { readonly failures: readonly FailureReport[] }[],
  stepsOf: ComparedRun['stepsOf'] = byStep,
): readonly FailureReport[][] {
  return causes.map(({ failures }) => failures.flatMap(stepsOf).filter(mayBeCodes))
}
