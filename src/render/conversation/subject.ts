import { isFailure } from '../../model/conclusion.ts'
import { SECOND } from '../../model/time.ts'
import type { CauseJson } from '../json/causes.ts'
import type { CommitReportJson } from '../json/commit-types.ts'
import type { FailureJson } from '../json/failures.ts'
import type { ReportJson } from '../json/types.ts'
import { digestOf } from '../text/digest.ts'
import { conclusionCounts } from '../text/labels.ts'
import { singleLine } from '../text/markdown.ts'
import { enumerate, formatDuration, plural } from '../text/units.ts'
import type { Position } from './marker.ts'

/** A report of a run or of a commit, as a comment or an issue shows it. */
export interface Subject {
  /** What it is about: the workflow and event of a run, or all workflows of a commit. */
  readonly key: string
  /** `red`: something failed; `green`: all is known and passed; `open`: anything else. */
  readonly state: 'red' | 'green' | 'open'
  readonly position: Position
  readonly conclusion: string
  /** The result in one line, in plain text. */
  readonly headline: string
  /** Of the run; `undefined` for a commit. */
  readonly url: string | undefined
  readonly commit: string | undefined
  readonly causes: readonly CauseJson[]
  /** By job id. */
  readonly failures: ReadonlyMap<number, FailureJson>
  /** The report of the run, or of each run of the commit. */
  readonly runs: readonly SubjectRun[]
}

interface SubjectRun {
  readonly label: string
  readonly finished: boolean
  readonly report: ReportJson
}

/** @param json a valid report: its texts and URLs are still untrusted */
export function subjectOf(json: ReportJson | CommitReportJson): Subject {
  return 'kind' in json ? commitSubject(json) : runSubject(json)
}

function runSubject(report: ReportJson): Subject {
  const { run, conclusion, complete, jobsUnfinished } = report
  return {
    // Workflows can have the same name, and a workflow can be renamed.
    key: digestOf(['run', run.workflowPath ?? run.workflow ?? '', run.event ?? '']),
    state: stateOf(conclusion, complete && jobsUnfinished === 0),
    position: { run: run.id, attempt: run.attempt ?? 0, at: Date.parse(report.madeAt) },
    conclusion,
    headline: report.headline,
    url: run.url,
    commit: run.commit ?? undefined,
    causes: report.causes,
    failures: failuresOf([report]),
    runs: [{ label: run.workflow ?? `Run ${run.id}`, finished: true, report }],
  }
}

function commitSubject(json: CommitReportJson): Subject {
  const { conclusion, complete, runs, jobsUnfinished, runsUnfinished } = json
  return {
    key: digestOf(['commit']),
    state: stateOf(conclusion, complete && jobsUnfinished === 0 && runsUnfinished === 0),
    // Only the newest commit is reported, so that the time decides: a newer run can be replaced by an older one.
    position: { run: 0, attempt: 0, at: Date.parse(json.madeAt) },
    conclusion,
    headline: commitHeadline(json),
    url: undefined,
    commit: json.commit,
    causes: json.causes,
    failures: failuresOf(runs.map(({ report }) => report)),
    runs,
  }
}

const MAX_NAMED = 3

/** Returns `2 of 5 workflow runs failed in 1m 5s: CI, Lint`, or the headline of the only run. */
function commitHeadline({ runs, durationSeconds, runsUnfinished }: CommitReportJson): string {
  const [first, ...others] = runs
  if (first !== undefined && others.length === 0) return first.report.headline
  const time = durationSeconds === null ? '' : ` in ${formatDuration(durationSeconds * SECOND)}`
  const whole = plural(runs.length, 'workflow run')
  const unfinished = runsUnfinished === 0 ? '' : `; ${runsUnfinished} unfinished`
  const failed = runs.filter(({ report }) => isFailure(report.conclusion))
  if (failed.length > 0) {
    const names = failed.map(({ label }) => singleLine(label))
    return `${failed.length} of ${whole} failed${time}: ${enumerate(names, MAX_NAMED)}${unfinished}`
  }
  const finished = runs.filter((run) => run.finished)
  const counts = Map.groupBy(finished, ({ report }) => report.conclusion)
  if (counts.size === 1 && counts.has('success') && unfinished === '')
    return `${whole} passed${time}`
  const list = conclusionCounts([...counts].map(([name, { length }]) => [name, length]))
  return `${whole}${time}: ${list === '' ? 'none finished' : list}${unfinished}`
}

/** @param whole whether everything has finished and is listed */
function stateOf(conclusion: string, whole: boolean): Subject['state'] {
  if (isFailure(conclusion)) return 'red'
  // A run whose jobs were all skipped shows nothing about an earlier failure.
  return whole && (conclusion === 'success' || conclusion === 'neutral') ? 'green' : 'open'
}

function failuresOf(reports: readonly ReportJson[]): ReadonlyMap<number, FailureJson> {
  return new Map(
    reports.flatMap(({ failures }) => failures.map((failure) => [failure.jobId, failure] as const)),
  )
}

/** Returns a digest that changes with the causes, but not with their order or the number of their jobs. */
export function causesDigest({ causes, failures }: Pick<Subject, 'causes' | 'failures'>): string {
  const signatures = causes.map(({ signature, kind, jobIds }) => {
    if (signature !== null) return signature
    const steps = jobIds.map((id) => failures.get(id)?.step ?? '')
    return `${kind} ${[...new Set(steps)].toSorted().join('\n')}`
  })
  return digestOf([...new Set(signatures)].toSorted())
}
