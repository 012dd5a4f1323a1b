import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { failureReasons } from '../../../src/actions/report/report.ts'
import type { Explanations } from '../../../src/analyse/failures/report-failures.ts'
import type { Report } from '../../../src/model/report/report.ts'
import type { Job, State } from '../../../src/model/run.ts'
import { MINUTE } from '../../../src/model/time.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
import { makeAnnotation, withVerdicts } from '../../../testing/failure-report.ts'
import {
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  skipped,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'

const LOST = 'The hosted runner lost communication with the server.'
const LIMIT = 'The job has exceeded the maximum execution time of 1m0s'
const PERSON = 'The run was canceled by @octocat.'
const NEWER = "Canceling since a higher priority waiting request for 'ci' exists"

const failedAt = (second: number): Partial<Job> => ({ state: finished(5, second, 'failure') })
const cancelledAt = (second: number): Partial<Job> => ({
  state: finished(5, second, 'cancelled'),
  steps: [makeStep({ state: finished(6, second, 'cancelled') })],
})
const skippedJob: Partial<Job> = { state: skipped(), runner: NO_RUNNER }
const neverStarted: Partial<Job> = {
  state: finished(3, 6, 'failure'),
  steps: [],
  runner: NO_RUNNER,
}
const failedCheck: Partial<Job> = {
  kind: 'check',
  state: finished(65, 65, 'failure'),
  runner: NO_RUNNER,
}

function gateOf(failOn: string, allowedSkips: readonly string[] = []) {
  const gate = { failOn: failOn.split(', '), allowedSkips, allowedFailures: [], needs: [] }
  return { ...gate, budgetAction: 'warn' } as const
}

/** The exit code of the step. */
function exitCodeOf(report: Report, failOn: string, allowedSkips: readonly string[] = []): number {
  return failureReasons({ reports: [{ report }] }, gateOf(failOn, allowedSkips)).length === 0
    ? 0
    : 1
}

/** @param messages GitHub's annotations by job id */
function explain(messages: readonly (readonly [number, string])[]): Explanations {
  const annotations = messages.map(([id, message]) => [id, [makeAnnotation(message)]] as const)
  return { excerpts: new Map(), annotations: new Map(annotations) }
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
const PASSES = ['success', 'skipped', 'unfinished']

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

const VERDICTS = ['known', 'unsteady', 'infrastructure', 'new', 'unknown'] as const
const EXPLAINED: readonly string[] = VERDICTS.slice(0, 3)

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

interface Trap {
  readonly jobs?: readonly Partial<Job>[]
  readonly isGateListed?: boolean
  /** GitHub's annotation on the first job. */
  readonly annotation?: string
  /** How many jobs GitHub counts, if more than it lists. */
  readonly counted?: number
  readonly needs?: Readonly<Record<string, string>>
  readonly ownStatus?: string
  readonly graph?: readonly WorkflowJob[]
  /** The run's conclusion. */
  readonly run?: string
  readonly attempt?: number
  readonly allowed?: readonly string[]
}

const passed = (name: string) => ({ name })
const failed = (name: string, second = 65) => ({ name, ...failedAt(second) })
const cancelled = (name: string) => ({ name, ...cancelledAt(62) })
const gate = { id: 99, name: 'gate', state: running(70) }

const SHUT: Readonly<Record<string, Trap>> = {
  'one of two jobs of one name, which needs may forgive': {
    jobs: [passed('build'), failed('build')],
    needs: { build: 'success' },
  },
  'a key that failed, with the name of a key that succeeded': {
    jobs: [failed('test'), passed('Unit tests')],
    needs: { test: 'success', e2e: 'failure' },
  },
  'a key that failed, with the name of a key that succeeded, beside an allowed job': {
    jobs: [failed('test'), passed('Unit tests'), failed('flaky')],
    needs: { test: 'success', e2e: 'failure' },
    allowed: ['flaky'],
  },
  'a called job that only its name assigns to a key that succeeded': {
    jobs: [failed('test / unit'), passed('test / e2e')],
    needs: { test: 'success' },
  },
  'a forgotten job that is named like a leg of a key that succeeded': {
    jobs: [passed('test'), failed('test (e2e)')],
    needs: { test: 'success' },
  },
  'a forgotten job that is named like a called job of a key that succeeded': {
    jobs: [passed('test'), failed('test / e2e')],
    needs: { test: 'success' },
  },
  'a leg that failed by itself after an allowed leg': {
    jobs: [failed('test (1)', 60), failed('test (2)', 61), cancelled('test (3)')],
    allowed: ['test (1)'],
  },
  'a leg that was cancelled long after an allowed leg': {
    jobs: [failed('test (1)', 20), cancelled('test (2)')],
    allowed: ['test (1)'],
  },
  'a job that was cancelled together with the legs of an allowed one': {
    jobs: [failed('test (1)', 60), cancelled('test (2)'), cancelled('lint')],
    allowed: ['test (1)'],
  },
  'a leg that a person cancelled just after an allowed leg': {
    jobs: [cancelled('test (2)'), failed('test (1)', 60)],
    annotation: PERSON,
    allowed: ['test*'],
  },
  'a leg of a matrix without fail-fast, cancelled just after an allowed leg': {
    jobs: [failed('test (1)', 60), cancelled('test (2)')],
    graph: [workflowJob('test', { matrix: true, failFast: false })],
    allowed: ['test (1)'],
  },
  'a failed check run with the name of a job that needs forgives': {
    jobs: [{ name: 'build', ...failedCheck }, failed('build')],
    needs: { build: 'success' },
  },
  'a failure in needs, beside an allowed check run with the name of the job': {
    jobs: [{ name: 'build', ...failedCheck }, passed('lint')],
    needs: { build: 'cancelled' },
    allowed: ['build'],
  },
  'a failure in needs, beside an allowed job and a running one': {
    jobs: [failed('flaky'), { name: 'Build app', state: running(5) }],
    needs: { build: 'failure' },
    allowed: ['flaky'],
  },
  'a failure in needs, beside an allowed job in a list that is older than the current job': {
    jobs: [failed('flaky')],
    isGateListed: false,
    needs: { build: 'failure' },
    allowed: ['flaky'],
  },
  'a failure in needs, beside a forgiven job that is named like a leg of a running matrix': {
    jobs: [failed('test (e2e)'), { name: 'test (1)', state: running(5) }],
    needs: { unit: 'cancelled' },
    graph: [
      workflowJob('e2e', { name: 'test (e2e)', continueOnError: true }),
      workflowJob('unit', { name: 'test', matrix: true }),
      workflowJob('gate', { needs: ['unit'] }),
    ],
  },
  'a failure in needs, beside a running job and a leg that an allowed leg cancelled': {
    jobs: [failed('test (1)', 60), cancelled('test (2)'), { name: 'App', state: running(5) }],
    needs: { build: 'cancelled' },
    allowed: ['test (1)'],
  },
  'a failure in needs, if the jobs could not be listed': {
    needs: { build: 'failure', test: 'failure' },
    allowed: ['build'],
  },
  'a failed step of the current job': { jobs: [passed('build')], ownStatus: 'failure' },
  'a failed step of the current job, which is not listed': {
    jobs: [passed('build')],
    isGateListed: false,
    ownStatus: 'failure',
    allowed: ['build'],
  },
  'an allowed job with a conclusion that GitHub adds later': {
    jobs: [{ name: 'build', state: finished(5, 65, 'melted') }],
    allowed: ['*'],
  },
  'a job that a person cancelled after an allowed job reached its limit': {
    jobs: [cancelled('slow'), cancelled('build')],
    annotation: LIMIT,
    run: 'cancelled',
    allowed: ['slow'],
  },
  'an allowed failure in a failed run that is not listed in full': {
    jobs: [failed('lint')],
    counted: 3,
    run: 'failure',
    allowed: ['lint'],
  },
  'a failure of an earlier attempt that was not re-run': {
    jobs: [{ name: 'build', createdAt: undefined, state: finished(-90, -30, 'failure') }],
    attempt: 2,
  },
}

const OPEN: Readonly<Record<string, Trap>> = {
  'an allowed leg while another leg is listed as running': {
    jobs: [failed('test (1)'), { name: 'test (2)', state: running(5) }],
    needs: { test: 'failure' },
    allowed: ['test (1)'],
  },
  'a failed step of the current job, which is allowed to fail': {
    jobs: [passed('build')],
    ownStatus: 'failure',
    allowed: ['gate'],
  },
}

function reportOnTrap(trap: Trap): Report {
  const { jobs, isGateListed = true, annotation, counted, needs = {}, ownStatus = 'success' } = trap
  const { graph, run: conclusion, attempt = 1, allowed = [] } = trap
  const list = jobs === undefined ? undefined : [...jobs, ...(isGateListed ? [gate] : [])]
  const jobsCounted = counted ?? list?.length
  return reportOn(makeRun({ jobs: list, jobsCounted, conclusion, graph, attempt }), {
    own: {
      jobId: gate.id,
      jobStatus: ownStatus,
      needs: Object.entries(needs).map(([key, result]) => ({ key, result })),
    },
    allowedFailures: allowed,
    explanations: explain(annotation === undefined ? [] : [[1, annotation]]),
  })
}

/** A generated workflow, what happened to each of its jobs, and what GitHub shows of that. */
interface GeneratedRun {
  readonly jobs: readonly GeneratedJob[]
  readonly inside: boolean
  readonly file: boolean
  readonly allowed: readonly string[]
}

interface GeneratedJob {
  readonly key: string
  readonly name: string | undefined
  /** One per leg. */
  readonly outcomes: readonly string[]
  readonly continueOnError: boolean
  readonly needed: boolean
  /** Whether GitHub still lists the finished legs as running. */
  readonly lags: boolean
}

interface Leg extends GeneratedJob {
  readonly listedName: string
  readonly outcome: string
}

// Names that are, or begin with, the keys of other jobs.
const NAMES_LIKE_KEYS = ['build', 'test', 'test (e2e)', 'test / e2e', 'e2e', 'Build app']
const LEGS: Readonly<Record<string, Partial<Job>>> = {
  success: {},
  skipped: skippedJob,
  failure: failedAt(60),
  'fail-fast': cancelledAt(62),
  person: cancelledAt(64),
  limit: cancelledAt(66),
}
const MESSAGES: Readonly<Record<string, string>> = { limit: LIMIT, person: PERSON }
const anyRun: fc.Arbitrary<GeneratedRun> = fc.record({
  jobs: fc.uniqueArray(
    fc.record({
      key: fc.constantFrom('build', 'test', 'e2e', 'lint'),
      name: fc.option(fc.constantFrom(...NAMES_LIKE_KEYS), { nil: undefined }),
      outcomes: fc.array(fc.constantFrom(...Object.keys(LEGS)), { minLength: 1, maxLength: 3 }),
      continueOnError: fc.boolean(),
      needed: fc.boolean(),
      lags: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4, selector: ({ key }) => key },
  ),
  inside: fc.boolean(),
  file: fc.boolean(),
  allowed: fc.subarray([...NAMES_LIKE_KEYS, 'build (1)', 'test (1)', 'lint']),
})

function legsOf({ jobs }: GeneratedRun): Leg[] {
  return jobs.flatMap((job) => {
    const { key, name = key, outcomes } = job
    return outcomes.map((outcome, index) => ({
      ...job,
      outcome: outcome === 'fail-fast' && !hasFailed(job) ? 'person' : outcome,
      listedName: outcomes.length > 1 ? `${name} (${index + 1})` : name,
    }))
  })
}

function hasFailed({ outcomes, continueOnError }: GeneratedJob): boolean {
  return outcomes.includes('failure') && !continueOnError
}

/** What GitHub concludes from all of these jobs: the run's conclusion, or a key's result in `needs`. */
function resultOf(jobs: readonly GeneratedJob[]): string {
  const outcomes = jobs.flatMap((job) => job.outcomes)
  if (jobs.some(hasFailed)) return 'failure'
  if (outcomes.some(isCancelled)) return 'cancelled'
  return outcomes.every((outcome) => outcome === 'skipped') ? 'skipped' : 'success'
}

function isCancelled(outcome: string): boolean {
  return ['fail-fast', 'person', 'limit'].includes(outcome)
}

function reportOnGenerated(generated: GeneratedRun): Report {
  const legs = legsOf(generated)
  const jobs = legs.map(({ listedName, outcome, lags }) => {
    return { name: listedName, ...(lags ? { state: running(5) } : LEGS[outcome]) }
  })
  const needed = generated.jobs.filter((job) => job.needed)
  const graph = [
    ...generated.jobs.map(({ key, name = key, outcomes, continueOnError }) =>
      workflowJob(key, { name, continueOnError, matrix: outcomes.length > 1 }),
    ),
    workflowJob('gate', { needs: needed.map(({ key }) => key) }),
  ]
  const needs = needed.map((job) => ({ key: job.key, result: resultOf([job]) }))
  const isUnderWay = generated.inside || legs.some(({ lags }) => lags)
  return reportOn(
    makeRun({
      jobs: generated.inside ? [...jobs, gate] : jobs,
      conclusion: isUnderWay ? undefined : resultOf(generated.jobs),
      graph: generated.file ? graph : undefined,
    }),
    {
      ...(generated.inside ? { own: { jobId: gate.id, needs } } : {}),
      allowedFailures: generated.allowed,
      explanations: explain(
        legs.flatMap(({ outcome }, index) => {
          const message = MESSAGES[outcome]
          return message === undefined ? [] : [[index + 1, message] as const]
        }),
      ),
    },
  )
}

/** Whether GitHub's list or `needs` shows that the leg failed. */
function isShown(leg: Leg, { inside }: GeneratedRun): boolean {
  if (!leg.lags) return true
  const isCause = resultOf([leg]) === (isCancelled(leg.outcome) ? 'cancelled' : 'failure')
  return inside && leg.needed && isCause
}

/** Whether the workflow or the user forgives the leg, or the failed leg that cancelled it. */
function isExcused(leg: Leg, generated: GeneratedRun): boolean {
  const { key, name = key, outcome } = leg
  if (outcome === 'person') return false
  if (outcome === 'fail-fast') {
    const legs = legsOf(generated).filter(
      (other) => other.key === key && other.outcome === 'failure',
    )
    return legs.some((other) => isExcused(other, generated))
  }
  // `needs` shows a key as a whole.
  const names = leg.lags ? [leg.listedName, key, name] : [leg.listedName]
  const isAllowed = names.some((text) => generated.allowed.includes(text))
  return isAllowed || (outcome === 'failure' && leg.continueOnError)
}

/**
 * Whether the jobs of each key can be found. Names alone suffice, even if a job is named after another
 * key of `needs`, as long as `needs` has its own key too, that other key has no `name:`, and no job lags.
 */
function isDecidable({ jobs, inside, file }: GeneratedRun): boolean {
  const isClear = ({ key, name = key, needed }: GeneratedJob) => {
    const other = jobs.find((job) => job.needed && job.key === name.replace(/ .*/, ''))
    if (other === undefined || other.key === key) return true
    return needed && other.name === undefined && !jobs.some(({ lags }) => lags)
  }
  return !inside || file || jobs.every(isClear)
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

  it.each(Object.keys(SHUT))('exits with 1 for %s', (trap) => {
    const report = reportOnTrap(SHUT[trap] ?? {})
    expect(['any', 'new'].map((failOn) => exitCodeOf(report, failOn))).toEqual([1, 1])
  })

  it.each(Object.keys(OPEN))('exits with 0 for %s', (trap) => {
    const report = reportOnTrap(OPEN[trap] ?? {})
    expect(['any', 'new'].map((failOn) => exitCodeOf(report, failOn))).toEqual([0, 0])
  })

  it('exits with fail-on "new" as with "any" if nothing was compared, and never with 1 if "any" exits with 0', () => {
    const anyVerdicts = fc.array(fc.constantFrom(...VERDICTS), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(anyRun, anyVerdicts, (generated, kinds) => {
        const report = reportOnGenerated(generated)
        const any = exitCodeOf(report, 'any')
        expect(exitCodeOf(report, 'new')).toBe(any)
        const judged = withVerdicts(report, ...kinds.map((kind) => ({ kind, evidence: [] })))
        expect(exitCodeOf(judged, 'new')).toBeLessThanOrEqual(any)
        const isAnyOpen = judged.causes.some(({ verdict }) => !EXPLAINED.includes(verdict.kind))
        if (isAnyOpen) expect(exitCodeOf(judged, 'new')).toBe(1)
      }),
      { numRuns: 150 },
    )
  })

  it('is never open if a job failed that is neither forgiven nor a consequence of a forgiven one', () => {
    fc.assert(
      fc.property(anyRun.filter(isDecidable), (generated) => {
        const report = reportOnGenerated(generated)
        const isShut = exitCodeOf(report, 'failure, timed_out, cancelled') === 1
        const failed = legsOf(generated).filter(({ outcome }) => !PASSES.includes(outcome))
        if (failed.some((leg) => isShown(leg, generated) && !isExcused(leg, generated))) {
          expect(isShut).toBe(true)
        }
        if (failed.length === 0) expect(isShut).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the gate of a commit with a run that passed and one that has not finished', () => {
  const passed = reportOn(makeRun({ conclusion: 'success', jobs: [{ name: 'a' }] }))
  const runOf = (...states: readonly State[]) =>
    reportOn(
      makeRun({
        conclusion: undefined,
        status: 'in_progress',
        jobs: states.map((state, at) => ({ name: `job ${at}`, state })),
      }),
    )
  const reasonsOf = (report: Report, failOn: string) =>
    failureReasons(
      {
        reports: [{ report: passed }, { report }],
        commit: { conclusion: 'success', complete: true },
      },
      gateOf(failOn),
    )

  it.each<[string, readonly State[]]>([
    ['no job', []],
    ['a queued job', [waiting()]],
    ['a running job', [running(5)]],
    ['a job that passed', [finished(5, 65), running(5)]],
  ])('passes with any and new, and fails with unfinished, if that has %s', (_, states) => {
    const report = runOf(...states)
    expect(reasonsOf(report, 'any')).toEqual([])
    expect(reasonsOf(report, 'new')).toEqual([])
    expect(reasonsOf(report, 'unfinished')).not.toEqual([])
  })

  it.each(['failure', 'a_new_word'])('fails if a job of it concluded with %s', (conclusion) => {
    expect(reasonsOf(runOf(finished(5, 65, conclusion), running(5)), 'any')).not.toEqual([])
  })
})
