import { groupCauses } from '../src/analyse/causes/group-causes.ts'
import { excerptChooser } from '../src/logs/views/excerpt-chooser.ts'
import { markOf } from '../src/logs/lines/step-line.ts'
import { readLine } from '../src/github/logs/lines/log-text.ts'
import type { Cause, CauseGroup, FailureReport, Verdict } from '../src/model/report/cause.ts'
import type { Annotation, Elsewhere, Evidence } from '../src/model/shapes/failure.ts'
import type { Failure, StepFindings, StepExcerpt } from '../src/model/report/failure.ts'
import type { AnyReport } from '../src/model/report/any-report.ts'
import { mapSome, type Some } from '../src/model/some.ts'
import { canBeCommitted, type CommitFiles } from '../src/model/report/source-position.ts'
import type { UnknownReason } from '../src/model/reasons.ts'
import { listedFailure } from './known-issue.ts'
import { finished, reportOnJob, RUN_URL } from './make-run.ts'

const REPOSITORY_URL = RUN_URL.replace(/\/actions.*/, '')

/** The report on a failure of the job `build`, which took a minute; nothing was read of it. */
export function failureReport(
  failure: Failure,
  { outcome = 'failure', ...fields }: Partial<FailureReport> & { readonly outcome?: string } = {},
): FailureReport {
  const job = reportOnJob({ name: 'build', state: finished(5, 65, outcome) })
  return { job, failure, excerpts: [], errors: [], annotations: [], ...fields }
}

/** The same failure in a job of run 41. */
export function inOtherRun(report: FailureReport): FailureReport {
  const { job } = report.job
  const url = job.url.replace(/runs\/\d+/, 'runs/41')
  return { ...report, job: { ...report.job, job: { ...job, url } } }
}

/** An annotation as GitHub and the runner write it, which belongs to no step. */
export function makeAnnotation(message: string, fields: Partial<Annotation> = {}): Annotation {
  return { level: 'failure', title: undefined, message, path: '.github', line: 1, ...fields }
}

/** An excerpt of a step that printed these lines and ended with exit code 2. `##[error]` begins an error. */
export function makeExcerpt(
  texts: readonly string[],
  fields: Partial<StepExcerpt> = {},
): StepExcerpt {
  const lines = texts.map((text) => readLine(Buffer.from(text)))
  return {
    step: undefined,
    origin: 'step',
    lines: lines.map(({ text, kind }) => ({
      text: markOf({ kind }) + text,
      error: kind === 'error',
      cut: false,
      omittedBefore: 0,
    })),
    omitted: 0,
    exitCode: 2,
    errors: errorsOf(texts, 'exitCode' in fields ? (fields.exitCode ?? 'none') : 2),
    ...fields,
  }
}

/** What the log of a step says failed that printed these lines. */
export function errorsOf(
  texts: readonly string[],
  exitCode: number | 'none' = 2,
): StepFindings | undefined {
  const chooser = excerptChooser(20)
  const exit = `##[error]Process completed with exit code ${exitCode}.`
  for (const text of exitCode === 'none' ? texts : [...texts, exit]) {
    chooser.add({ ...readLine(Buffer.from(text)), timed: true })
  }
  return chooser.excerpt()?.errors
}

/** The files of a commit that has those at which steps failed, with the paths that the steps printed. */
export function filesNamedIn(excerpts: readonly StepExcerpt[]): CommitFiles {
  const paths = excerpts
    .flatMap(({ errors }) => errors?.entries ?? [])
    .flatMap(({ position }) => position?.path ?? [])
    .filter(canBeCommitted)
  return { byEnd: new Map(paths.map((path) => [path, new Set([path])])), isComplete: true }
}

const NOT_READ: Extract<Verdict, { readonly kind: 'unknown' }> = {
  kind: 'unknown',
  evidence: [],
  reason: 'not-read',
}

const NAMES = { count: 1, names: ['cart › adds'] }

/** A verdict of a kind, which rests on nothing. */
export function makeVerdict(kind: Verdict['kind'], reason?: UnknownReason): Verdict {
  switch (kind) {
    case 'unknown':
      return { kind, reason: reason ?? 'not-read', evidence: [] }
    case 'beside':
      return {
        kind,
        evidence: [],
        failingSet: { new: NAMES, same: NAMES, gone: NAMES, lines: undefined },
      }
    case 'listed':
      return { kind, evidence: [], issues: listedFailure(), compared: NOT_READ }
    case 'known':
    case 'new':
    case 'unsteady':
    case 'infrastructure':
      return { kind, evidence: [] }
  }
}

/** The causes of failures; by default, no other run was read. */
export function causesOf(
  failures: readonly FailureReport[],
  verdict: Verdict = NOT_READ,
): readonly Cause[] {
  return groupCauses(failures).map((group) => withVerdict(group, verdict))
}

/** The same report with these verdicts, in the order of its causes; the last one is that of the rest. */
export function withVerdicts<Of extends AnyReport>(
  report: Of,
  ...verdicts: readonly Verdict[]
): Of {
  const causes = report.causes.map((cause: Of['causes'][number], index) =>
    withVerdict(cause, verdicts[index] ?? verdicts.at(-1) ?? cause.verdict),
  )
  return { ...report, causes }
}

/** The cause with one verdict for all of its failures. */
export function withVerdict<Group extends CauseGroup>(cause: Group, verdict: Verdict) {
  return { ...cause, verdict, judged: cause.failures, steps: undefined }
}

/** By default the failed job `build` of run 812 of `main`. */
export function makeEvidence(fields: Partial<Evidence> = {}): Evidence {
  const { runNumber = 812 } = fields
  const runId = 1_000 + runNumber
  return {
    runId,
    runNumber,
    attempt: 1,
    branch: 'main',
    commit: undefined,
    job: 'build',
    url: `${REPOSITORY_URL}/actions/runs/${runId}/job/1`,
    outcome: 'failed',
    stepsListed: true,
    ...fields,
  }
}

/** By default, the newest runs of the pull requests 41, 42 and so on have the same error; no test is named. */
export function makeElsewhere(
  runs: Some<Partial<Elsewhere['runs'][number]>>,
  fields: Partial<Omit<Elsewhere, 'runs'>> = {},
): Elsewhere {
  const event = 'pull_request'
  return {
    runs: mapSome(runs, (run, at) => ({
      ...makeEvidence({ runNumber: 900 + at, branch: `topic-${41 + at}` }),
      ...{ event, pullRequest: 41 + at, sameError: true, ...run },
    })),
    ...{ name: undefined, since: undefined, mayBeMore: false },
    ...{ commit: undefined, isCommitHere: false, ...fields },
  }
}
