import { describe, expect, it } from '@jest/globals'
import type { Report } from '../../../src/model/report/report.ts'
import type { Job } from '../../../src/model/run.ts'
import { MINUTE } from '../../../src/model/time.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
import { withVerdicts } from '../../../testing/failure-report.ts'
import {
  cancelledAt,
  EXPLAINED,
  exitCodeOf,
  explain,
  failedAt,
  failedCheck,
  LIMIT,
  PASSES,
  PERSON,
  skippedJob,
  VERDICTS,
} from '../../../testing/gate.ts'
import {
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  workflowJob,
} from '../../../testing/make-run.ts'

const LOST = 'The hosted runner lost communication with the server.'
const NEWER = "Canceling since a higher priority waiting request for 'ci' exists"

const neverStarted: Partial<Job> = {
  state: finished(3, 6, 'failure'),
  steps: [],
  runner: NO_RUNNER,
}

/** How the job `build` finishes, what GitHub shows of that, and what the gate must make of it. */
interface Reason {
  /** The listed jobs of the key: the job itself, its legs, or the job and a check run with its name. */
  readonly jobs: readonly Partial<Job>[]
  /** GitHub's, on the first job. */
  readonly annotation?: string
  /** The results in `needs` that GitHub can report; `success` for a failure is `continue-on-error`. */
  readonly results: readonly string[]
  /** What the listed jobs count as, then GitHub's own conclusions. `fail-on` matches each. */
  readonly conclusions: readonly string[]
  /** Whether `allowed-failures` can forgive it. */
  readonly allowable?: boolean
}

const stopped = { annotation: PERSON, results: ['cancelled'], conclusions: ['cancelled'] }
const ownThenCancelled: Partial<Job> = {
  state: finished(5, 65, 'cancelled'),
  steps: [
    makeStep({ number: 2, state: finished(6, 20, 'failure') }),
    makeStep({ number: 3, state: finished(20, 65, 'cancelled') }),
  ],
}

const failure = { conclusions: ['failure'], allowable: true }
const REASONS: Readonly<Record<string, Reason>> = {
  passed: { jobs: [{}], results: ['success', 'failure', 'cancelled'], conclusions: [] },
  skipped: { jobs: [skippedJob], results: ['skipped'], conclusions: ['skipped'] },
  'own failure': { jobs: [failedAt(65)], results: ['failure', 'cancelled', 'success'], ...failure },
  'time limit': {
    jobs: [cancelledAt(66)],
    annotation: LIMIT,
    results: ['cancelled', 'failure'],
    conclusions: ['timed_out', 'cancelled'],
    allowable: true,
  },
  'fail-fast': {
    jobs: [failedAt(60), cancelledAt(62)],
    results: ['failure'],
    conclusions: ['failure', 'cancelled'],
    allowable: true,
  },
  person: { jobs: [cancelledAt(40)], ...stopped },
  'newer run': { jobs: [cancelledAt(40)], ...stopped, annotation: NEWER },
  'own failure, then a person': {
    jobs: [ownThenCancelled],
    annotation: PERSON,
    results: ['cancelled', 'failure'],
    conclusions: ['failure', 'cancelled'],
    allowable: true,
  },
  'lost runner': {
    jobs: [failedAt(65)],
    annotation: LOST,
    results: ['failure', 'success'],
    ...failure,
  },
  'never started': {
    jobs: [neverStarted],
    results: ['failure', 'cancelled', 'success'],
    ...failure,
  },
  check: { jobs: [{}, failedCheck], results: ['success', 'failure'], ...failure },
}

/** `uncounted`: GitHub counts jobs that it does not list. */
const INSIDE = ['finished', 'running', 'missing', 'uncounted'].map((listed) => ({
  inside: true,
  listed,
  run: undefined,
}))
const OUTSIDE = ['success', 'failure', 'cancelled', 'timed_out', 'action_required'].map((run) => ({
  inside: false,
  listed: 'finished',
  run,
}))
const UNDER_WAY = ['finished', 'running'].map((listed) => ({
  inside: false,
  listed,
  run: undefined,
}))

interface Row {
  readonly reason: string
  /** Of the key `build` in `needs`; `undefined` outside of the run. */
  readonly result: string | undefined
  readonly listed: string
  readonly inside: boolean
  readonly run: string | undefined
  /** The `name:` of the job with the key `build`. */
  readonly name: string
  readonly file: string
  /** `allowed-failures`. */
  readonly allowed: string
}

const FILES = ['none', 'plain', 'continue-on-error']
const NAMES = ['build', 'Build app']

const reports = new Map<string, readonly (readonly [Row, Report])[]>()

/** Makes the reports of a reason once for both tables. */
function reportsOf(reason: string): readonly (readonly [Row, Report])[] {
  const made = reports.get(reason) ?? rowsOf(reason).map((row) => [row, reportOnRow(row)] as const)
  reports.set(reason, made)
  return made
}

function rowsOf(reason: string): Row[] {
  return [...INSIDE, ...OUTSIDE, ...UNDER_WAY].flatMap((context) =>
    FILES.filter((file) => isPossible(reason, file)).flatMap((file) =>
      (context.inside ? resultsOf(reason, file) : [undefined]).flatMap((result) =>
        NAMES.flatMap((name) =>
          ['', `${name}*`, 'build'].map((allowed) => {
            return { reason, result, ...context, name, file, allowed }
          }),
        ),
      ),
    ),
  )
}

/** A leg with `continue-on-error: true` does not stop the others. */
function isPossible(reason: string, file: string): boolean {
  return reason !== 'fail-fast' || file !== 'continue-on-error'
}

/** With `continue-on-error: true`, `needs` never reports a failure. */
function resultsOf(reason: string, file: string): readonly string[] {
  const { results = [] } = REASONS[reason] ?? {}
  if (file !== 'continue-on-error') return results
  return results.includes('success')
    ? ['success']
    : results.filter((result) => result !== 'failure')
}

const FAIL_ON = ['failure, timed_out', 'cancelled', 'any', 'any, skipped', 'any, unfinished']
const ALLOWED_SKIPS = ['', 'deploy', '*']

function reportOnRow({ reason, result, listed, inside, run, name, file, allowed }: Row): Report {
  const { jobs = [], annotation } = REASONS[reason] ?? {}
  const isMatrix = reason === 'fail-fast'
  const build = jobs.map((job, index) => ({
    ...job,
    id: 10 + index,
    name: isMatrix ? `${name} (${index + 1})` : name,
    ...(listed === 'running' ? { state: running(5) } : {}),
  }))
  const list: Partial<Job>[] = [
    ...(listed === 'finished' || listed === 'running' ? build : []),
    { id: 2, name: 'lint' },
    { ...skippedJob, id: 3, name: 'deploy' },
    ...(inside ? [{ id: 4, name: 'gate', state: running(70) }] : []),
  ]
  const graph: WorkflowJob[] = [
    workflowJob('build', {
      name,
      timeout: 60 * MINUTE,
      matrix: isMatrix,
      continueOnError: file === 'continue-on-error',
    }),
    workflowJob('lint'),
    workflowJob('deploy', { needs: ['build'] }),
    workflowJob('gate', { needs: ['build', 'lint', 'deploy'] }),
  ]
  const needs = [
    { key: 'build', result: result ?? '' },
    { key: 'lint', result: 'success' },
    { key: 'deploy', result: 'skipped' },
  ]
  return reportOn(
    makeRun({
      jobs: list,
      jobsCounted: list.length + (listed === 'uncounted' ? build.length : 0),
      conclusion: run,
      graph: file === 'none' ? undefined : graph,
    }),
    {
      ...(inside ? { own: { jobId: 4, needs } } : {}),
      allowedFailures: allowed === '' ? [] : [allowed],
      explanations: explain(annotation === undefined ? [] : [[10, annotation]]),
    },
  )
}

const WORST_FIRST = ['failure', 'timed_out', 'cancelled', 'unknown']

interface Expected {
  /** The run's conclusion. */
  readonly conclusion: string
  /** What `fail-on` is checked against, apart from skipped jobs. */
  readonly shutting: readonly string[]
  /** Keys of the jobs that are known to be skipped. */
  readonly skippedKeys: readonly string[]
}

/** The rules of the gate, from the row alone. */
function expectedOf(row: Row): Expected {
  const { reason, listed, inside } = row
  const known = [...conclusionsInList(row), ...resultsInNeeds(row)]
  const soFar = listed === 'uncounted' && known.length === 0 ? ['unknown'] : known
  const concluded = runConclusion(row)
  const isBuildSkipped = reason === 'skipped' && (listed === 'finished' || inside)
  return {
    conclusion: concluded ?? WORST_FIRST.find((each) => soFar.includes(each)) ?? 'success',
    shutting: [
      ...soFar,
      ...(listed === 'running' || isUnderWay(row) ? ['unfinished'] : []),
      ...(concluded === undefined ? [] : [concluded]),
    ],
    skippedKeys: isBuildSkipped ? ['build', 'deploy'] : ['deploy'],
  }
}

/** The conclusions of listed jobs that nothing forgives. */
function conclusionsInList(row: Row): readonly string[] {
  const { reason, result, listed, run, file } = row
  const { conclusions = [] } = REASONS[reason] ?? {}
  if (listed !== 'finished' || reason === 'skipped') return []
  if (isAllowed(row)) return reason === 'fail-fast' && !isSurelyFailFast(row) ? ['cancelled'] : []
  // There is one job for each key of `needs`.
  const isForgivenByNeeds = result === 'success'
  const isForgivenByFile = file === 'continue-on-error' && conclusions.join() === 'failure'
  const isForgiven = isForgivenByNeeds || isForgivenByFile || run === 'success'
  return isForgiven && reason !== 'check' ? [] : conclusions
}

/** A person may have stopped a leg that was cancelled after another failed, unless `needs` or the run says more. */
function isSurelyFailFast({ inside, run }: Row): boolean {
  return inside || (run !== undefined && run !== 'cancelled')
}

/** The result in `needs`, if no listed job explains it and nothing forgives it. */
function resultsInNeeds({ reason, result, listed, name, file, allowed }: Row): readonly string[] {
  // A check run has no key.
  const isExplained = listed === 'finished' && reason !== 'passed' && reason !== 'check'
  if (result === undefined || PASSES.includes(result) || isExplained) return []
  const names = file === 'none' ? ['build'] : ['build', name]
  return result === 'failure' && names.some((text) => allows(allowed, text)) ? [] : [result]
}

/** The run's conclusion, unless an allowed failure explains it. */
/** Whether another run reports on the row, and GitHub has no conclusion. */
function isUnderWay({ inside, run }: Row): boolean {
  return !inside && run === undefined
}

/** The run's conclusion, unless an allowed failure explains it. */
function runConclusion(row: Row): string | undefined {
  const outcome = REASONS[row.reason]?.conclusions[0]
  // GitHub concludes a run as cancelled if only a time limit cancelled a job.
  const isLimit = row.run === 'cancelled' && outcome === 'timed_out'
  const concluded = isLimit ? outcome : row.run
  const isExplained = isAllowed(row) && (concluded === 'failure' || concluded === outcome)
  return isExplained ? undefined : concluded
}

function isAllowed({ reason, name, allowed }: Row): boolean {
  const listedName = reason === 'fail-fast' ? `${name} (1)` : name
  return REASONS[reason]?.allowable === true && allows(allowed, listedName)
}

function allows(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}

function expectedExitCode(expected: Expected, failOn: string, allowedSkip: string): number {
  const terms = failOn.split(', ')
  const isShut = expected.shutting.some(
    (each) => terms.includes(each) || (terms.includes('any') && !PASSES.includes(each)),
  )
  const isSkipShut =
    terms.includes('skipped') && expected.skippedKeys.some((key) => !allows(allowedSkip, key))
  return isShut || isSkipShut ? 1 : 0
}

/** The exit code with `fail-on: new` if all causes have this verdict. */
function expectedWithNew(row: Row, verdict: string): number {
  const listed = conclusionsInList(row)
  // In a run that was cancelled, or after a forgiven leg, the leg is a cause of its own.
  const isApart = row.run === 'cancelled' || isAllowed(row)
  const isClear = row.reason !== 'fail-fast' || isSurelyFailFast(row) || isApart
  const isExplained = EXPLAINED.includes(verdict) && isClear
  const isSeen = row.listed !== 'uncounted'
  const concluded = runConclusion(row) ?? (isSeen ? 'success' : 'unknown')
  const isRunShut =
    !PASSES.includes(concluded) && !(isExplained && isSeen && listed.includes(concluded))
  return resultsInNeeds(row).length > 0 || (listed.length > 0 && !isExplained) || isRunShut ? 1 : 0
}

/** A rule that is broken breaks many rows. */
const MAX_SHOWN = 5

describe('the gate', () => {
  it.each(Object.keys(REASONS))('exits as the rules say in every combination for: %s', (reason) => {
    const wrong = reportsOf(reason).flatMap(([row, report]) => {
      const expected = expectedOf(row)
      const exitCodes = FAIL_ON.flatMap((failOn) =>
        ALLOWED_SKIPS.map((skip) => ({
          case: `fail-on "${failOn}", allowed-skips "${skip}"`,
          actual: exitCodeOf(report, failOn, skip === '' ? [] : [skip]),
          expected: expectedExitCode(expected, failOn, skip),
        })),
      )
      const conclusion = {
        case: 'conclusion',
        actual: report.conclusion,
        expected: expected.conclusion,
      }
      return [...exitCodes, conclusion]
        .filter((result) => result.actual !== result.expected)
        .map((result) => ({ ...row, ...result }))
    })
    expect(wrong.slice(0, MAX_SHOWN)).toEqual([])
  })

  it.each(Object.keys(REASONS))('exits by the verdict with fail-on "new" for: %s', (reason) => {
    const wrong = reportsOf(reason).flatMap(([row, report]) => {
      return VERDICTS.flatMap((verdict) => {
        const judged = withVerdicts(report, { kind: verdict, evidence: [] })
        const expected = expectedWithNew(row, verdict)
        const rest = { failOn: 'new', expected: 0 }
        const alone = { ...rest, actual: exitCodeOf(judged, 'new'), expected }
        const any = { ...rest, failOn: 'new, any', actual: exitCodeOf(judged, 'new, any') }
        const both = { ...any, expected: expectedExitCode(expectedOf(row), 'any', '') || expected }
        return [alone, both]
          .filter((result) => result.actual !== result.expected)
          .map((result) => ({ ...row, verdict, ...result }))
      })
    })
    expect(wrong.slice(0, MAX_SHOWN)).toEqual([])
  })
})
