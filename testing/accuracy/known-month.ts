import { classifyFailures } from '../../src/actions/rerun/classify-failures.ts'
import { buildReport } from '../../src/build-report.ts'
import type { JudgedFailures } from '../../src/model/report/cause.ts'
import type { Report } from '../../src/model/report/report.ts'
import { gated } from '../gate.ts'
import { at, makeTarget } from '../make-run.ts'
import {
  type Month,
  type MonthAttempt,
  type MonthRun,
  simulateMonth,
} from '../simulate/known-month.ts'
import { monthClient } from '../simulate/known-month/client.ts'
import { idOfRun, type MonthGitHub, monthGitHub } from '../simulate/known-month/github.ts'
import { type AttemptTruth, type JobTruth, truthOf } from '../simulate/known-month/truth.ts'
import { BASE_BRANCH } from '../simulate/red-run.ts'
import type { Accuracy } from './accuracy.ts'

const SEED = 62

/** An attempt that failed: what is true, and what the report says. */
interface MeasuredAttempt {
  readonly run: MonthRun
  readonly attempt: MonthAttempt
  readonly truth: AttemptTruth
  readonly jobs: readonly JudgedJob[]
  readonly gateFails: boolean
  readonly reruns: boolean
}

/** A job that failed: what is true, and what the report says. */
interface JudgedJob {
  readonly truth: JobTruth
  readonly verdict: string
  /** What other runs show, if issues alone made the verdict. */
  readonly compared: string | undefined
  readonly issues: readonly number[]
}

/** Measures verdicts, gate and re-runs in a month of a repository whose people list known failures in issues. */
export async function describeKnownMonth(): Promise<Accuracy> {
  const month = simulateMonth(SEED)
  const measured = await measureMonth(month)
  return describeMonth(month, measured)
}

/** Reports each attempt of a month that failed, when it has finished. */
export async function measureMonth(month: Month): Promise<MeasuredAttempt[]> {
  const github = monthGitHub(month)
  const measured: MeasuredAttempt[] = []
  for (const run of month.runs)
    for (const attempt of run.attempts)
      if (attempt.failed.length > 0)
        measured.push(await measureAttempt(github, { month, run, attempt }))
  return measured
}

async function measureAttempt(
  github: MonthGitHub,
  { month, run, attempt }: { month: Month; run: MonthRun; attempt: MonthAttempt },
): Promise<MeasuredAttempt> {
  const time = attempt.reportedAt
  const { client } = monthClient(github, time)
  const report = await buildReport({
    client,
    target: makeTarget({ runId: idOfRun(run), attempt: run.attempts.indexOf(attempt) + 1 }),
    allowedFailures: [],
    budgets: [],
    historyRuns: 0,
    defaultBranch: BASE_BRANCH,
    // GitHub lists no pull request with the run of a fork, but the event names it.
    baseBranch: run.fork ? BASE_BRANCH : undefined,
    knownIssues: 'known-failure',
    logLines: 20,
    settle: 0,
    signal: new AbortController().signal,
    now: () => at(time),
    sleep: () => Promise.resolve(),
  })
  const truth = truthOf(month, run, attempt)
  return {
    ...{ run, attempt, truth },
    jobs: truth.jobs.map((job) => judgeJob(report, job)),
    gateFails: gated(report, { failOn: ['new'] }).gate?.fails === true,
    reruns: classifyFailures(report, undefined).verdict === 'other',
  }
}

function judgeJob({ causes }: Report, truth: JobTruth): JudgedJob {
  const isOf = ({ failures }: JudgedFailures) =>
    failures.some(({ job }) => job.job.name === truth.name)
  const { verdict } = causes.flatMap(({ verdicts }) => verdicts).find(isOf) ?? {}
  return {
    truth,
    verdict: verdict?.kind ?? 'none',
    compared: verdict?.compared?.kind,
    issues: (verdict?.issues?.issues ?? []).map(({ number }) => number).toSorted((a, b) => a - b),
  }
}

/** Whether the verdict on a job is right, with what it says beside it. */
export function isRight({ truth, verdict, compared, issues }: JudgedJob): boolean {
  const { steps, verdicts } = truth
  const [only, ...others] = steps
  const listed = steps.flatMap((step) => step.issues)
  const isVerdict = verdicts.some((kind) => kind === verdict)
  // The verdict is that of one of the steps.
  if (only === undefined || others.length > 0)
    return isVerdict && issues.every((number) => listed.includes(number))
  const expected = only.verdict === only.base ? undefined : only.base
  return isVerdict && compared === expected && issues.join() === listed.join()
}

export function describeMonth(month: Month, measured: readonly MeasuredAttempt[]): Accuracy {
  const jobs = measured.flatMap((one) => one.jobs)
  const right = jobs.filter(isRight)
  const gates = measured.filter(({ gateFails, truth }) => gateFails === truth.gateFails)
  const open = measured.filter(({ truth }) => truth.gateFails)
  const falsePasses = open.filter(({ gateFails }) => !gateFails)
  const closed = measured.filter(({ truth }) => !truth.gateFails)
  const redForNothing = closed.filter(({ gateFails }) => gateFails)
  const reruns = measured.filter(({ reruns, truth }) => reruns === truth.reruns)
  return {
    lines: [
      `${month.runs.length} runs, ${measured.length} failed attempts`,
      `${right.length} of ${jobs.length} verdicts right`,
      `${gates.length} of ${measured.length} gates right`,
      `${falsePasses.length} of ${open.length} false passes`,
      `${redForNothing.length} of ${closed.length} red for nothing`,
      `${reruns.length} of ${measured.length} reruns right`,
    ],
    targetsMet: falsePasses.length === 0,
  }
}
