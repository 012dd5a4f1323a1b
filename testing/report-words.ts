import {
  type Cause,
  type CauseGroup,
  type FailureReport,
  reasonOf,
  passedSinceOf,
  type Verdict,
  verdictOn,
  wordOf,
} from '../src/model/report/cause.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import type { CommitReport } from '../src/model/report/commit-report.ts'
import type { Report } from '../src/model/report/report.ts'
import { causeText } from '../src/render/findings/failures.ts'
import { PLAIN } from '../src/render/text/inline.ts'
import { reportOnJobs } from './make-run.ts'

/** Returns the first cause of a report. */
function firstCause({ causes: [cause] }: Pick<Report, 'causes'>): Cause {
  if (cause === undefined) throw new Error('the report has no cause')
  return cause
}

/** Says the verdict on each failed job, such as `job 1 (2): known`. */
export function verdictWords({ causes }: Pick<Report, 'causes'>): readonly string[] {
  return causes
    .flatMap((cause) =>
      cause.failures.map(
        (failure) => `${failure.job.listed.name}: ${wordOf(verdictOn(cause, failure))}`,
      ),
    )
    .toSorted()
}

/** Returns why the verdict on each cause is unknown; `undefined` for one that is not. */
export function unknownReasons({ causes }: Pick<Report, 'causes'>) {
  return causes.map(({ verdict }) => reasonOf(verdict))
}

/** Returns the page of a new issue about the first cause. */
export function newIssueLink(report: Pick<Report, 'causes'>): string {
  const { newIssueUrl } = firstCause(report)
  if (newIssueUrl === undefined) throw new Error('the cause has no link')
  return newIssueUrl
}

/** Returns the names of the jobs of a report. */
export function jobNamesIn({ jobs }: Pick<Report, 'jobs'>): string[] | undefined {
  return jobs?.map(({ listed: job }) => job.name)
}

/** Returns whether each job is forgiven. */
export function forgivenIn({ jobs }: Pick<Report, 'jobs'>): boolean[] | undefined {
  return jobs?.map(({ forgiven }) => forgiven)
}

/** Returns the names of the inner steps of each step of each job; `undefined` for a step whose log was not read. */
export function innerSteps({ jobs }: Pick<Report, 'jobs'>) {
  return jobs?.map(({ steps }) => steps.map(({ parts }) => parts?.parts.map(({ name }) => name)))
}

/** Returns the texts of the notes of a report. */
export function noteTexts({ notes }: Pick<Report, 'notes'>): string[] {
  return notes.map(({ text }) => text)
}

/** Returns what must stay whatever else of a report is lost. */
export function basicsOf(report: Report | undefined) {
  return [report?.jobs?.length, report?.conclusion, report?.complete] as const
}

/** How many jobs, failures and causes a report has, and jobs that have not finished. */
export function countsOf({ jobs, failures, causes, totals }: Report) {
  return {
    jobs: jobs?.length ?? 0,
    failures: failures.length,
    causes: causes.length,
    unfinished: totals.jobsUnfinished,
  }
}

/** Returns the first failure of a report. */
export function firstFailure({ failures: [failure] }: Pick<Report, 'failures'>): FailureReport {
  if (failure === undefined) throw new Error('the report has no failure')
  return failure
}

/** Says the kind and the message of a cause. */
export function causeWords(cause: CauseGroup | undefined): string {
  return `${cause?.kind ?? 'no cause'}: ${cause?.message ?? 'no message'}`
}

/** Returns the server of the run of a report. */
export function serverOf({ run }: Pick<Report, 'run'>): string {
  return new URL(run.url).origin
}

/** What a report judges of a cause. */
export interface Judged {
  /** All of it, for a comparison. */
  readonly verdict: Verdict
  readonly jobId: number
  readonly job: string
  readonly kind: Verdict['kind']
  readonly word: ReturnType<typeof wordOf>
  readonly hasPassedSince: boolean
  /** What issues list of it. */
  readonly opensGate: boolean
  readonly mayRerun: boolean
  readonly gap: string | undefined
}

/** Returns what a report judges of each cause, by its first job. */
export function judgedIn({ causes }: Pick<Report, 'causes'>): Judged[] {
  return causes.map(({ verdict, failures: [{ job }] }) => ({
    ...{ jobId: job.listed.id, job: job.listed.name, kind: verdict.kind, word: wordOf(verdict) },
    verdict,
    hasPassedSince: passedSinceOf(verdict) !== undefined,
    opensGate: verdict.issues?.passesGate ?? false,
    mayRerun: verdict.issues?.reruns ?? false,
    gap: verdict.kind === 'listed' ? verdict.issues.unproven?.gap : undefined,
  }))
}

/** The same report on another run. */
export function inRun(report: Report, fields: Partial<Report['run']>): Report {
  return { ...report, run: { ...report.run, ...fields } }
}

/** Returns the sentences on each cause: what failed, whose it is, and what follows of it. */
export function causeSentences({ causes, run }: Report): string[][] {
  return causes.map((cause) => {
    const options = { run, inline: PLAIN, advice: { ofCauses: new Map(), below: new Map() } }
    const { sentence, verdicts, consequences } = causeText(cause, options)
    return [sentence, ...verdicts.map(({ line }) => line), ...consequences]
  })
}

/** Returns whether a log of some failure was read. */
export function hasLogs({ failures }: Pick<Report, 'failures'>): boolean {
  return failures.some(({ excerpts }) => excerpts.length > 0)
}

/** The report with nothing in it but notes. */
export function reportOfNotes(texts: readonly string[]): Report {
  return { ...reportOnJobs([]), notes: texts.map((text) => ({ severity: 'notice', text })) }
}

/** Returns the names of the jobs, those with most weight first. */
export function jobsByWeight({ jobs = [] }: Report, weigh: (job: JobReport) => number): string[] {
  return jobs.toSorted((one, other) => weigh(other) - weigh(one)).map(({ listed: job }) => job.name)
}

/** Returns the names of the jobs on the critical path. */
export function pathOf({ criticalPath }: Pick<Report, 'criticalPath'>): string[] {
  return (criticalPath?.jobs ?? []).map(({ job }) => job.listed.name)
}

/** Returns the job of a cause, or how many it has, and its message. */
export function jobsAndMessage({
  failures,
  message,
}: Cause): readonly [string, string | undefined] {
  const jobs = failures.length === 1 ? failures[0].job.listed.name : `${failures.length} jobs`
  return [jobs, message]
}

/** Returns the report of a run of a commit. */
export function reportOfRun({ runs }: CommitReport, id: number): Report | undefined {
  return runs.find(({ report }) => report.run.id === id)?.report
}

/** Returns the signature of the first cause. */
export function signatureOf(report: Pick<Report, 'causes'>): string | undefined {
  return firstCause(report).signature
}

const COUNTED =
  /(?: and (?:at least )?)?\b\d+(?: of \d+)? (?:jobs?|tests?|errors?|findings?|more)(?: causes?| failed| unfinished)?\b/g

/** Returns whether a heading says of what failed no more than numbers: no test, file, job, step or reason. */
export function saysOnlyNumbers(heading: string): boolean {
  const [, said = ''] = /\bfailed(?: in(?: \d+[dhms])+)?(.*)/.exec(heading) ?? [heading, heading]
  return !/\p{L}{2}/u.test(said.replace(/; the gate (?:only|passes)[^;]*/, '').replace(COUNTED, ''))
}
