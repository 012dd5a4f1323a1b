import { isFailure } from '../../model/conclusion.ts'
import type { CauseJson } from '../json/causes.ts'
import type { CommitReportJson } from '../json/commit-types.ts'
import type { FailureJson } from '../json/failures.ts'
import type { ReportJson } from '../json/types.ts'
import { digestOf } from '../text/digest.ts'
import { formatDuration, plural } from '../text/units.ts'
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
  readonly url: string
  readonly commit: string | undefined
  readonly causes: readonly CauseJson[]
  /** By job id. */
  readonly failures: ReadonlyMap<number, FailureJson>
  /** The report of the run, or of each run of the commit. */
  readonly runs: readonly SubjectRun[]
}

interface SubjectRun {
  readonly label: string
  readonly report: ReportJson
}

/** @param json a valid report: its texts and URLs are still untrusted */
export function subjectOf(json: ReportJson | CommitReportJson): Subject {
  return 'kind' in json ? commitSubject(json) : runSubject(json)
}

function runSubject(report: ReportJson): Subject {
  const { run, conclusion, complete, jobsUnfinished } = report
  return {
    key: digestOf(['run', run.workflow ?? '', run.event ?? '']),
    state: stateOf(conclusion, complete && jobsUnfinished === 0),
    position: { run: run.id, attempt: run.attempt ?? 0, at: Date.parse(report.madeAt) },
    conclusion,
    headline: report.headline,
    url: run.url,
    commit: run.commit ?? undefined,
    causes: report.causes,
    failures: failuresOf([report]),
    runs: [{ label: run.workflow ?? `Run ${run.id}`, report }],
  }
}

function commitSubject(json: CommitReportJson): Subject {
  const { conclusion, complete, runs, jobsUnfinished, runsUnfinished, runsTotal } = json
  const reports = runs.map(({ report }) => report)
  const failed = reports.filter((report) => isFailure(report.conclusion)).length
  const time =
    json.durationSeconds === null ? '' : ` in ${formatDuration(json.durationSeconds * 1_000)}`
  const result =
    failed > 0
      ? `${failed} of ${plural(runsTotal, 'workflow run')} failed`
      : `${plural(runsTotal, 'workflow run')}: ${conclusion.replaceAll('_', ' ')}`
  const unfinished = runsUnfinished === 0 ? '' : `; ${runsUnfinished} unfinished`
  return {
    key: digestOf(['commit']),
    state: stateOf(conclusion, complete && jobsUnfinished === 0 && runsUnfinished === 0),
    position: {
      run: Math.max(0, ...reports.map(({ run }) => run.id)),
      // A re-run of any of them adds one.
      attempt: reports.reduce((sum, { run }) => sum + (run.attempt ?? 0), 0),
      at: Date.parse(json.madeAt),
    },
    conclusion,
    headline: `${result}${time}${unfinished}`,
    url: json.url,
    commit: json.commit,
    causes: json.causes,
    failures: failuresOf(reports),
    runs: runs.map(({ label, report }) => ({ label, report })),
  }
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
