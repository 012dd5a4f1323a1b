import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { gateReasons } from '../../../src/analyse/failures/gate.ts'
import { isPass } from '../../../src/model/conclusion.ts'
import type { Annotation } from '../../../src/model/report/failure.ts'
import type { Report } from '../../../src/model/report/report.ts'
import type { Job } from '../../../src/model/run.ts'
import { MINUTE } from '../../../src/model/time.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
import {
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  workflowJob,
} from '../../helpers/make-run.ts'

const LOST = 'The hosted runner lost communication with the server.'
const LIMIT = 'The job has exceeded the maximum execution time of 1m0s'
const PERSON = 'The run was canceled by @octocat.'
const NEWER = "Canceling since a higher priority waiting request for 'ci' exists"

const cancelledAt = (second: number): Partial<Job> => ({
  state: finished(5, second, 'cancelled'),
  steps: [makeStep({ state: finished(6, second, 'cancelled') })],
})

/** Why a job does not pass: what GitHub lists of it, its annotation, and the listed result in `needs`. */
interface Reason {
  readonly job: Partial<Job>
  readonly annotation?: string
  readonly result: string
  /** What the job counts as. */
  readonly outcome: string
  readonly allowable: boolean
}

const REASONS = {
  own: {
    job: { state: finished(5, 65, 'failure') },
    result: 'failure',
    outcome: 'failure',
    allowable: true,
  },
  limit: {
    job: cancelledAt(66),
    annotation: LIMIT,
    result: 'cancelled',
    outcome: 'timed_out',
    allowable: true,
  },
  person: {
    job: cancelledAt(40),
    annotation: PERSON,
    result: 'cancelled',
    outcome: 'cancelled',
    allowable: false,
  },
  'newer run': {
    job: cancelledAt(40),
    annotation: NEWER,
    result: 'cancelled',
    outcome: 'cancelled',
    allowable: false,
  },
  'own, then cancelled': {
    job: {
      state: finished(5, 65, 'cancelled'),
      steps: [
        makeStep({ number: 2, state: finished(6, 20, 'failure') }),
        makeStep({ number: 3, state: finished(20, 65, 'cancelled') }),
      ],
    },
    annotation: PERSON,
    result: 'cancelled',
    outcome: 'failure',
    allowable: true,
  },
  'lost runner': {
    job: { state: finished(5, 65, 'failure') },
    annotation: LOST,
    result: 'failure',
    outcome: 'failure',
    allowable: true,
  },
  'never started': {
    job: { state: finished(3, 6, 'failure'), steps: [], runner: NO_RUNNER },
    result: 'failure',
    outcome: 'failure',
    allowable: true,
  },
} as const satisfies Readonly<Record<string, Reason>>

/** How GitHub's list shows the job. */
const LISTED = ['finished', 'running', 'missing'] as const

interface Row {
  readonly reason: keyof typeof REASONS
  readonly listed: (typeof LISTED)[number]
  /** `name:` of the job, beside its key `build`. */
  readonly named: boolean
  readonly file: boolean
  readonly inside: boolean
  readonly runConclusion: string | undefined
  readonly allowed: boolean
}

const booleans = [false, true]

/** Every combination; a list that lags and a result in `needs` exist inside the run only. */
const ROWS: readonly Row[] = (Object.keys(REASONS) as (keyof typeof REASONS)[]).flatMap((reason) =>
  booleans.flatMap((named) =>
    booleans.flatMap((file) =>
      booleans.flatMap((allowed) => [
        ...LISTED.map((listed) => ({
          reason,
          listed,
          named,
          file,
          inside: true,
          runConclusion: undefined,
          allowed,
        })),
        ...['failure', 'cancelled', 'timed_out'].map((runConclusion) => ({
          reason,
          listed: 'finished' as const,
          named,
          file,
          inside: false,
          runConclusion,
          allowed,
        })),
      ]),
    ),
  ),
)

function reportOnRow({ reason, listed, named, file, inside, runConclusion, allowed }: Row): Report {
  const { job, result, ...rest } = REASONS[reason]
  const name = named ? 'Build app' : 'build'
  const annotation = 'annotation' in rest ? rest.annotation : undefined
  const build: Partial<Job>[] =
    listed === 'missing'
      ? []
      : [{ id: 1, name, ...(listed === 'running' ? { state: running(5) } : job) }]
  const jobs = [...build, { id: 2, name: 'lint' }, { id: 3, name: 'gate', state: running(70) }]
  const graph: WorkflowJob[] = [
    workflowJob('build', { name, timeout: 60 * MINUTE }),
    workflowJob('lint'),
    workflowJob('gate', { needs: ['build', 'lint'] }),
  ]
  const own = {
    jobId: 3,
    needs: [
      { key: 'build', result },
      { key: 'lint', result: 'success' },
    ],
  }
  const run = makeRun({
    jobs: inside ? jobs : jobs.filter(({ id }) => id !== 3),
    conclusion: runConclusion,
    graph: file ? graph : undefined,
  })
  const fromGitHub = (message: string): Annotation => ({
    level: 'failure',
    title: undefined,
    message,
    path: '.github',
    line: 1,
  })
  return reportOn(run, {
    ...(inside ? { own } : {}),
    allowedFailures: allowed ? [name, 'build'] : [],
    explanations: {
      excerpts: new Map(),
      annotations: new Map(annotation === undefined ? [] : [[1, [fromGitHub(annotation)]]]),
    },
  })
}

describe('the gate', () => {
  it.each(ROWS)(
    'is decided for $reason, listed $listed, named $named, file $file, inside $inside, run $runConclusion, allowed $allowed',
    (row) => {
      const { outcome, allowable, result } = REASONS[row.reason]
      const report = reportOnRow(row)
      const isListed = row.listed === 'finished'
      // Of an unlisted job, only the result in `needs` is known.
      const known = isListed ? outcome : result
      const forgiven = row.allowed && (isListed ? allowable : result === 'failure')
      const explained =
        row.runConclusion === undefined ||
        row.runConclusion === 'failure' ||
        row.runConclusion === known ||
        (row.runConclusion === 'cancelled' && known === 'timed_out')
      const isOpen = forgiven && explained
      const inRun = forgiven ? 'success' : known
      const runKnown =
        row.runConclusion === 'cancelled' && outcome === 'timed_out'
          ? 'timed_out'
          : row.runConclusion
      expect({
        open: gateReasons(report, { failOn: ['any'], allowedSkips: [] }).length === 0,
        openToFailures:
          gateReasons(report, { failOn: ['failure', 'timed_out'], allowedSkips: [] }).length === 0,
        conclusion: report.conclusion,
      }).toEqual({
        open: isOpen,
        openToFailures:
          isOpen ||
          ((forgiven || known === 'cancelled') &&
            (row.runConclusion === undefined || runKnown === 'cancelled')),
        conclusion: isOpen ? 'success' : (runKnown ?? inRun),
      })
    },
  )

  it.each([
    ['skipped', [], false],
    ['skipped', ['docs'], true],
    ['any, skipped', ['docs'], true],
    ['any, skipped', ['other'], false],
    ['any', [], true],
  ])('with %s and allowed skips %j treats a skipped job: open %s', (failOn, allowedSkips, open) => {
    const skippedJob = { name: 'docs', state: finished(5, 5, 'skipped'), runner: NO_RUNNER }
    const listed = reportOn(makeRun({ jobs: [skippedJob, { name: 'build' }] }))
    const gate = { failOn: failOn.split(', '), allowedSkips }
    expect(gateReasons(listed, gate).length === 0).toBe(open)
  })

  it.each(
    ['failure', 'cancelled', undefined].flatMap((runConclusion) =>
      booleans.flatMap((file) => booleans.map((allowed) => ({ runConclusion, file, allowed }))),
    ),
  )(
    'is decided for fail-fast, run $runConclusion, file $file, allowed $allowed',
    ({ runConclusion, file, allowed }) => {
      const jobs = [
        { name: 'test (1)', state: finished(5, 60, 'failure') },
        { name: 'test (2)', ...cancelledAt(62) },
      ]
      const graph = file ? [workflowJob('test', { matrix: true })] : undefined
      const allowedFailures = allowed ? ['test (1)'] : []
      const report = reportOn(makeRun({ jobs, conclusion: runConclusion, graph }), {
        allowedFailures,
      })
      const isOpen = allowed && runConclusion !== 'cancelled'
      expect(gateReasons(report, { failOn: ['any'], allowedSkips: [] }).length === 0).toBe(isOpen)
      expect(report.conclusion).toBe(isOpen ? 'success' : (runConclusion ?? 'failure'))
    },
  )

  it.each(['success', 'failure', undefined])(
    'is shut by a failed check run, run %s',
    (conclusion) => {
      const check = {
        name: 'results',
        kind: 'check' as const,
        state: finished(7, 7, 'failure'),
        runner: NO_RUNNER,
      }
      const jobs = [check, { name: 'build' }]
      for (const allowedFailures of [[], ['results']]) {
        const report = reportOn(makeRun({ jobs, conclusion }), { allowedFailures })
        const open = gateReasons(report, { failOn: ['any'], allowedSkips: [] }).length === 0
        expect(open).toBe(allowedFailures.length > 0)
      }
    },
  )

  it('is never open if a job failed that is neither forgiven nor a consequence of a forgiven one', () => {
    const conclusion = fc.constantFrom('success', 'failure', 'cancelled', 'timed_out', 'skipped')
    const names = ['build', 'test (a)', 'test (b)', 'test (c)', 'e2e', 'lint']
    const anyJobs = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...names),
        conclusion,
        end: fc.integer({ min: 10, max: 90 }),
      }),
      { minLength: 1, maxLength: 6, selector: ({ name }) => name },
    )
    const anyResults = fc.dictionary(
      fc.constantFrom('build', 'test', 'e2e', 'lint'),
      fc.constantFrom('success', 'failure', 'cancelled', 'skipped'),
    )
    const anyAllowed = fc.subarray(['build', 'test (a)', 'e2e'])
    const anyConclusion = fc.constantFrom(undefined, 'failure', 'cancelled', 'timed_out')
    fc.assert(
      fc.property(anyJobs, anyResults, anyAllowed, anyConclusion, (jobs, results, allowed, run) => {
        const report = reportOn(
          makeRun({
            jobs: jobs.map(({ name, conclusion: word, end }) => ({
              name,
              state: finished(5, end, word),
            })),
            conclusion: run,
          }),
          {
            own: { needs: Object.entries(results).map(([key, result]) => ({ key, result })) },
            allowedFailures: allowed,
          },
        )
        const open = gateReasons(report, { failOn: ['any'], allowedSkips: [] }).length === 0
        const keyOf = (name: string) => name.replace(/ \(.*/, '')
        const isAllowed = (name: string, word: string) =>
          allowed.includes(name) && (word === 'failure' || word === 'timed_out')
        const failedLegs = jobs.filter(
          ({ name, conclusion: word }) => name.startsWith('test (') && isAllowed(name, word),
        )
        const unexcused = jobs.filter(({ name, conclusion: word }) => {
          if (isPass(word) || isAllowed(name, word) || results[keyOf(name)] === 'success')
            return false
          const isLeg = word === 'cancelled' && name.startsWith('test (')
          return !(isLeg && failedLegs.length > 0)
        })
        if (unexcused.length > 0) expect(open).toBe(false)
        const contradicted = Object.entries(results).some(
          ([key, result]) =>
            (result === 'failure' || result === 'cancelled') &&
            !allowed.some((name) => keyOf(name) === key),
        )
        const legs = failedLegs.length > 0
        if (contradicted && !legs && allowed.length === 0) expect(open).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })
})
