import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { gateReasons } from '../../src/analyse/gate.ts'
import { isPass } from '../../src/model/conclusion.ts'
import type { Annotation } from '../../src/model/failure.ts'
import type { Report } from '../../src/model/report.ts'
import type { Job } from '../../src/model/run.ts'
import { MINUTE } from '../../src/model/time.ts'
import type { WorkflowJob } from '../../src/model/workflow-file.ts'
import {
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  workflowJob,
} from '../helpers/make-run.ts'

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

  it('is never open if a job failed that is neither forgiven nor a consequence of a forgiven one', () => {
    const conclusion = fc.constantFrom('success', 'failure', 'cancelled', 'timed_out', 'skipped')
    const anyJobs = fc.array(
      fc.record({
        name: fc.constantFrom('build', 'test (a)', 'test (b)', 'test', 'e2e', 'test / x', 'lint'),
        conclusion,
        end: fc.integer({ min: 10, max: 90 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    const anyNeeds = fc.dictionary(
      fc.constantFrom('build', 'test', 'e2e', 'lint'),
      fc.constantFrom('success', 'failure', 'cancelled', 'skipped'),
    )
    const anyAllowed = fc.subarray(['build', 'test*', 'e2e'])
    fc.assert(
      fc.property(
        anyJobs,
        anyNeeds,
        anyAllowed,
        fc.option(conclusion),
        (jobs, needs, allowed, run) => {
          const report = reportOn(
            makeRun({
              jobs: jobs.map(({ name, conclusion: word, end }) => ({
                name,
                state: finished(5, end, word),
              })),
              conclusion: run ?? undefined,
            }),
            {
              own: { needs: Object.entries(needs).map(([key, result]) => ({ key, result })) },
              allowedFailures: allowed,
            },
          )
          const open = gateReasons(report, { failOn: ['any'], allowedSkips: [] }).length === 0
          const failed = jobs.filter(({ conclusion: word }) => !isPass(word))
          const unforgiven = failed.filter(
            ({ name }) =>
              !allowed.some((pattern) => new RegExp(`^${pattern.replace('*', '.*')}$`).test(name)),
          )
          const keys = new Set(
            Object.entries(needs).flatMap(([key, result]) => (result === 'success' ? [key] : [])),
          )
          const nothingForgives =
            run !== 'success' && keys.size === 0 && allowed.length === 0 && unforgiven.length > 0
          if (nothingForgives) expect(open).toBe(false)
          if (run !== null && !isPass(run) && failed.length === 0) expect(open).toBe(false)
          const rejected = Object.entries(needs).some(
            ([key, result]) =>
              (result === 'failure' || result === 'cancelled') && !allowed.includes(key),
          )
          if (rejected && run !== 'success' && allowed.length === 0) expect(open).toBe(false)
        },
      ),
    )
  })
})
