import pLimit from 'p-limit'
import { classifyFailures } from '../../src/runs/actions/classify-failures.ts'
import { type Cause, wordOf } from '../../src/model/report/cause.ts'
import type { Report } from '../../src/model/report/report.ts'
import { gated } from '../gate.ts'
import { simulateMonth } from '../simulate/known-month.ts'
import { monthClient } from '../simulate/known-month/client.ts'
import { idOfRun, type MonthGitHub, monthGitHub } from '../simulate/known-month/github.ts'
import { ISSUES } from '../simulate/known-month/issues.ts'
import { type JobTruth, truthOf } from '../simulate/known-month/truth.ts'
import type { Month, MonthAttempt, MonthRun } from '../simulate/known-month/types.ts'
import { BASE_BRANCH } from '../simulate/red-run.ts'
import { type Accuracy, percent } from './accuracy.ts'
import { reportAt } from './report-at.ts'

/** The first of the seeds. */
const SEED = 62
const MONTHS = 3
/** Verdicts that are right: a listed failure is not known without a green log that shows what else the step prints. */
const MIN_RIGHT = 0.97
const MIN_RERUNS_RIGHT = 0.99
/** Gates that stay closed for a listed failure although a green log shows what else the step prints. */
const MAX_RED = 0.02
/** Wrong attempts that are described. */
const MAX_SHOWN = 10
/** Some wait for a repeated request. */
const IN_PARALLEL = 4

/** An attempt or a job that failed: what is true, and what the report says. */
type MeasuredAttempt = Awaited<ReturnType<typeof measureAttempt>>
type JudgedJob = ReturnType<typeof judgeJob>

/** Measures verdicts, gate and re-runs in a month of a repository whose people list known failures in issues. */
export async function describeKnownMonth(): Promise<Accuracy> {
  const months: MeasuredAttempt[][] = []
  for (let seed = SEED; seed < SEED + MONTHS; seed++) {
    months.push(await measureMonth(simulateMonth(seed)))
  }
  return describeMonths(months.flat())
}

/** Reports each attempt of a month that failed, when it has finished. */
async function measureMonth(month: Month): Promise<MeasuredAttempt[]> {
  const github = monthGitHub(month)
  const limit = pLimit(IN_PARALLEL)
  const failed = month.runs.flatMap((run) =>
    run.attempts.filter(({ failed }) => failed.length > 0).map((attempt) => ({ run, attempt })),
  )
  return await Promise.all(
    failed.map(({ run, attempt }) => limit(() => measureAttempt(github, { month, run, attempt }))),
  )
}

async function measureAttempt(
  github: MonthGitHub,
  { month, run, attempt }: { month: Month; run: MonthRun; attempt: MonthAttempt },
) {
  const time = attempt.reportedAt
  const { client } = monthClient(github, time)
  const report = await reportAt({
    ...{ client, time, runId: idOfRun(run), attempt: run.attempts.indexOf(attempt) + 1 },
    // GitHub lists no pull request with the run of a fork, but the event names it.
    baseBranch: run.fork ? BASE_BRANCH : undefined,
    knownIssues: 'known-failure',
  })
  const truth = truthOf(month, run, attempt)
  return {
    ...{ run, attempt, truth },
    jobs: truth.jobs.map((job) => judgeJob(report, job)),
    gateFails: gated(report, { failOn: ['new'] }).gate?.fails === true,
    reruns: classifyFailures(report, undefined).verdict === 'other',
  }
}

function judgeJob({ causes }: Report, truth: JobTruth) {
  const isOf = ({ judged }: Cause) => judged.some(({ job }) => job.listed.name === truth.name)
  const verdict = causes.find(isOf)?.verdict
  return {
    truth,
    verdict: verdict === undefined ? 'none' : wordOf(verdict),
    // What other runs show, if issues alone made the verdict.
    compared: verdict?.kind === 'listed' ? verdict.compared.kind : undefined,
    unproven: verdict?.issues?.unproven,
    issues: (verdict?.issues?.issues ?? []).map(({ number }) => number).toSorted((a, b) => a - b),
  }
}

/** Whether the verdict on a job is right, with what it says beside it. */
function isRight({ truth, verdict, compared, issues }: JudgedJob): boolean {
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

function describeMonths(measured: readonly MeasuredAttempt[]): Accuracy {
  const runs = new Set(measured.map(({ run }) => run))
  const jobs = measured.flatMap((one) => one.jobs)
  const right = jobs.filter(isRight)
  const shut = measured.filter(({ truth }) => truth.gateFails)
  const falsePasses = shut.filter(({ gateFails }) => !gateFails)
  const open = measured.filter(({ truth }) => !truth.gateFails)
  const byIssue = open.filter(({ truth }) =>
    truth.jobs.some(({ steps }) => steps.some(({ base, verdict }) => base !== verdict)),
  )
  const redForNothing = open.filter(({ gateFails }) => gateFails)
  const [beside, alone] = [true, false].map((isAlone) =>
    redForNothing.filter((one) => isWithoutGreen(one) !== isAlone),
  )
  const isRerunRight = ({ truth, reruns }: MeasuredAttempt) => reruns === truth.reruns
  const started = measured.filter((one) => one.reruns && !isRerunRight(one))
  const reruns = measured.filter(isRerunRight)
  const wrong = measured.filter(
    (one) =>
      one.gateFails !== one.truth.gateFails || !isRerunRight(one) || !one.jobs.every(isRight),
  )
  return {
    lines: [
      `${MONTHS} months of 200 runs and ${ISSUES.length} issues; ${runs.size} runs failed, in ${measured.length} attempts with ${jobs.length} failed jobs`,
      `${right.length} of ${jobs.length} verdicts right (at least ${percent(MIN_RIGHT, 0)}), with what other runs show and the issues that are named`,
      `fail-on: new: ${falsePasses.length} of ${shut.length} pass that should not, ${redForNothing.length} of ${open.length} do not that should, of which ${byIssue.length} need an issue: ${beside?.length ?? 0} with a green log that prints something (at most ${percent(MAX_RED, 0)}), ${alone?.length ?? 0} without`,
      `rerun: ${reruns.length} of ${measured.length} right (at least ${percent(MIN_RERUNS_RIGHT, 0)}), ${started.length} started that should not be`,
      ...wrong.slice(0, MAX_SHOWN).map(describeWrong),
    ],
    targetsMet:
      falsePasses.length + started.length === 0 &&
      (beside?.length ?? 0) <= MAX_RED * open.length &&
      right.length >= MIN_RIGHT * jobs.length &&
      reruns.length >= MIN_RERUNS_RIGHT * measured.length,
  }
}

/** Whether a step failed whose tools print nothing when they pass, so that its green log explains no noise. */
function isWithoutGreen({ attempt }: MeasuredAttempt): boolean {
  const errors = attempt.failed.flatMap(({ steps }) => steps.flatMap((step) => step.errors))
  return errors.some(({ tool }) => tool.single)
}

function describeWrong({ run, attempt, jobs, truth, ...shown }: MeasuredAttempt): string {
  const says = jobs.map(({ truth: job, verdict, issues, unproven }) => {
    const steps = attempt.failed.find(({ name }) => name === job.name)?.steps ?? []
    const ids = steps.flatMap(({ errors }) => errors.map(({ id }) => id)).join(' + ')
    const listed = job.steps.flatMap((step) => step.issues)
    return `${job.name} (${ids}): ${verdict} #${issues.join(' #')}, not ${job.verdicts.join(' or ')} #${listed.join(' #')}${unproven === undefined ? '' : ` (${unproven.gap}: ${unproven.lines.join(' | ')})`}`
  })
  const gate = `gate ${shown.gateFails ? 'fails' : 'passes'}${shown.gateFails === truth.gateFails ? '' : ', wrongly'}`
  const rerun = `${shown.reruns ? 're-run' : 'not re-run'}${shown.reruns === truth.reruns ? '' : ', wrongly'}`
  const number = run.attempts.indexOf(attempt) + 1
  return `wrong: run ${run.number}, attempt ${number}: ${says.join('; ')}; ${gate}; ${rerun}`
}
