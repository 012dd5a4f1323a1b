import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { DAY, HOUR, SECOND } from '../../../src/model/time.ts'
import { readMonth } from '../../../src/month/read-month/read-month.ts'
import { sourceOf } from '../../../testing/fake-client.ts'
import { apiStep, type JobFields } from '../../../testing/fake-github/api-job.ts'
import { directClients } from '../../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { apiAnnotation } from '../../../testing/fake-github/run-details.ts'
import { fakeState } from '../../../testing/fake-github/state.ts'
import { START } from '../../../testing/fake-github/time.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'

const NOW = Date.parse(START) + 2 * DAY
const NEWER = 'Canceling since a higher priority waiting request for deploy exists'
const PERSON = 'The run was canceled by @octocat.'
const FAIL_FAST = 'The strategy configuration was canceled because "test._1" failed'
const LIMIT = 'The job has exceeded the maximum execution time of 10m0s'
const TOO_LONG =
  'The job has exceeded the maximum execution time while awaiting a runner for 24h0m0s'

interface CancelledJob extends JobFields {
  /** Messages of GitHub about it. */
  readonly says?: readonly string[]
}

const passed: CancelledJob = { name: 'lint', conclusion: 'success' }
const at = (start: number, end: number) => ({ started_at: start, completed_at: end })
/** A job that was cancelled in its step. */
const stopped = (name: string, ...says: readonly string[]): CancelledJob => ({
  ...{ name, conclusion: 'cancelled', ...at(7, 40), says },
  steps: [apiStep({ conclusion: 'cancelled', started_at: 8, completed_at: 40 })],
})
/** A job that no runner took until it was cancelled after some seconds. */
const waiting = (name: string, seconds: number, ...says: readonly string[]): CancelledJob => ({
  ...{ name, conclusion: 'cancelled', created_at: 2, ...at(2, 2 + seconds), says },
  ...{ steps: [], runner_id: null, runner_name: null, runner_group_name: null },
})

/** Attempts of a run of main with their jobs, the last of which has the conclusion. */
type Attempts = readonly (readonly CancelledJob[])[]

/** When main was red, with one run that GitHub concluded so. */
async function redTimesOf(attempts: Attempts, conclusion = 'cancelled') {
  const annotations: Record<number, object[]> = {}
  const runs = attempts.map((jobs, index) => {
    const { run, ...rest } = fakeRun({
      run: { ...{ run_attempt: index + 1, conclusion, created_at: 0, updated_at: 2 * 86_400 } },
      jobs: jobs.map((job) => ({ ...job, says: undefined })),
    })
    for (const [position, { says = [] }] of jobs.entries())
      annotations[rest.jobs[position]?.id ?? 0] = says.map((message) => apiAnnotation({ message }))
    return { ...rest, run: { ...run, event: 'push', head_branch: 'main' } }
  })
  const { client } = directClients(fakeState({ runs, annotations }))
  const source = sourceOf({ ...client, now: () => NOW })
  const { red } = await readMonth(source, { branch: 'main', memory: undefined })
  return red
}

describe('readMonth: a run that GitHub cancelled, or that was re-run', () => {
  it.each<[boolean, string, readonly CancelledJob[]]>([
    [false, 'by a newer run, in a step', [passed, stopped('deploy', NEWER)]],
    [false, 'by a newer run, while its only job waited', [waiting('deploy', 2_340, NEWER)]],
    [false, 'for no reason that is stated, while its only job waited', [waiting('deploy', 2_340)]],
    [false, 'by a person, in a step', [passed, stopped('test', PERSON)]],
    [false, 'by a person, while a job waited', [stopped('a', PERSON), waiting('b', 900)]],
    [false, 'by `cancel-in-progress` of one job', [passed, stopped('deploy', NEWER), passed]],
    [false, 'for no reason that is stated, in a step', [passed, stopped('test')]],
    [
      true,
      'after a leg failed, and fail-fast stopped the other',
      [{ name: 'test (1)', conclusion: 'failure' }, stopped('test (2)', FAIL_FAST)],
    ],
    [
      true,
      'by a person, after a job failed',
      [{ name: 'test', conclusion: 'failure' }, stopped('lint', PERSON)],
    ],
    [true, 'by the time limit of its job', [{ ...stopped('test', LIMIT), ...at(7, 607) }]],
    [
      true,
      'by the time limit of a job, and by a person',
      [{ ...stopped('test', LIMIT), ...at(7, 607) }, stopped('lint', PERSON)],
    ],
    [true, 'by GitHub, which found no runner for a day', [waiting('build', 86_400, TOO_LONG)]],
  ])('is red (%s) if it was cancelled %s', async (isRed, _, jobs) => {
    const { times, unreadRuns } = await redTimesOf([jobs])
    expect([times.length > 0, unreadRuns]).toEqual([isRed, 0])
  })

  const allowed: CancelledJob = { name: 'preview', conclusion: 'failure' }
  it.each<[boolean, string, Attempts]>([
    [
      false,
      'a job that may fail failed in both attempts',
      [
        [passed, allowed],
        [passed, allowed],
      ],
    ],
    [true, 'a job failed in the first one', [[{ ...passed, conclusion: 'failure' }], [passed]]],
    [
      true,
      'another job failed in the first one, too',
      [
        [{ ...passed, conclusion: 'failure' }, allowed],
        [passed, allowed],
      ],
    ],
  ])('was red (%s) before its second attempt passed if %s', async (isRed, _, attempts) => {
    expect((await redTimesOf(attempts, 'success')).times.length > 0).toBe(isRed)
  })

  const anyJob = fc
    .record({
      name: fc.constantFrom('lint', 'test (1)', 'test (2)', 'deploy'),
      says: fc.subarray([NEWER, PERSON], { maxLength: 1 }),
      seconds: fc.integer({ min: 0, max: (23 * HOUR) / SECOND }),
      make: fc.constantFrom('stopped', 'waiting', 'passed', 'skipped'),
    })
    .map(({ name, says, seconds, make }): CancelledJob => {
      if (make === 'stopped') return { ...stopped(name, ...says), ...at(7, 7 + seconds) }
      if (make === 'waiting') return waiting(name, seconds, ...says)
      return { name, conclusion: make === 'passed' ? 'success' : 'skipped' }
    })
  const anyAttempts = fc.array(fc.array(anyJob, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 2,
  })

  it('is never red if no job failed, whatever was cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyAttempts,
        fc.constantFrom('cancelled', 'success', 'skipped'),
        async (attempts, conclusion) => {
          const { times, now } = await redTimesOf(attempts, conclusion)
          expect([times, now]).toEqual([[], []])
        },
      ),
      fuzzOptions(50, 2000),
    )
  })
})
