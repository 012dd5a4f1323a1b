import { describe, expect, it } from '@jest/globals'
import { decodeRun } from '../../../src/github/run/decode.ts'
import type { Job, State } from '../../../src/model/run.ts'
import type { Target } from '../../../src/model/target.ts'
import { apiJob, apiStep } from '../../../testing/fake-github/api-job.ts'
import { at, finished, makeTarget, RUN_URL, running, waiting } from '../../../testing/make-run.ts'

const NOTHING = { run: undefined, jobs: undefined, jobsCounted: undefined, notes: [] }

/** Returns the decoded job and the texts of the notes. */
function decodeJobBody(job: unknown, target: Partial<Target> = {}): { job: Job; notes: string[] } {
  const run = decodeRun({ ...NOTHING, jobs: [job], jobsCounted: 1 }, makeTarget(target))
  const [decoded] = run.jobs ?? []
  if (decoded === undefined) throw new Error('no job')
  return { job: decoded, notes: run.notes.map(({ text }) => text) }
}

describe('decodeRun: job', () => {
  it('decodes a response', () => {
    const { job, notes } = decodeJobBody(apiJob({ id: 9, name: 'build', steps: [apiStep({})] }))
    expect(job).toMatchObject({
      id: 9,
      name: 'build',
      createdAt: at(2),
      state: finished(7, 67),
      runner: {
        id: 1_000_000_042,
        name: 'GitHub Actions 1000000042',
        group: 'GitHub Actions',
        labels: ['ubuntu-latest'],
      },
      steps: [{ number: 1, name: 'Run npm test', state: { kind: 'finished' } }],
    })
    expect(notes).toEqual([])
  })

  it('decodes a job whose other values are invalid', () => {
    const nonsense = {
      id: 9,
      name: 7,
      html_url: {},
      status: [],
      conclusion: false,
      created_at: {},
      runner_name: 7,
      labels: 'ubuntu',
      steps: { number: 1 },
    }
    expect(decodeJobBody(nonsense)).toMatchObject({
      job: { name: 'job 9', state: waiting('unknown'), steps: [], runner: { labels: [] } },
    })
  })

  it('keeps any name unchanged, and makes one for a blank name', () => {
    for (const name of ['__proto__', ' padded ', 'a\nb', '<img onerror>', '::error::x']) {
      expect(decodeJobBody({ id: 9, name }).job.name).toBe(name)
    }
    for (const name of ['', '  ', '\n', null]) {
      expect(decodeJobBody({ id: 9, name }).job.name).toBe('job 9')
    }
  })

  it('decodes empty texts of a missing runner as undefined', () => {
    const { job } = decodeJobBody(
      apiJob({ runner_id: 0, runner_name: '', runner_group_name: '', labels: ['', 'gpu'] }),
    )
    expect(job.runner).toEqual({
      ...{ id: undefined, name: undefined, group: undefined },
      labels: ['gpu'],
    })
  })

  it('sorts jobs by id', () => {
    const jobs = [{ id: 3 }, { id: 1 }, { id: 2 }]
    const run = decodeRun({ ...NOTHING, jobs }, makeTarget())
    expect(run.jobs?.map(({ id }) => id)).toEqual([1, 2, 3])
  })
})

describe('decodeRun: URL of a job', () => {
  const GHES = 'https://ghes.example/git'
  const urlOf = (html_url: unknown, serverUrl = 'https://github.com') =>
    decodeJobBody({ id: 9, html_url }, { serverUrl }).job.url

  it.each([
    [`${RUN_URL}/job/9?pr=7`, 'https://github.com'],
    [`${GHES}/octo-org/octo-shop/runs/9`, GHES],
  ])('keeps %s in the repository on %s', (url, serverUrl) => {
    expect(urlOf(url, serverUrl)).toBe(url)
  })

  it.each([
    null,
    'https://github.com/evil/shop/9',
    'https://github.com/octo-org/octo-shop/../../evil',
    'https://github.com/octo-org/octo-shop/%2e%2E/%2e./evil',
    'https://evil.example/job/9',
    'https://github.com@evil.example/',
    'javascript:alert(1)',
    `${RUN_URL}/job/9) [x](https://evil.example`,
    `${RUN_URL}/job/9"onload="x`,
    `${RUN_URL}/job/9\nx`,
  ])('replaces %j by a generated one', (url) => {
    expect(urlOf(url)).toBe(`${RUN_URL}/job/9`)
  })

  it('generates a URL on the same server', () => {
    expect(urlOf(null, GHES)).toBe(`${GHES}/octo-org/octo-shop/actions/runs/42/job/9`)
  })
})

describe('decodeRun: state', () => {
  const START = '2026-03-01T10:00:05Z'
  const END = '2026-03-01T10:01:05Z'

  const TIMES = { started_at: START, completed_at: END }

  it.each<[object, State]>([
    [{ status: 'queued' }, waiting()],
    [{ status: 'queued', started_at: START }, waiting()],
    [{ status: 'waiting' }, waiting('waiting')],
    [{ status: 'a_new_status' }, waiting('a_new_status')],
    [{}, waiting('unknown')],
    [{ status: 'in_progress', started_at: START }, running(5)],
    [{ status: 'in_progress', started_at: null }, running()],
    [{ status: 'completed', conclusion: 'success', ...TIMES }, finished(5, 65)],
    [{ status: 'COMPLETED', conclusion: 'FAILURE', ...TIMES }, finished(5, 65, 'failure')],
    [{ status: 'completed', conclusion: 'A_Word' }, finished(undefined, undefined, 'A_Word')],
    [{ status: 'completed', conclusion: null, ...TIMES }, finished(5, 65, 'unknown')],
    [{ status: 'completed' }, finished(undefined, undefined, 'unknown')],
    [{ status: 'in_progress', conclusion: 'failure', ...TIMES }, finished(5, 65, 'failure')],
    [{ status: 'queued', conclusion: 'cancelled' }, finished(undefined, undefined, 'cancelled')],
    [{ conclusion: 'skipped', started_at: END, completed_at: START }, finished(65, 5, 'skipped')],
  ])('decodes %j of a job and of a step: %j', (fields, expected) => {
    const { job } = decodeJobBody({ id: 9, ...fields, steps: [{ number: 1, ...fields }] })
    expect(job.state).toEqual(expected)
    expect(job.steps[0]?.state).toEqual(expected)
  })
})

describe('decodeRun: step', () => {
  it('sorts steps by number', () => {
    const steps = [{ number: 12 }, { number: 2 }, { number: 1 }]
    const { job } = decodeJobBody({ id: 9, steps })
    expect(job.steps.map(({ number }) => number)).toEqual([1, 2, 12])
  })

  it('numbers a step without a number by its position', () => {
    const { job } = decodeJobBody({ id: 9, steps: [{ number: 1, name: 'a' }, {}, null, 'x'] })
    expect(job.steps.map(({ number, name }) => [number, name])).toEqual([
      [1, 'a'],
      [2, 'step 2'],
      [3, 'step 3'],
      [4, 'step 4'],
    ])
  })
})

describe('decodeRun: time', () => {
  const read = (created_at: unknown) => decodeJobBody({ id: 9, created_at }).job.createdAt

  it.each([
    ['2026-03-01T10:00:05Z', at(5)],
    ['2026-03-01T10:00:05.250Z', at(5.25)],
    ['2026-03-01T12:00:05+02:00', at(5)],
    ['2026-03-01T04:30:05.000-05:30', at(5)],
  ])('decodes %s', (value, expected) => {
    expect(read(value)).toBe(expected)
  })

  it.each([
    null,
    undefined,
    '',
    '0001-01-01T00:00:00Z',
    '2017-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-03-01T10:00:05',
    '2026-03-01',
    '1772359205',
    1_772_359_205,
    true,
    {},
  ])('takes the missing or invalid time %j for unknown', (value) => {
    expect(read(value)).toBeUndefined()
  })
})

describe('decodeRun: kind of a job', () => {
  const check = {
    name: 'Unit test report',
    steps: [],
    runner_name: null,
    labels: [],
    created_at: 7,
    started_at: 7,
    completed_at: 7,
    html_url: 'https://github.com/octo-org/octo-shop/runs/31239694530',
  }
  const jobUrl = `${RUN_URL}/job/31239694530`
  const labels = ['ubuntu-latest']

  it.each<['check' | 'job', string, Parameters<typeof apiJob>[0]]>([
    ['check', 'passed', { conclusion: 'success' }],
    ['check', 'failed', { conclusion: 'failure' }],
    ['check', 'still runs', { status: 'in_progress', completed_at: null }],
    ['check', 'took 3 s', { completed_at: 10 }],
    ['check', 'has no URL', { html_url: null }],
    ['job', 'has no URL and took 3 s', { html_url: null, completed_at: 10 }],
    ['job', 'was skipped', { conclusion: 'skipped', html_url: jobUrl }],
    ['job', 'never started', { conclusion: 'failure', html_url: jobUrl, labels }],
    ['job', 'had a runner', { runner_name: 'runner-1' }],
    ['job', 'has steps', { steps: [apiStep()] }],
    ['job', 'is from before GitHub had created_at', { created_at: undefined }],
  ])('is %s for an entry that %s', (kind, _, fields) => {
    expect(decodeJobBody(apiJob({ ...check, ...fields })).job.kind).toBe(kind)
  })
})
