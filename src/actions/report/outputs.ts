import { isUnforgivenFailure, isUnlistedFailure } from '../../analyse/totals/totals.ts'
import { severityRank } from '../../model/conclusion.ts'
import { type AnyReport, runsOf } from '../../model/report/any-report.ts'
import type { Verdict } from '../../model/report/cause.ts'
import { isOnlyNamed } from '../../model/report/gate.ts'
import { isUnnamed, type JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { headlineOf } from '../../render/findings/heading.ts'
import { adviceWord } from '../../render/findings/advice.ts'
import { isCompared } from '../../render/findings/evidence.ts'
import { encodeJobFacts } from '../../report-json/encode/encode-jobs.ts'
import { forJson } from '../../render/text/for-json.ts'
import { addTests } from '../../render/text/tests.ts'
import { shorten } from '../../render/text/markdown.ts'
import { toSeconds } from '../../render/text/units.ts'
import { boundedJson, MAX_OUTPUT, MAX_OUTPUT_UNITS } from '../command-files.ts'
import { badgeOutput, causesOutput, chatOutput, MAX_LENGTH } from './cause-output.ts'
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
  advice: '',
  chat: '',
  badge: '',
  results: '{}',
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

/** Returns the outputs as text; '' stands for an unknown value, `[]` also for an unknown list, `{}` for unknown results. */
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
    advice: adviceWord(report) ?? '',
    chat: chatOutput(report),
    badge: badgeOutput(report),
    results: JSON.stringify(Object.fromEntries(resultsOf(jobs.map((job) => [job.job.name, job])))),
    jobs: JSON.stringify(
      runs.flatMap((run) => (run.jobs ?? []).map((job) => forJson(encodeJobFacts(job, run)))),
    ),
    // A reader parses it whatever is known.
    tests: JSON.stringify(forJson(addTests(runs.flatMap((run) => run.tests ?? [])) ?? {})),
  }
}

/**
 * Returns the worst conclusion of the jobs of each name, the worst first; `null` for what has not finished. Names that
 * differ in case are one name, as in an expression.
 */
function resultsOf(named: readonly (readonly [name: string, job: JobReport])[]) {
  const jobs = named.filter(([, { job }]) => job.kind === 'job')
  const results = jobs.map(([name, { job }]) => {
    const { conclusion } = { conclusion: null, ...job.state }
    return { name, conclusion, rank: severityRank(conclusion ?? 'unknown') }
  })
  const byName = Map.groupBy(
    results.toSorted((a, b) => a.rank - b.rank),
    ({ name }) => name.toLowerCase(),
  )
  return [...byName.values()].flatMap(([worst]) => (worst ? [[worst.name, worst.conclusion]] : []))
}

/**
 * Returns the outputs as far as each may be long: a list has its first entries, `jobs` those that did not pass before
 * others, and `results` groups of legs; any other text is empty.
 *
 * @returns also what does not fit, as a sentence; `undefined` if all does
 */
export function withinLimit(
  all: ReportOutputs,
  report: AnyReport,
): {
  readonly outputs: ReportOutputs
  readonly problem: string | undefined
} {
  const fitted = Object.entries(all).map(([name, value]) => {
    if (value.length <= MAX_OUTPUT_UNITS) return { name, value }
    return { name, ...(name === 'results' ? fitResults(report) : fitOutput(name, value)) }
  })
  const lost = fitted.flatMap((one) => ('loss' in one ? [`${one.name} ${one.loss}`] : []))
  return {
    outputs: Object.fromEntries(fitted.map(({ name, value }) => [name, value])) as ReportOutputs,
    problem:
      lost.length === 0
        ? undefined
        : `No output has more than ${MAX_OUTPUT}, so that a step can pass it on: ${lost.join(', ')}. The file at report-path has everything.`,
  }
}

/** @returns also what is missing, to follow the name */
function fitOutput(name: string, value: string): { value: string; loss: string } {
  const isList = Object.entries(NO_OUTPUTS).some(([list, none]) => list === name && none === '[]')
  if (!isList) return { value: '', loss: 'is empty' }
  const items = name === 'jobs' ? worstFirst(value) : (JSON.parse(value) as unknown[])
  const { json, omitted } = boundedJson(items)
  return { value: json, loss: `has ${items.length - omitted} of ${items.length} entries` }
}

/** Returns jobs with short texts, so that some fit whatever their names are: an empty list would say that none failed. */
function worstFirst(value: string) {
  const jobs = JSON.parse(value, (_, field: unknown) =>
    typeof field === 'string' ? shorten(field, MAX_LENGTH) : field,
  ) as ReturnType<typeof encodeJobFacts>[]
  const rankOf = ({ outcome, conclusion }: (typeof jobs)[number]) =>
    severityRank(outcome ?? conclusion ?? 'unknown')
  return jobs.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function fitResults(report: AnyReport): { value: string; loss: string } {
  const groups = runsOf(report).flatMap((run) => run.report.groups)
  const results = resultsOf(
    groups.flatMap(({ name, jobs }) =>
      jobs.map((job) => [shorten(name, MAX_LENGTH), job] as const),
    ),
  )
  const { json, omitted } = boundedJson(results)
  const first = Object.fromEntries(JSON.parse(json) as [string, unknown][])
  const number = omitted === 0 ? '' : `${results.length - omitted} of ${results.length} `
  return { value: JSON.stringify(first), loss: `has ${number}groups in place of jobs` }
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
