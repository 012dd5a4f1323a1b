import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../src/model/time.ts'
import { readMonth } from '../../src/month/read-month/read-month.ts'
import type { KnownRun, MonthMemory } from '../../src/model/shapes/month.ts'
import { fakeClient, httpError, sourceOf } from '../../testing/fake-client.ts'
import { apiStep, type JobFields } from '../../testing/fake-github/api-job.ts'
import { directClients } from '../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { fakeState } from '../../testing/fake-github/state.ts'
import { START } from '../../testing/fake-github/time.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { daysAgo, makeMainRun, NO_MEMORY, NOW } from '../../testing/make-month.ts'

describe('readMonth: a run that GitHub cancelled, or that was re-run', () => {
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
        annotations[rest.jobs[position]?.id ?? 0] = says.map((message) =>
          apiAnnotation({ message }),
        )
      return { ...rest, run: { ...run, event: 'push', head_branch: 'main' } }
    })
    const { client } = directClients(fakeState({ runs, annotations }))
    const source = sourceOf({ ...client, now: () => NOW })
    const { red } = await readMonth(source, { branch: 'main', memory: undefined })
    return red
  }

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

describe('readMonth: a re-run of a run that is no longer listed', () => {
  const PASSED_AT = daysAgo(0.5)
  const isoOf = (at: Instant) => new Date(at).toISOString()

  /** A run that failed seven days ago, as GitHub has it now: by default its second attempt passed. */
  function runBody(fields: object = {}) {
    return {
      ...{ id: 7, name: 'CI', path: 'CI', event: 'push', head_branch: 'main', run_number: 7 },
      ...{ head_sha: '7'.padStart(40, '0'), run_attempt: 2, status: 'completed' },
      ...{ conclusion: 'success', created_at: isoOf(daysAgo(7)), updated_at: isoOf(PASSED_AT) },
      ...fields,
    }
  }

  const jobBody = (attempt: number, conclusion: string, endedAt: Instant) => ({
    ...{
      id: attempt,
      run_id: 7,
      run_attempt: attempt,
      name: 'test',
      status: 'completed',
      conclusion,
    },
    ...{ started_at: isoOf(endedAt - HOUR), completed_at: isoOf(endedAt), steps: [] },
  })

  /** Reads a night in which no run is listed. */
  async function readNight(
    memory: Partial<MonthMemory>,
    body: object = runBody(),
    jobs = [jobBody(1, 'failure', daysAgo(6.5)), jobBody(2, 'success', PASSED_AT)],
  ) {
    const client = fakeClient(({ route }) => {
      if (route.endsWith('/runs')) return { total_count: 0, workflow_runs: [] }
      if (route.endsWith('/jobs')) return { total_count: jobs.length, jobs }
      if (route.endsWith('{run_id}')) return { ...body }
      if (route.endsWith('/logs')) throw httpError(404, 'Not Found')
      throw new Error(route)
    })
    const source = sourceOf({ ...client, now: () => NOW })
    const known = { ...NO_MEMORY, readAt: daysAgo(1), ...memory }
    const { red, memory: next } = await readMonth(source, { branch: 'main', memory: known })
    const ids = client.requested.flatMap(({ parameters }) => parameters['run_id'] ?? [])
    const times = red.times.map(({ untilAt, byRerun }) => ({ untilAt, byRerun }))
    return { red: times, unfinished: next.runs.filter((run) => run.unfinished), ids }
  }

  const failed = (id: number, ago: number, fields = {}) =>
    makeMainRun(id, { createdAt: daysAgo(ago), conclusion: 'failure', ...fields })
  const STILL_RED = [{ untilAt: undefined, byRerun: false }]

  it.each([7, 28])('ends a red time when the re-run passed: of %i days ago', async (ago) => {
    const runs = [failed(6, ago + 1), failed(7, ago)]
    const { red, ids } = await readNight({ runs }, runBody({ created_at: isoOf(daysAgo(ago)) }))
    expect(red).toEqual([{ untilAt: PASSED_AT, byRerun: false }])
    expect(ids).toEqual([7, 7])
  })

  it.each<[string, Partial<MonthMemory>, object?]>([
    ['was not re-run', { runs: [failed(7, 7)] }, runBody({ run_attempt: 1 })],
    [
      'is running again',
      { runs: [failed(7, 7)] },
      runBody({ status: 'in_progress', conclusion: null }),
    ],
  ])('sends one request if the run %s', async (_, memory, body) => {
    expect(await readNight(memory, body)).toMatchObject({ red: STILL_RED, ids: [7] })
  })

  it('requests the newest run of each workflow, those that are red first', async () => {
    const other = { workflow: 'Nightly', workflowPath: 'nightly.yml' }
    const deploys = { workflow: 'Deploy', workflowPath: 'deploy.yml' }
    const green = [5, 9].map((id) =>
      makeMainRun(id, { createdAt: daysAgo(10 - id / 10), ...other }),
    )
    const cancelled = makeMainRun(8, { createdAt: daysAgo(6), conclusion: 'cancelled' })
    const listed = makeMainRun(11, { createdAt: daysAgo(4), ...deploys })
    const { ids } = await readNight(
      { runs: [...green, failed(7, 7), cancelled, listed] },
      runBody({ run_attempt: 1 }),
    )
    expect(ids).toEqual([7, 9, 8])
  })

  it('is red from the end of a re-run that failed of a run that had passed', async () => {
    const passed = { createdAt: daysAgo(7), endedAt: daysAgo(6.9) }
    const runs = [failed(6, 8, { endedAt: daysAgo(7.9) }), makeMainRun(7, passed)]
    const body = runBody({ conclusion: 'failure' })
    const jobs = [jobBody(1, 'success', daysAgo(6.9)), jobBody(2, 'failure', PASSED_AT)]
    const night = await readNight({ runs }, body, jobs)
    expect(night.red).toEqual([
      { untilAt: undefined, byRerun: false },
      { untilAt: daysAgo(6.9), byRerun: false },
    ])
  })

  it('was not red by an attempt that it saw pass, whose failed job may fail', async () => {
    const runs = [makeMainRun(7, { createdAt: daysAgo(7), endedAt: daysAgo(6.9) })]
    const jobs = [jobBody(1, 'failure', daysAgo(6.9)), jobBody(2, 'success', PASSED_AT)]
    expect((await readNight({ runs }, runBody(), jobs)).red).toEqual([])
  })

  it.each<[string, object, readonly { untilAt: Instant | undefined; byRerun: boolean }[], boolean]>(
    [
      ['failed', { conclusion: 'failure' }, STILL_RED, false],
      ['passed', { conclusion: 'success' }, [], false],
      ['is waiting still', { status: 'waiting', conclusion: null }, [], true],
    ],
  )(
    'requests a run that was waiting, until it has finished: it %s',
    async (_, fields, red, stays) => {
      const waiting = makeMainRun(7, { createdAt: daysAgo(7), unfinished: true })
      const unfinished = [{ ...waiting, conclusion: undefined, endedAt: undefined }]
      const jobs = [jobBody(1, 'failure', PASSED_AT)]
      const passed = [jobBody(1, 'success', PASSED_AT)]
      const isRed = red.length > 0
      const body = runBody({ run_attempt: 1, ...fields })
      const night = await readNight({ runs: unfinished }, body, isRed ? jobs : passed)
      expect(night.red).toEqual(red)
      expect(night.unfinished).toEqual(stays ? unfinished : [])
      expect(new Set(night.ids)).toEqual(new Set([7]))
    },
  )

  it('reads the newest run if no night has read what failed in it', async () => {
    const jobs = [jobBody(1, 'failure', daysAgo(6.5))]
    const body = runBody({ run_attempt: 1, conclusion: 'failure' })
    const { ids } = await readNight({ runs: [failed(7, 7, { unread: true })] }, body, jobs)
    expect(ids.length).toBeGreaterThan(1)
  })

  it('reads a run once that no night has read', async () => {
    const { red, ids } = await readNight({ runs: [failed(7, 7, { unread: true })] })
    expect(red).toEqual([{ untilAt: PASSED_AT, byRerun: true }])
    expect(ids).toEqual([7, 7])
  })
})

describe('readMonth: a run of the default branch that is running again', () => {
  const isoOf = (at: Instant) => new Date(at).toISOString()
  const FAILED_AT = NOW - 20 * MINUTE

  /** A run of main of two hours ago, which is running for the second time by default. */
  const bodyOf = (id: number, fields: object = {}) => ({
    ...{
      id,
      run_number: id,
      name: `W${id}`,
      path: `${id}.yml`,
      head_sha: `${id}`.padStart(40, '0'),
    },
    ...{ head_branch: 'main', event: 'push', status: 'in_progress', conclusion: null },
    ...{ run_attempt: 2, created_at: isoOf(NOW - 2 * HOUR), updated_at: isoOf(NOW) },
    ...{ run_started_at: isoOf(NOW - 10 * MINUTE), ...fields },
  })

  /** Reads a night of such runs, with how the attempt before of each finished. */
  async function readNight(
    listed: readonly object[],
    conclusion = 'failure',
    memory: Partial<MonthMemory> = {},
    at = FAILED_AT,
  ) {
    const client = fakeClient(({ route, parameters: { run_id: id, attempt_number: attempt } }) => {
      const ended = { status: 'completed', conclusion, updated_at: isoOf(at) }
      if (route.endsWith('{attempt_number}'))
        return bodyOf(Number(id), { ...ended, run_attempt: attempt })
      if (route.endsWith('/runs')) return { total_count: listed.length, workflow_runs: listed }
      if (route.endsWith('/jobs')) return { total_count: 0, jobs: [] }
      throw new Error(route)
    })
    const source = sourceOf({ ...client, now: () => NOW })
    const known = { ...NO_MEMORY, readAt: daysAgo(1), ...memory }
    const month = await readMonth(source, { branch: 'main', memory: known })
    const attempts = client.requested.flatMap(
      ({ parameters: { run_id: id, attempt_number: one } }) =>
        one === undefined ? [] : `${id}/${one}`,
    )
    return { now: month.red.now.map(({ id }) => id), ...month, attempts }
  }

  it('is red since its attempt before failed, which takes a request', async () => {
    const { now, red, attempts } = await readNight([bodyOf(7)])
    expect([now, attempts]).toEqual([[7], ['7/1']])
    expect(red.times).toMatchObject([{ fromAt: FAILED_AT, untilAt: undefined }])
  })

  it('does not end later than its present attempt began', async () => {
    const { red } = await readNight([bodyOf(7)], 'failure', {}, NOW)
    expect(red.times).toMatchObject([{ fromAt: NOW - 10 * MINUTE }])
  })

  it.each(['success', 'cancelled', 'skipped'])('is not red if that ended with %s', async (end) => {
    expect((await readNight([bodyOf(7)], end)).now).toEqual([])
  })

  const known = (fields: Partial<KnownRun>) => ({
    runs: [
      { ...makeMainRun(7, { createdAt: NOW - 2 * HOUR, workflow: 'W7', workflowPath: '7.yml' }) },
    ].map((one) => ({ ...one, endedAt: NOW - 1.5 * HOUR, ...fields })),
  })

  it.each<[string, number, Partial<KnownRun>, string, readonly number[], readonly string[]]>([
    ['had passed and then failed', 3, {}, 'failure', [7], ['7/2']],
    ['had failed and then passed', 3, { conclusion: 'failure' }, 'success', [], ['7/2']],
    ['failed, passed and failed', 4, { attempt: 2, failedAt: NOW - HOUR }, 'failure', [7], ['7/3']],
    ['had failed, as the memory has it', 2, { conclusion: 'failure' }, 'success', [7], []],
  ])('knows of one that %s', async (_, attempt, fields, conclusion, red, requests) => {
    const listed = [bodyOf(7, { run_attempt: attempt })]
    const { now, attempts } = await readNight(listed, conclusion, known(fields))
    expect([now, attempts]).toEqual([red, requests])
  })

  it('leaves its failures and minutes to the night on which it has finished', async () => {
    const first = await readNight([bodyOf(7)])
    expect(first.memory.runs).toMatchObject([{ conclusion: undefined, unread: false }])
    const end = { status: 'completed', conclusion: 'success', updated_at: isoOf(NOW) }
    const { red, memory } = await readNight([bodyOf(7, end)], 'failure', first.memory)
    expect(red.times).toMatchObject([{ fromAt: FAILED_AT, untilAt: NOW, byRerun: true }])
    expect(memory.usage?.days.at(-1)).toMatchObject({ workflowPath: '7.yml', runs: 1 })
  })

  it('is read of three at most, the newest first, and never of other branches', async () => {
    const pull = bodyOf(99, { event: 'pull_request', head_branch: 'topic' })
    const { attempts, now } = await readNight([pull, ...[9, 8, 7, 6, 5].map((id) => bodyOf(id))])
    expect(attempts).toEqual(['9/1', '8/1', '7/1'])
    expect(now.toSorted()).toEqual([7, 8, 9])
  })
})
