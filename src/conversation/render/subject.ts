import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import { digestOf, shortDigest } from '../../model/digest.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import { failingSetOf, reasonOf, verdictsOn, wordOf } from '../../model/report/cause.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import { findingsOf, isOfFailure, resultOf } from '../../model/report/gate.ts'
import { isFailedRun } from '../../model/report/job-report.ts'
import type { Gate } from '../../model/shapes/gate.ts'
import { failureLabels } from '../../render/findings/failure-labels.ts'
import { type Findings, findingsIn } from '../../render/findings/findings.ts'
import type { Position } from './marker.ts'

/** Findings of a report, as a comment or an issue shows them. */
export interface Subject extends Findings {
  /** Key of what it is about: the workflow and event of a run, or all workflows of a commit. */
  readonly key: string
  /** `red`: something failed, or the gate; `green`: all is known and passed; `open`: anything else. */
  readonly state: 'red' | 'green' | 'open'
  readonly position: Position
  /** Page of the run; `undefined` for a commit. */
  readonly url: string | undefined
  readonly commit: string | undefined
  /** Number of the pull request. */
  readonly pullRequest: number | undefined
}

type SubjectRun = Subject['runs'][number]

/** @param report may be read from a file: its texts and URLs are untrusted */
export function subjectOf(report: AnyReport): Subject {
  const findings = report.kind === 'commit' ? commitFindings(report) : findingsIn(report)
  const isFailed = findings.runs.some((one) => isFailedRun(one.report))
  const state = isFailed ? 'red' : stateOf(resultOf(findings.report), isWhole(report))
  const at = report.madeAt
  if (report.kind === 'commit') {
    // Only the newest commit is reported, so that the time decides: a newer run can be replaced by an older one.
    const position = { run: 0, attempt: 0, at }
    const { commit } = report
    const about = { url: undefined, commit, pullRequest: report.pullRequest?.number }
    return { ...findings, key: digestOf(['commit']), state, position, ...about }
  }
  const { id, attempt = 0, workflowPath, workflow, event, url, commit, pullRequest } = report.run
  const position = { run: id, attempt, at }
  const about = { url, commit, pullRequest }
  return { ...findings, key: runKey(workflowPath ?? workflow, event), state, position, ...about }
}

/** Returns the findings of a commit for its pull request: the reader knows the number, and no section has the required checks. */
function commitFindings(report: CommitReport): Findings {
  const findings = findingsIn({ ...report, pullRequest: undefined, requiredChecks: undefined })
  const [first, ...others] = report.runs
  const isOne = others.length === 0 && first?.report.gate?.fails === report.gate?.fails
  return first && isOne ? { ...findings, heading: findingsIn(first.report).heading } : findings
}

function isWhole({ complete, totals }: AnyReport): boolean {
  const isOpen = 'runsUnfinished' in totals && totals.runsUnfinished > 0
  return complete && totals.jobsUnfinished === 0 && !isOpen
}

/**
 * Returns the key of the runs of a workflow for an event. Workflows can have the same name, and a workflow
 * can be renamed, so that its path is the better name.
 */
export function runKey(workflow: string | undefined, event: string | undefined): string {
  return digestOf(['run', workflow ?? '', event ?? ''])
}

/** @param whole whether everything has finished and is listed */
export function stateOf(conclusion: string, whole: boolean): Subject['state'] {
  if (isFailure(conclusion)) return 'red'
  return whole && ranAndPassed(conclusion) ? 'green' : 'open'
}

/** A list of digests that a marker has room for. */
const MAX_DIGESTS = 100

/**
 * Returns a digest of the step and of the error of each cause, sorted; only of the step if no log shows the
 * error. They do not depend on the order of the causes, or on the number of their jobs. What else fails the gate
 * is like a cause.
 */
export function causeDigests({ causes, gate }: Pick<Subject, 'causes' | 'gate'>): string[] {
  const digests = causes.flatMap(({ signature, kind, failures }) => {
    const steps = failures.map((failure) => failureLabels(failure).step?.name ?? kind)
    const error = signature === undefined ? '' : `.${shortDigest(signature)}`
    return steps.map((step) => `${shortDigest(step)}${error}`)
  })
  return [...new Set([...digests, ...gateDigests(gate)])].toSorted().slice(0, MAX_DIGESTS)
}

function gateDigests(gate: Gate | undefined): readonly string[] {
  return (['fail-on', 'budgets', 'fail-on-jobs'] as const).flatMap((input) =>
    findingsOf(gate, input)
      .filter((finding) => !isOfFailure(finding))
      .map(({ kind, name = '', reason, conclusion = '' }) =>
        shortDigest(JSON.stringify([kind, name, reason, conclusion])),
      ),
  )
}

/** Times, durations and hashes, which differ between the logs of one error. */
const VARYING =
  /\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?|(?<!\d)\d+(?:\.\d+)? ?(?:ns|µs|ms|s|sec|seconds?|m|min)\b|\b[\da-f]{7,64}\b/g

/**
 * Returns a digest of the verdicts on all jobs that failed, in any order, and of what failed: a text shows whose each
 * failure is, and with which values, which are no part of a cause.
 */
export function verdictDigest({ causes }: Pick<Subject, 'causes'>): string {
  const verdicts = causes.flatMap((cause) => {
    const workflows = 'runs' in cause ? workflowsOf(cause.runs, () => true) : []
    const [excerpt] = cause.failures[0].excerpts
    const said = [cause.message, ...(excerpt?.lines ?? []).map(({ text }) => text)].map((text) =>
      text?.replace(VARYING, ''),
    )
    return cause.failures.map((failure) => {
      const what = verdictsOn(cause, failure).flatMap((verdict) => [
        wordOf(verdict),
        reasonOf(verdict),
        failingSetOf(verdict)?.new,
      ])
      return JSON.stringify([workflows, failure.job.listed.name, ...what, said])
    })
  })
  return digestOf(verdicts.toSorted())
}

/**
 * Returns whether there are causes that a reader of the earlier ones does not know. A cause whose error is
 * unknown, here or there, is no other cause than one of the same step.
 */
export function hasNewCause(earlier: readonly string[], causes: readonly string[]): boolean {
  return causes.some((cause) => {
    const same = causesAt(cause, earlier)
    // A full list lacks those that are sorted behind it.
    if (same.length === 0) return earlier.length < MAX_DIGESTS || cause < (earlier.at(-1) ?? '')
    return hasError(cause) && !same.some((each) => each === cause || !hasError(each))
  })
}

/** Keeps the known errors of causes whose error is no longer known. */
export function withKnownErrors(causes: readonly string[], earlier: readonly string[]): string[] {
  const kept = causes.flatMap((cause) => {
    const known = hasError(cause) ? [] : causesAt(cause, earlier).filter(hasError)
    return known.length === 0 ? [cause] : known
  })
  return [...new Set(kept)].toSorted().slice(0, MAX_DIGESTS)
}

/** Returns digests of the workflows that failed, for a marker; none if it has no room for all. */
export function failedWorkflows({ runs }: Pick<Subject, 'runs'>): readonly string[] {
  const hasFailed = ({ report }: SubjectRun) => isFailure(resultOf(report)) || isFailedRun(report)
  const failed = workflowsOf(runs, hasFailed)
  return failed.length > MAX_DIGESTS ? [] : failed
}

/** Returns whether none of the listed runs still runs. */
export function isFinished({ runs }: Pick<Subject, 'runs'>): boolean {
  return runs.every(({ finished, report }) => finished && report.totals.jobsUnfinished === 0)
}

/** Returns digests of the workflows that finished and passed. */
export function passedWorkflows({ runs }: Pick<Subject, 'runs'>): readonly string[] {
  return workflowsOf(runs, ({ finished, report }) => finished && ranAndPassed(resultOf(report)))
}

function workflowsOf(runs: readonly SubjectRun[], test: (run: SubjectRun) => boolean): string[] {
  return [...new Set(runs.filter(test).map(workflowDigest))].toSorted()
}

/** Returns the digest of a workflow. */
export function workflowDigest({ label, report: { run } }: SubjectRun): string {
  return shortDigest(run.workflowPath ?? run.workflow ?? label)
}

function causesAt(cause: string, causes: readonly string[]): readonly string[] {
  const [step = ''] = cause.split('.')
  return causes.filter((each) => each.startsWith(step))
}

function hasError(cause: string): boolean {
  return cause.includes('.')
}
