import { afterEach, describe, expect, it } from '@jest/globals'
import { bigRun } from './fake-github/big-run.ts'
import { fakeRun } from './fake-github/fake-run.ts'
import { READ_ONLY } from './fake-github/faults.ts'
import { answeredBy, SERVER_KINDS, serverOptions } from './fake-github/server-kinds.ts'
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from './fake-github/start-fake-github.ts'

const RUN = '/repos/octo-org/octo-shop/actions/runs/22400000001'
const open: FakeGitHub[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((github) => github.close()))
})

async function start(options: FakeGitHubOptions): Promise<FakeGitHub> {
  const github = await startFakeGitHub(options)
  open.push(github)
  return github
}

async function getJson(url: string): Promise<unknown> {
  return (await fetch(url)).json()
}

function attempt(number: number, jobs: string[]) {
  return fakeRun({ run: { run_attempt: number }, jobs: jobs.map((name) => ({ name })) })
}

describe('the runs', () => {
  it('are answered by their latest attempt or the one asked for', async () => {
    const github = await start({ runs: [attempt(2, ['again']), attempt(1, ['once'])] })
    expect(await getJson(github.url + RUN)).toMatchObject({ run_attempt: 2 })
    expect(await getJson(`${github.url}${RUN}/attempts/1`)).toMatchObject({ run_attempt: 1 })
    expect(await getJson(`${github.url}${RUN}/jobs`)).toMatchObject({ jobs: [{ name: 'again' }] })
    expect(await getJson(`${github.url}${RUN}/jobs?filter=all`)).toMatchObject({
      total_count: 2,
      jobs: [{ name: 'once' }, { name: 'again' }],
    })
  })

  it.each([
    ['another run', `${RUN}0`],
    ['an attempt that was not made', `${RUN}/attempts/2/jobs`],
    ['another repository', RUN.replace('shop', 'depot')],
    ['a job of no run', '/repos/octo-org/octo-shop/actions/jobs/1'],
    ['an address that the fake does not serve', '/meta'],
  ])('are 404 for %s', async (_, path) => {
    const github = await start({ runs: [fakeRun()] })
    const response = await fetch(github.url + path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ message: 'Not Found', status: '404' })
  })

  it('move when the test moves them', async () => {
    const github = await start({
      runs: [fakeRun({ jobs: [{ status: 'in_progress' }] })],
      onRequest: ({ number }, world) => {
        if (number === 2) world.runs = [fakeRun({ jobs: [{ conclusion: 'failure' }] })]
      },
    })
    const job = `${github.url}/repos/octo-org/octo-shop/actions/jobs/65298740601`
    expect(await getJson(job)).toMatchObject({ conclusion: null })
    expect(await getJson(job)).toMatchObject({ conclusion: 'failure' })
  })
})

describe('a change', () => {
  const running = fakeRun({ jobs: [{ status: 'in_progress' }] })
  const mixed = fakeRun({
    run: { conclusion: 'failure' },
    jobs: [{ name: 'build' }, { name: 'test', conclusion: 'failure' }],
  })
  const old = fakeRun({ run: { conclusion: 'failure', created_at: -31 * 24 * 3_600 } })
  const passed = fakeRun({ run: { conclusion: 'success' } })
  const unqueued = fakeRun({ run: { status: 'queued' }, jobs: [] })
  const first = '/actions/jobs/65298740601/rerun'

  it.each([
    ['a run that has failed', mixed, `/actions/runs/${mixed.id}/rerun`, ['queued', 'queued']],
    [
      'its failed jobs',
      mixed,
      `/actions/runs/${mixed.id}/rerun-failed-jobs`,
      ['completed', 'queued'],
    ],
    ['one of its jobs', mixed, first, ['queued', 'completed']],
  ])('starts another attempt of %s', async (_, run, path, statuses) => {
    const github = await start({ runs: [run] })
    const repository = `${github.url}/repos/octo-org/octo-shop`
    const response = await fetch(repository + path, { method: 'POST' })
    expect(response.status).toBe(201)
    expect(await getJson(github.url + RUN)).toMatchObject({ run_attempt: 2, status: 'queued' })
    expect(await getJson(`${github.url}${RUN}/jobs`)).toMatchObject({
      jobs: statuses.map((status) => ({ run_attempt: 2, status })),
    })
  })

  it.each(['cancel', 'force-cancel'])('ends a run: %s', async (verb) => {
    const github = await start({ runs: [running] })
    const response = await fetch(`${github.url}${RUN}/${verb}`, { method: 'POST' })
    expect(response.status).toBe(202)
    expect(await getJson(github.url + RUN)).toMatchObject({ conclusion: 'cancelled' })
  })

  it.each([
    ['of a run that goes on', running, '/actions/runs/22400000001/rerun', 403, /already running/],
    ['of a job of such a run', running, first, 403, /containing this job is already running/],
    ['of an old run', old, '/actions/runs/22400000001/rerun', 403, /over a month ago/],
    [
      'where no job failed',
      passed,
      '/actions/runs/22400000001/rerun-failed-jobs',
      403,
      /cannot be retried/,
    ],
    ['of no run', mixed, '/actions/runs/1/rerun', 404, /Not Found/],
    ['of no job', mixed, '/actions/jobs/1/rerun', 404, /Not Found/],
    ['that ends what has ended', mixed, '/actions/runs/22400000001/cancel', 409, /is completed/],
    [
      'that ends what never began',
      unqueued,
      '/actions/runs/22400000001/cancel',
      409,
      /not been que/,
    ],
    ['that is read', running, '/actions/runs/22400000001/cancel', 404, /Not Found/, 'GET'],
  ])('is refused %s', async (_, run, path, status, message, method = 'POST') => {
    const github = await start({ runs: [run] })
    const before = structuredClone(github.world.runs)
    const address = `${github.url}/repos/octo-org/octo-shop${path}`
    const response = await fetch(address, { method })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({
      message: expect.stringMatching(message) as unknown,
    })
    expect(github.world.runs).toEqual(before)
  })

  it('of a job is refused where its run has another attempt', async () => {
    const github = await start({ runs: [mixed] })
    const repository = `${github.url}/repos/octo-org/octo-shop`
    await fetch(repository + first, { method: 'POST' })
    const again = await fetch(repository + first, { method: 'POST' })
    expect(await again.json()).toMatchObject({
      message: 'Only jobs from the current attempt can be re-run',
    })
  })

  it('is refused to a token that only reads', async () => {
    const github = await start({ runs: [mixed], faults: [READ_ONLY] })
    expect((await fetch(`${github.url}${RUN}/rerun`, { method: 'POST' })).status).toBe(403)
    expect(await getJson(github.url + RUN)).toMatchObject({ run_attempt: 1 })
  })
})

describe('the logs', () => {
  const archive = 'https://logs.example/archive'
  const ended = () => ({ ...fakeRun({ run: { conclusion: 'success' } }), archive })
  const logs = async (url: string, method: string, path = `${RUN}/logs`) =>
    await fetch(url + path, { method, redirect: 'manual' })

  it.each([`${RUN}/logs`, `${RUN}/attempts/1/logs`])('are elsewhere: %s', async (path) => {
    const { url } = await start({ runs: [ended()] })
    const answer = await logs(url, 'GET', path)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, archive])
  })

  it('are gone when they are deleted, and can be deleted again', async () => {
    const { url } = await start({ runs: [ended()] })
    expect((await logs(url, 'DELETE')).status).toBe(204)
    expect((await logs(url, 'GET')).status).toBe(404)
    expect((await logs(url, 'DELETE')).status).toBe(204)
  })

  it('of a run that goes on are there to stay', async () => {
    const { url } = await start({ runs: [{ ...fakeRun(), archive }] })
    expect((await logs(url, 'DELETE')).status).toBe(409)
    expect((await logs(url, 'GET')).status).toBe(302)
  })
})

describe('the list of runs', () => {
  const runs = [
    fakeRun({ run: { id: 1, created_at: -86_400, conclusion: 'success' } }),
    fakeRun({ run: { id: 2, event: 'schedule', workflow_id: 9, head_branch: 'topic' } }),
    fakeRun({ run: { id: 3 } }),
  ]

  it.each([
    ['runs', [3, 2, 1]],
    ['runs?event=schedule', [2]],
    ['runs?branch=main&status=success', [1]],
    ['runs?actor=nobody', []],
    ['runs?created=>=2026-03-01', [3, 2]],
    ['runs?created=<=2026-03-01T00:00:00Z', [1]],
    ['workflows/9/runs', [2]],
    ['workflows/ci.yml/runs?per_page=1&page=2', [2]],
  ])('%s has the runs %j', async (path, ids) => {
    const { url } = await start({ runs })
    const answer = await getJson(`${url}/repos/octo-org/octo-shop/actions/${path}`)
    expect(answer).toMatchObject({ workflow_runs: ids.map((id) => ({ id })) })
  })

  it('ends after 1,000 of a search, and counts them all', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => fakeRun({ run: { id: index + 1 } }))
    const { url } = await start({ runs: many })
    const last = `${url}/repos/octo-org/octo-shop/actions/runs?per_page=100&page=11`
    expect(await getJson(last)).toMatchObject({ workflow_runs: [{ id: 1 }] })
    expect(await getJson(`${last}&event=push`)).toEqual({ total_count: 1_001, workflow_runs: [] })
  })
})

describe('pages', () => {
  const links = (header: string | null) =>
    Object.fromEntries(
      Array.from((header ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g), ([, url, rel]) => [rel, url]),
    ) as Record<string, string>

  it('can be walked by their links from first to last', async () => {
    const github = await start({ runs: [bigRun(250, 2)], basePath: '/api/v3' })
    const ids: number[] = []
    let next: string | undefined = `${github.url}${RUN}/attempts/1/jobs?per_page=100`
    while (next !== undefined) {
      const response: Response = await fetch(next)
      const page = (await response.json()) as { jobs: { id: number }[] }
      ids.push(...page.jobs.map(({ id }) => id))
      next = links(response.headers.get('link'))['next']
    }
    expect(new Set(ids).size).toBe(250)
    expect(github.requests.map(({ path }) => path)).toEqual([
      `/api/v3${RUN}/attempts/1/jobs?per_page=100`,
      '/api/v3/repositories/701205363/actions/runs/22400000001/attempts/1/jobs?per_page=100&page=2',
      '/api/v3/repositories/701205363/actions/runs/22400000001/attempts/1/jobs?per_page=100&page=3',
    ])
  })

  it.each([
    ['', 30, ['next', 'last']],
    ['?per_page=1000', 100, ['next', 'last']],
    ['?per_page=50&page=2', 50, ['prev', 'next', 'last', 'first']],
    ['?per_page=50&page=3', 20, ['prev', 'first']],
    ['?per_page=100&page=7', 0, ['prev', 'first']],
  ])('asked for with "%s" hold %i of 120 jobs', async (query, count, relations) => {
    const github = await start({ runs: [bigRun(120, 1)] })
    const response = await fetch(`${github.url}${RUN}/jobs${query}`)
    expect(((await response.json()) as { jobs: unknown[] }).jobs).toHaveLength(count)
    expect(Object.keys(links(response.headers.get('link')))).toEqual(relations)
  })
})

describe('refusals', () => {
  it('meet a wrong token and none', async () => {
    const github = await start({ runs: [fakeRun()], token: 'right' })
    const status = async (authorization: string) =>
      (await fetch(github.url + RUN, { headers: { authorization } })).status
    expect(
      await Promise.all(['', 'token wrong', 'token right', 'Bearer right'].map(status)),
    ).toEqual([401, 401, 200, 200])
  })

  it('follow the last request of the rate limit', async () => {
    const github = await start({ runs: [fakeRun()], rateLimit: { limit: 60, remaining: 1 } })
    const last = await fetch(github.url + RUN)
    const refused = await fetch(github.url + RUN)
    expect([last.status, last.headers.get('x-ratelimit-used')]).toEqual([200, '60'])
    expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([403, '0'])
  })
})

describe('faults', () => {
  const jobs = `${RUN}/jobs?per_page=100&page=2`

  it('hit what they match, as often as they say', async () => {
    const github = await start({
      runs: [fakeRun()],
      faults: [
        { path: /\/jobs$/, query: { page: '2' }, times: 2, answer: { status: 502 } },
        { path: /\/jobs$/, nth: 4, answer: { status: 503, body: '<html>' } },
      ],
    })
    const statuses: number[] = []
    for (const path of [RUN, jobs, jobs, jobs, jobs]) {
      statuses.push((await fetch(github.url + path)).status)
    }
    expect(statuses).toEqual([200, 502, 502, 200, 503])
  })

  it.each([
    ['destroy', 'fetch failed'],
    ['reset', 'fetch failed'],
    ['truncate', 'terminated'],
  ] as const)('break the connection: %s', async (delivery, message) => {
    const github = await start({ runs: [fakeRun()], faults: [{ delivery }] })
    await expect(getJson(github.url + RUN)).rejects.toThrow(message)
  })

  it('take the place of fields of an answer', async () => {
    const github = await start({
      runs: [fakeRun()],
      faults: [{ path: /\/jobs$/, merge: { jobs: null } }],
    })
    expect(await getJson(`${github.url}${RUN}/jobs`)).toEqual({ total_count: 1, jobs: null })
  })

  it('send a body byte by byte', async () => {
    const github = await start({
      faults: [{ answer: { status: 200, body: '{}' }, delivery: 'trickle' }],
    })
    const { body } = await fetch(github.url + RUN)
    const chunks: number[] = []
    for await (const chunk of body ?? []) chunks.push((chunk as Uint8Array).length)
    expect(chunks).toEqual([1, 1])
  })

  it('leave requests without an answer until the fake closes', async () => {
    const third = Promise.withResolvers<undefined>()
    const github = await start({
      faults: [{ delivery: 'never' }],
      onRequest: ({ number }) => {
        if (number === 3) third.resolve(undefined)
      },
    })
    const answers = Promise.allSettled([RUN, RUN, RUN].map((path) => fetch(github.url + path)))
    await third.promise
    expect(github.maxInFlight).toBe(3)
    await github.close()
    expect((await answers).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ])
  })
})

describe('a kind of server', () => {
  it.each<[name: keyof typeof SERVER_KINDS, version: string, status: number]>([
    ['github.com', '2026-03-10', 200],
    ['github.com', '2099-01-01', 400],
    ['3.19', '2022-11-28', 200],
    ['3.19', '2026-03-10', 400],
    ['3.6', '2022-11-28', 400],
  ])('%s answers a request that names %s with %i', async (name, version, status) => {
    const github = await start({ ...serverOptions(SERVER_KINDS[name]), runs: [fakeRun()] })
    const headers = { 'x-github-api-version': version }
    expect((await fetch(github.url + RUN, { headers })).status).toBe(status)
    expect((await fetch(github.url + RUN)).status).toBe(200)
  })

  it('without attempts has the list of the run alone, and fields of its own', async () => {
    const kind = SERVER_KINDS['without attempts']
    const github = await start({ ...serverOptions(kind), runs: [answeredBy(kind, fakeRun())] })
    for (const path of ['/attempts/1', '/attempts/1/jobs']) {
      expect((await fetch(`${github.url}${RUN}${path}`)).status).toBe(404)
    }
    expect(await getJson(github.url + RUN)).not.toHaveProperty('run_attempt')
    expect(await getJson(`${github.url}${RUN}/jobs?filter=latest`)).toMatchObject({
      total_count: 1,
      jobs: [expect.not.objectContaining({ created_at: expect.anything() })],
    })
  })
})
