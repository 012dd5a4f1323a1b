import { isUnforgivenFailure, isUnlistedFailure } from '../../analyse/totals/totals.ts'
import { type AnyReport, runsOf } from '../../model/report/any-report.ts'
import type { Verdict } from '../../model/report/cause.ts'
import { isOnlyNamed } from '../../model/report/gate.ts'
import { isUnnamed, type JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { addTests } from '../../model/shapes/tests.ts'
import { headlineOf } from '../../render/findings/heading.ts'
import { isCompared } from '../../render/findings/evidence.ts'
import { encodeJobFacts } from '../../report-json/encode/encode-jobs.ts'
import { forJson } from '../../render/text/for-json.ts'
import { toSeconds } from '../../render/text/units.ts'
import { boundedJson, MAX_OUTPUT, MAX_OUTPUT_UNITS } from '../command-files.ts'
import { causesOutput, chatOutput } from './cause-output.ts'
import type { CurrentJob } from './inputs.ts'

/** The outputs of the action, which action.yml describes, if the report is not finished in time. */
export const NO_OUTPUTS = {
  headline: '',
  conclusion: 'unknown',
  complete: 'false',
  'duration-seconds': '',
  'jobs-total': '',
  'jobs-failed': '',
  'failed-jobs': '[]',
  'failures-new': '[]',
  'failures-known': '[]',
  'failures-compared': 'false',
  causes: '[]',
  chat: '',
  jobs: '[]',
  tests: '{}',
  'over-budget': '[]',
  'slower-jobs': '[]',
  'flaky-jobs': '[]',
  'current-job-id': '',
  'current-job-url': '',
  'report-path': '',
  'html-path': '',
  'summary-path': '',
}

type ReportOutputs = Readonly<Record<keyof typeof NO_OUTPUTS, string>>

/** Paths of the files that were written; '' for none. */
type FileOutputs = Pick<ReportOutputs, 'report-path' | 'html-path' | 'summary-path'>

/** Returns the outputs as text; '' stands for an unknown value, `[]` also for an unknown list. */
export function reportOutputs(
  report: AnyReport,
  currentJob: CurrentJob,
  files: FileOutputs,
): ReportOutputs {
  const current = report.kind === 'run' ? report : report.runs.find((run) => run.current)?.report
  const { id = current?.currentJobId, runUrl } = currentJob
  return {
    ...jobOutputs(report),
    ...timeOutputs(report),
    'current-job-id': id === undefined ? '' : String(id),
    'current-job-url': id === undefined || runUrl === undefined ? '' : `${runUrl}/job/${id}`,
    ...files,
  }
}

/** Returns what took long. All but the exceeded budgets is `[]` for a commit. */
function timeOutputs(report: AnyReport) {
  const { history, attempts }: Partial<Report> = report.kind === 'run' ? report : {}
  const budgets = runsOf(report).flatMap(({ report: { overBudget } }) =>
    overBudget.map(({ budget }) => budget),
  )
  return {
    'over-budget': JSON.stringify([...new Set(budgets)]),
    'slower-jobs': jsonNames(history?.jobs.filter(({ slower }) => slower).map(({ job }) => job)),
    'flaky-jobs': jsonNames(attempts?.flaky.map(({ job }) => job)),
  }
}

/** Returns what a run and a commit have, the latter over the jobs of all runs. */
function jobOutputs(report: AnyReport) {
  const { totals } = report
  const runs = runsOf(report).map((run) => run.report)
  const jobs = runs.flatMap((run) => run.jobs ?? [])
  const isListed = runs.some((run) => run.jobs !== undefined)
  const ifListed = (value: unknown) => (isListed ? JSON.stringify(value) : '')
  const failed = jobs.filter((job) => job.job.kind === 'job' && isUnforgivenFailure(job))
  /** Those that only `needs` contains. */
  const unlisted = report.kind === 'run' ? report.unlistedNeeds.filter(isUnlistedFailure) : []
  return {
    headline: headlineOf(report),
    conclusion: report.conclusion,
    complete: String(report.complete),
    'duration-seconds': totals.duration === undefined ? '' : String(toSeconds(totals.duration)),
    'jobs-total': ifListed(totals.jobsTotal),
    'jobs-failed': ifListed(totals.jobsFailed),
    'failed-jobs': JSON.stringify([...failed.map(jobNameOf), ...unlisted.map(({ key }) => key)]),
    ...verdictOutputs(report, isListed),
    causes: causesOutput(report),
    chat: chatOutput(report),
    jobs: JSON.stringify(
      runs.flatMap((run) => (run.jobs ?? []).map((job) => forJson(encodeJobFacts(job, run)))),
    ),
    // A reader parses it whatever is known.
    tests: JSON.stringify(forJson(addTests(runs.flatMap((run) => run.tests ?? [])) ?? {})),
  }
}

/**
 * Returns the outputs as far as each may be long: a list has its first entries, any other text is empty.
 *
 * @returns also what does not fit, as a sentence; `undefined` if all does
 */
export function withinLimit(all: ReportOutputs): {
  readonly outputs: ReportOutputs
  readonly problem: string | undefined
} {
  const fitted = Object.entries(all).map(([name, value]) => ({ name, ...fitOutput(name, value) }))
  const lost = fitted.flatMap(({ name, loss }) => (loss === undefined ? [] : `${name} ${loss}`))
  return {
    outputs: Object.fromEntries(fitted.map(({ name, value }) => [name, value])) as ReportOutputs,
    problem:
      lost.length === 0
        ? undefined
        : `No output has more than ${MAX_OUTPUT}, so that a step can pass it on: ${lost.join(', ')}. The file at report-path has everything.`,
  }
}

/** @returns also what is missing, to follow the name */
function fitOutput(name: string, value: string): { value: string; loss?: string } {
  if (value.length <= MAX_OUTPUT_UNITS) return { value }
  const isList = Object.entries(NO_OUTPUTS).some(([list, none]) => list === name && none === '[]')
  // A reader would take a part of the jobs for the whole.
  if (!isList || name === 'jobs') return { value: '', loss: 'is empty' }
  const items = JSON.parse(value) as unknown[]
  const { json, omitted } = boundedJson(items)
  return { value: json, loss: `has ${items.length - omitted} of ${items.length} entries` }
}

/**
 * Returns the names of the jobs whose failure has a verdict, without consequences. Nothing was compared if there
 * are failures that can be the code's, and the verdict on each of them is without evidence.
 */
function verdictOutputs(report: AnyReport, isListed: boolean) {
  const judged = report.causes.flatMap(({ verdicts }) => verdicts)
  const isOther = judged.every(
    ({ verdict, failures }) =>
      verdict.kind === 'infrastructure' && !failures.some(({ failure }) => isUnnamed(failure)),
  )
  const unlisted = runsOf(report).flatMap((run) => run.report.unlistedNeeds)
  const isGreen = isOther && !unlisted.some(isUnlistedFailure)
  const failuresWith = (test: (verdict: Verdict) => boolean) =>
    judged
      .filter(({ verdict }) => test(verdict))
      .flatMap(({ failures }) => failures.map(({ job }) => job))
  return {
    'failures-new': jsonNames(failuresWith(isNew)),
    'failures-known': jsonNames(failuresWith(({ kind }) => kind === 'known')),
    'failures-compared': String(isListed && (judged.some(isCompared) || isGreen)),
  }
}

/** Whether a failure is new for the gate: also if an issue lists it that does not let the gate pass. */
function isNew(verdict: Verdict): boolean {
  return verdict.kind === 'new' || (verdict.compared?.kind === 'new' && isOnlyNamed(verdict))
}

function jsonNames(jobs: readonly JobReport[] = []): string {
  return JSON.stringify(jobs.map(jobNameOf))
}

function jobNameOf({ job }: JobReport): string {
  return job.name
}
