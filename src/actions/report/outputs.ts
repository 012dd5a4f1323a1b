import { isUnlistedFailure } from '../../analyse/failures/conclusion.ts'
import { isUnforgivenFailure } from '../../analyse/totals/totals.ts'
import { severityRank } from '../../model/conclusion.ts'
import { NO_LOSSES } from '../../model/report/losses.ts'
import { type AnyReport, reportsOf } from '../../model/report/any-report.ts'
import { verdictsOf, wordOf } from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { groupsOf, sortBy } from '../../model/some.ts'
import { wasCompared } from '../../render/findings/evidence.ts'
import { adviceWord, type Findings } from '../../render/findings/findings.ts'
import { encodeJobFacts } from '../../report-json/encode/encode-jobs.ts'
import { toJson } from '../../render/text/for-json.ts'
import { addTests } from '../../render/text/tests.ts'
import { joinTexts, toSeconds } from '../../render/text/units.ts'
import { boundedJson, MAX_OUTPUT, MAX_OUTPUT_UNITS } from '../command-files.ts'
import { badgeOutput, causesOutput, chatOutput } from './cause-output.ts'

/** The outputs of the action, which action.yml describes, if the report is not finished in time. */
export const NO_OUTPUTS = {
  headline: '',
  conclusion: 'unknown',
  complete: 'false',
  'duration-seconds': '',
  'jobs-total': '',
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
  'flaky-jobs': '[]',
  'report-path': '',
  'html-path': '',
  'summary-path': '',
}

type ReportOutputs = Readonly<Record<keyof typeof NO_OUTPUTS, string>>

/** Paths of the files that were written; '' for none. */
type FileOutputs = Pick<ReportOutputs, 'report-path' | 'html-path' | 'summary-path'>

/** Returns the outputs as text; '' stands for an unknown value, `[]` also for an unknown list, `{}` for unknown results. */
export function reportOutputs(
  findings: Findings,
  files: FileOutputs,
  { keep } = NO_LOSSES,
): ReportOutputs {
  const makers = Object.entries(outputMakers(findings))
  const made = makers.map(([name, make]) => {
    return [name, keep(`the output ${name}`, make, isJson(name) ? LOST : '')] as const
  })
  // The makers have a name for each output.
  return { ...(Object.fromEntries(made) as Omit<ReportOutputs, keyof FileOutputs>), ...files }
}

type OutputMakers = Readonly<Record<Exclude<keyof ReportOutputs, keyof FileOutputs>, () => string>>

function outputMakers(findings: Findings): OutputMakers {
  const { report } = findings
  const { totals } = report
  const runs = reportsOf(report)
  const jobs = runs.flatMap((run) => run.jobs ?? [])
  const isListed = runs.some((run) => run.jobs !== undefined)
  const failed = () => jobs.filter((job) => job.listed.kind === 'job' && isUnforgivenFailure(job))
  /** Those that only `needs` contains. */
  const unlisted = () =>
    report.kind === 'run' ? report.unlistedNeeds.filter(isUnlistedFailure) : []
  const flaky = () => (report.kind === 'run' ? report.attempts?.flaky : [])
  return {
    headline: () => findings.headline(),
    conclusion: () => report.conclusion,
    complete: () => String(report.complete),
    'duration-seconds': () =>
      totals.duration === undefined ? '' : String(toSeconds(totals.duration)),
    'jobs-total': () => (isListed ? JSON.stringify(totals.jobsTotal) : ''),
    'failed-jobs': () =>
      JSON.stringify([...failed().map(jobNameOf), ...unlisted().map(({ key }) => key)]),
    'failures-new': () => jsonNames(failuresWith('new', report)),
    'failures-known': () => jsonNames(failuresWith('known', report)),
    'failures-compared': () => String(isListed && wereCompared(report)),
    causes: () => causesOutput(findings),
    advice: () => adviceWord(findings) ?? '',
    chat: () => chatOutput(findings),
    badge: () => badgeOutput(findings),
    results: () => JSON.stringify(Object.fromEntries(resultsOf(jobs))),
    jobs: () =>
      toJson(runs.flatMap((run) => (run.jobs ?? []).map((job) => encodeJobFacts(job, run)))),
    // A reader parses it whatever is known.
    tests: () => toJson(addTests(runs.flatMap((run) => run.tests ?? [])) ?? {}),
    'over-budget': () => {
      const lines = runs.flatMap(({ overBudget }) => overBudget.map(({ budget }) => budget))
      return JSON.stringify([...new Set(lines)])
    },
    'flaky-jobs': () => jsonNames(flaky()?.map(({ job }) => job)),
  }
}

/**
 * Returns the worst conclusion of the jobs of each name, the worst first; `null` for what has not finished. Names that
 * differ in case are one name, as in an expression.
 */
function resultsOf(reports: readonly JobReport[]) {
  const jobs = reports.filter(({ listed: job }) => job.kind === 'job')
  const results = jobs.map(({ listed: { name, state } }) => {
    const { conclusion } = { conclusion: null, ...state }
    return { name, conclusion, rank: severityRank(conclusion ?? 'unknown') }
  })
  const worstFirst = sortBy(results, ({ rank }) => rank)
  const byName = groupsOf(worstFirst, ({ name }) => name.toLowerCase())
  return byName.map(([worst]) => [worst.name, worst.conclusion] as const)
}

/** No JSON, so that `fromJSON` and `jq` fail: in a part of the jobs, a condition on any job is silently false. */
const TOO_LONG = `Too long: an output has at most ${MAX_OUTPUT}. See the file at report-path.`

/** No JSON, for the same reason. */
const LOST = 'Lost by an error of Run Report. See the warning of the step.'

/**
 * Returns the outputs as far as each may be long: a longer list or object is `TOO_LONG`, a longer text is empty. Only
 * `causes` has its first entries, since it has only some of them anyway.
 *
 * @returns also what does not fit, as sentences; `undefined` if all does
 */
export function withinLimit(all: ReportOutputs): {
  readonly outputs: ReportOutputs
  readonly problem: string | undefined
} {
  const long = Object.entries(all).filter(([, value]) => value.length > MAX_OUTPUT_UNITS)
  if (long.length === 0) return { outputs: all, problem: undefined }
  const fitted = long.map(([name, value]) => ({ name, ...fitOutput(name, value) }))
  const refused = fitted.flatMap(({ name, value }) => (value === TOO_LONG ? [name] : []))
  const sentences = [
    `No output has more than ${MAX_OUTPUT}, so that a step can pass it on.`,
    refused.length > 0 && `These are longer, so fromJSON fails for them: ${refused.join(', ')}.`,
    ...fitted.map(({ name, kept }) => kept && `${name} ${kept}.`),
    'The file at report-path has everything.',
  ]
  const values = Object.fromEntries(fitted.map(({ name, value }) => [name, value]))
  return { outputs: { ...all, ...values }, problem: joinTexts(sentences, ' ') }
}

/** @returns also what of it is kept, to follow the name; `undefined` for `TOO_LONG` */
function fitOutput(
  name: string,
  value: string,
): { readonly value: string; readonly kept?: string } {
  if (name === 'causes') {
    const causes = JSON.parse(value) as unknown[]
    const { json, omitted } = boundedJson(causes)
    return { value: json, kept: `has ${causes.length - omitted} of ${causes.length} entries` }
  }
  return isJson(name) ? { value: TOO_LONG } : { value: '', kept: 'is empty' }
}

/** Whether an output is a list or an object, whose readers must not take a lost one for an empty one. */
function isJson(name: string): boolean {
  const { [name]: none = '' }: Readonly<Record<string, string>> = NO_OUTPUTS
  return /^[[{]/.test(none)
}

/** Lists the jobs that are new at one of their failed steps, or known at each, without consequences. */
function failuresWith(word: 'new' | 'known', report: AnyReport): readonly JobReport[] {
  const found = report.causes
    .filter((cause) => {
      const words = verdictsOf(cause).map(wordOf)
      return word === 'new' ? words.includes(word) : words.every((each) => each === word)
    })
    .flatMap(({ judged }) => judged.map(({ job }) => job))
  if (word === 'new') return found
  // Jobs of several runs can have one name: what is new in one is not known.
  const names = new Set(failuresWith('new', report).map(jobNameOf))
  return found.filter((job) => !names.has(jobNameOf(job)))
}

/** Whether failures that can be the code's were compared: not if each verdict is without evidence. */
function wereCompared(report: AnyReport): boolean {
  const verdicts = report.causes.flatMap((cause) =>
    verdictsOf(cause).map((verdict) => ({ verdict })),
  )
  const isOther = verdicts.every(({ verdict }) => verdict.kind === 'infrastructure')
  const unlisted = reportsOf(report).flatMap((run) => run.unlistedNeeds)
  const isGreen = isOther && !unlisted.some(isUnlistedFailure)
  return verdicts.some(wasCompared) || isGreen
}

function jsonNames(jobs: readonly JobReport[] = []): string {
  return JSON.stringify(jobs.map(jobNameOf))
}

function jobNameOf({ listed: job }: JobReport): string {
  return job.name
}
