import { beforeAll, describe, expect, it } from '@jest/globals'
import {
  MAX_GRAPHS,
  MAX_SAMPLED_JOBS,
  readGraphs,
  readMonth,
} from '../../src/month/read-month/read-month.ts'
import type { Month, MonthMemory, Schedule } from '../../src/model/shapes/month.ts'
import { DAY, dayOf, HOUR, type Instant, MINUTE, recentDays, SECOND } from '../../src/model/time.ts'
import { sampleJobs } from '../../src/month/analyse/weeks.ts'
import { findAttempt } from '../../src/month/read-month/read-run.ts'
import { median } from '../../src/model/some.ts'
import { BUDGETS } from '../../src/gather/budgets.ts'
import type { Client } from '../../src/github/http/client.ts'
import { encodeMonth } from '../../src/month/report-json/month.ts'
import { sum } from '../../src/analyse/jobs/timing.ts'
import { isFailure } from '../../src/model/conclusion.ts'
import { daysOf } from '../../src/month/analyse/add-night.ts'
import { readSchedules } from '../../src/month/read-month/read-schedules.ts'
import { fakeClient, httpError, sourceOf } from '../../testing/fake-client.ts'
import {
  daysAgo,
  type MainRun,
  makeListedRun,
  makeMainRun,
  NO_MEMORY,
  NOW,
} from '../../testing/make-month.ts'
import { at, finished, makeRun } from '../../testing/make-run.ts'
import { expectValidMonth } from '../../testing/report-schema.ts'
import { readNight, readNights } from '../../testing/read-nights.ts'
import { unionOf } from '../../testing/accuracy/months.ts'
import { jobTimes } from '../../testing/simulate/month/job-times.ts'
import { planMonth } from '../../testing/simulate/month/plan-month.ts'
import { trueWeeks } from '../../testing/simulate/month/true-weeks.ts'

describe('readMonth: the file of a workflow that is red', () => {
  const RED = makeMainRun(7, {
    createdAt: daysAgo(2),
    conclusion: 'failure',
    workflowPath: 'a.yml',
  })
  /** A run of a newer commit, which the last night knew. */
  const NEWER = makeMainRun(8, { workflow: 'Docs', createdAt: daysAgo(1.5) })
  /** A run of a still newer commit, since the last night. */
  const NEWEST = makeMainRun(10, { workflow: 'Docs', createdAt: daysAgo(0.5) })

  /** The last night saw the file. */
  const SEEN = { runs: [RED, NEWER], seenFiles: [{ workflowPath: 'a.yml', seenAt: daysAgo(1) }] }

  /** Reads a night of some runs; a status of the file on `main` or at the commit is 200 by default. */
  async function readNight(
    { main = 200, before = 200, listed = [] as readonly MainRun[] },
    memory: Partial<MonthMemory> = SEEN,
  ) {
    const client = fakeClient(({ route, parameters: { ref } }) => {
      if (route.endsWith('/runs'))
        return { total_count: listed.length, workflow_runs: listed.map(bodyOf) }
      if (route.endsWith('{run_id}')) return { id: 7, run_attempt: 1, status: 'completed' }
      if (!route.includes('/contents/')) throw new Error(route)
      const status = ref === 'main' ? main : before
      if (status !== 200) throw httpError(status)
      return { content: '' }
    })
    const source = sourceOf({ ...client, now: () => NOW })
    const known = { ...NO_MEMORY, readAt: daysAgo(1), ...memory }
    const { red, memory: next } = await readMonth(source, { branch: 'main', memory: known })
    const refs = client.requested.flatMap(({ parameters: { ref } }) => ref ?? [])
    return { now: red.now.map(({ id }) => id), times: red.times, next, refs }
  }

  const bodyOf = ({
    id,
    workflow,
    workflowPath,
    commit,
    conclusion,
    createdAt,
    endedAt,
  }: MainRun) => ({
    ...{
      id,
      run_number: id,
      name: workflow,
      path: workflowPath,
      head_sha: commit,
      head_branch: 'main',
    },
    ...{ event: 'push', run_attempt: 1, status: 'completed', conclusion },
    ...{
      created_at: new Date(createdAt).toISOString(),
      updated_at: new Date(endedAt).toISOString(),
    },
  })

  it('ends a red time if the file is gone, and then requests it no longer', async () => {
    const { now, times, next, refs } = await readNight({ main: 404, listed: [NEWEST] })
    expect(now).toEqual([])
    expect(times).toMatchObject([
      { isGone: true, isAtLeast: false, untilAt: NEWEST.createdAt, last: undefined },
    ])
    expect(next.gone).toEqual([{ workflowPath: 'a.yml', id: 8, isSeen: true }])
    expect(refs).toEqual(['main', RED.commit])
    const second = await readNight({ main: 404 }, next)
    expect([second.now, second.refs]).toEqual([[], []])
  })

  it.each<[string, Partial<MonthMemory>, boolean]>([
    ['what no night has reported', { runs: [NEWER] }, false],
    ['what failed again since the last night', SEEN, true],
  ])('ends %s with the first run of a newer commit, or later', async (_, memory, isSeen) => {
    const failed = { ...RED, id: 9, createdAt: daysAgo(1), endedAt: daysAgo(0.9) }
    const { times, next } = await readNight({ main: 404, listed: [NEWEST, failed] }, memory)
    expect(times).toMatchObject([{ isGone: true, isAtLeast: !isSeen, untilAt: NEWEST.createdAt }])
    expect(next.gone).toEqual([{ workflowPath: 'a.yml', id: 9, isSeen }])
  })

  it('may have been red longer if the file was deleted before a first night', async () => {
    const { times, now } = await readNight({ main: 404 }, { runs: [RED, NEWER] })
    expect(now).toEqual([])
    expect(times).toMatchObject([{ isGone: true, isAtLeast: true, untilAt: NEWER.createdAt }])
  })

  it('ends with the first run of a newer commit since a night saw the file, two nights ago', async () => {
    const seenFiles = [{ workflowPath: 'a.yml', seenAt: daysAgo(1.7) }]
    const { times } = await readNight({ main: 404 }, { runs: [RED, NEWER], seenFiles })
    expect(times).toMatchObject([{ isAtLeast: false, untilAt: NEWER.createdAt }])
  })

  it('is red until a commit without the file ran, also if the file was gone twice', async () => {
    const first = await readNight(
      { main: 404 },
      { ...SEEN, gone: [{ workflowPath: 'a.yml', id: 5, isSeen: true }] },
    )
    const gone = [{ workflowPath: 'a.yml', id: 8, isSeen: true }]
    expect([first.now, first.next.gone]).toEqual([[7], gone])
    const second = await readNight({ main: 404, listed: [NEWEST] }, first.next)
    expect(second.times).toMatchObject([{ isGone: true, untilAt: NEWEST.createdAt }])
  })

  it.each([
    ['is there', { main: 200 }, 1],
    ['may not be read', { main: 404, before: 404 }, 2],
    ['may not be read now', { main: 403 }, 1],
    ['could not be read', { main: 502 }, 1],
    ['could not be read at the commit', { main: 404, before: 502 }, 2],
  ])('is red still if the file %s', async (_, statuses, requests) => {
    const { now, refs, next } = await readNight(statuses)
    expect([now, refs.length, next.gone]).toEqual([[7], requests, []])
  })

  it('requests the files of no workflow that is green, and of five that are red, seen longest ago first', async () => {
    const green = await readNight({}, { runs: [NEWER] })
    expect(green.refs).toEqual([])
    const runs = Array.from({ length: 9 }, (_, at) =>
      makeMainRun(7 + at, {
        ...{ workflow: `W${at}`, createdAt: daysAgo(2) + at * HOUR, conclusion: 'failure' },
      }),
    )
    const first = await readNight({}, { runs })
    expect(first.refs).toHaveLength(5)
    const seen = ({ next }: typeof first) => next.seenFiles.map(({ workflowPath }) => workflowPath)
    const second = await readNight(
      {},
      { runs, seenFiles: first.next.seenFiles.map((one) => ({ ...one, seenAt: daysAgo(1) })) },
    )
    expect(new Set(seen(second))).toEqual(new Set(runs.map(({ workflowPath }) => workflowPath)))
  })
})

const RUNNER = { name: undefined, group: undefined, labels: ['linux'] }
const FILE = `on: push
jobs:
  deploy: { runs-on: linux, environment: production }
  test: { runs-on: linux }
`

/** An attempt whose jobs waited so many seconds each, by their names. */
function attemptOf(workflowPath: string, waits: Readonly<Record<string, number>>) {
  const jobs = Object.entries(waits).map(([name, wait], index) => ({
    ...{ id: index + 1, name, createdAt: at(0), runner: RUNNER, state: finished(wait, wait + 60) },
  }))
  return findAttempt({ ...makeRun({ jobs }), workflowPath })
}

/** Reads the files of a sample, and returns the wait of each job in seconds and how many files were requested. */
async function waitsOf(attempts: readonly ReturnType<typeof attemptOf>[], status = 200) {
  const client = fakeClient(() => {
    if (status !== 200) throw httpError(status)
    return { encoding: 'base64', content: Buffer.from(FILE).toString('base64') }
  })
  const sampled = attempts.map((one, id) => [id, [one]] as const)
  const read = await readGraphs(sourceOf(client), sampled, async (runs, readOne) => {
    const found = await Promise.all(runs.map((run) => readOne(run).catch(() => undefined)))
    return found.filter((one) => one !== undefined)
  })
  const jobs = sampleJobs(
    read.flatMap(([, found]) => found),
    99,
  ).flatMap((one) => one.jobs)
  const waits = jobs.map(({ job, wait }) => `${job} ${wait === undefined ? '?' : wait / SECOND}`)
  return { waits: waits.toSorted(), requests: client.requested.length }
}

describe('readGraphs', () => {
  const hours = (count: number) => (count * HOUR) / SECOND

  it('takes no wait of a job with an environment for one for a runner, however short', async () => {
    const long = attemptOf('a.yml', { deploy: hours(3), test: hours(2) })
    const short = attemptOf('a.yml', { deploy: 120, test: 5 })
    expect(await waitsOf([long, short])).toEqual({
      ...{ waits: ['deploy ?', 'deploy ?', 'test 5', 'test 7200'], requests: 1 },
    })
  })

  it.each([404, 403, 502])('has no long wait if the file cannot be read: %i', async (status) => {
    const long = attemptOf('a.yml', { deploy: hours(3), test: 5 })
    expect((await waitsOf([long], status)).waits).toEqual(['deploy ?', 'test 5'])
  })

  it.each([
    [300, 'deploy ?', 1],
    [1_800, 'deploy ?', 1],
    [299, 'deploy 299', 0],
  ])('of %i seconds of a job with an environment keeps "%s"', async (wait, text, requests) => {
    const waits = [text, `test ${wait}`]
    const found = await waitsOf([attemptOf('a.yml', { deploy: wait, test: wait })])
    expect(found).toEqual({ waits, requests })
  })

  it('requests the files of the five workflows with the longest waits', async () => {
    const many = Array.from({ length: 9 }, (_, path) =>
      attemptOf(`${path}.yml`, { deploy: 600 + path, test: 1 }),
    )
    const { waits, requests } = await waitsOf([...many, attemptOf('8.yml', { test: 700 })])
    expect(requests).toBe(MAX_GRAPHS)
    const kept = waits.filter((text) => /^deploy \d/.test(text))
    expect(kept).toEqual(['deploy 600', 'deploy 601', 'deploy 602', 'deploy 603'])
  })
})

describe('read-month', () => {
  /** GitHub changes no run of main long after its end here: only the nights before would know when it ended. */
  const SEED = 7
  const QUIET = planMonth({ seed: SEED, runsPerDay: 5, days: 10 })
  const { reports } = QUIET
  /** The last of the nights that run in sequence. */
  const LAST = 8
  const at = (night: number) => (reports[night]?.createdAt ?? 0) + MINUTE

  /** What is kept of what was listed and failed, in any order. */
  function keptIn({ memory }: Month) {
    const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).toSorted()
    return {
      failed: sorted(memory.failed),
      runs: sorted(
        memory.runs.map(({ endedAt, ran, ...one }) =>
          one.isMain ? { ...one, endedAt, ran } : one,
        ),
      ),
      days: sorted(daysOf(memory)),
      open: memory.open.map(({ key }) => key).toSorted(),
    }
  }

  /** How long the jobs ran of attempts that ended in the last whole days of a night. */
  function usedIn({ runs }: typeof QUIET, seed: number, madeAt: Instant) {
    const { fromAt, untilAt } = recentDays(madeAt)
    const times = runs.flatMap((run) =>
      run.attempts
        .filter(({ endedAt }) => endedAt >= fromAt && endedAt < untilAt)
        .flatMap(({ number }) => {
          const attempts = run.attempts.filter((attempt) => attempt.number <= number)
          const jobs = jobTimes(seed, run, attempts)
          return jobs.filter(({ ran, attempt }) => ran && attempt === number)
        }),
    )
    return sum(times.map(({ startedAt, endedAt }) => endedAt - startedAt))
  }

  describe('readMonth', () => {
    let nightly: Month
    let nights: readonly Month[]
    beforeAll(async () => {
      nights = await readNights(QUIET, reports.slice(0, LAST + 1))
      nightly = nights[LAST] as Month
    })

    it('writes what the schema has', () => {
      expectValidMonth(JSON.parse(JSON.stringify(encodeMonth(nightly))))
    })

    it('reads in one night what it reads in many, as far as requests allow', async () => {
      const { failed, runs, days } = keptIn(await readNight(QUIET, at(LAST)))
      const kept = keptIn(nightly)
      expect([runs, days]).toEqual([kept.runs, kept.days])
      expect(kept.failed).toEqual(expect.arrayContaining(failed))
    })

    it.each([1, 6])('loses nothing if %i nights did not run', async (missed) => {
      const { memory } = nights[LAST - 1 - missed] as Month
      const later = await readNight(QUIET, at(LAST), { memory })
      expect(keptIn(later)).toEqual(keptIn(nightly))
      expect(later.failuresUnread).toBe(0)
    })

    it('loses nothing if two nights write from the same memory, whichever is kept', async () => {
      const { memory } = nights[LAST - 1] as Month
      const [first, second] = await Promise.all([
        readNight(QUIET, at(LAST), { memory }),
        readNight(QUIET, at(LAST) + 5 * MINUTE, { memory }),
      ])
      const [afterFirst, afterSecond] = [
        await readNight(QUIET, at(LAST + 1), { memory: first.memory }),
        await readNight(QUIET, at(LAST + 1), { memory: second.memory }),
      ]
      expect(keptIn(afterFirst)).toEqual(keptIn(afterSecond))
    })

    it('reads again a run that was re-run, and what failed in its first attempt', async () => {
      const { failed } = nightly.memory
      const hidden = failed.filter(({ runId }) => QUIET.truth.hidden.includes(runId))
      expect(hidden.length).toBeGreaterThan(0)
      expect(hidden.some(({ recovered }) => recovered)).toBe(true)
      const again = await readNight(QUIET, at(LAST), { memory: nightly.memory })
      expect(keptIn(again)).toEqual(keptIn(nightly))
      expect(again.requests).toBeLessThan(nightly.requests)
    })

    it('samples no job twice, also of runs that were re-run or changed later', () => {
      const jobs = nightly.memory.samples.map((one) => JSON.stringify(one))
      expect(jobs).toHaveLength(new Set(jobs).size)
      expect(jobs.length).toBeGreaterThan(LAST * 10)
      const before = nights[LAST - 1]?.memory.samples ?? []
      expect(jobs.length - before.length).toBeLessThanOrEqual(MAX_SAMPLED_JOBS + 1)
    })

    it('has the counts and run times of each week that all runs give', () => {
      const truth = trueWeeks(QUIET.runs, QUIET.from, nightly.madeAt)
      const found = nightly.runWeeks.flatMap(({ weekAt, rows }) =>
        rows.map(({ workflowPath: path, event, runs, failed, median: half }) => ({
          ...{ weekAt, path, event, runs, failed, half },
        })),
      )
      const expected = truth.map(({ times, ...week }) => ({ ...week, half: median(times) }))
      const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted()
      expect(inOrder(found)).toEqual(inOrder(expected))
      expect(new Set(truth.map(({ weekAt }) => weekAt)).size).toBe(2)
    })

    it('has the minutes of all runs if it can read all', () => {
      const { used, unknownUsage } = nightly.weeks
      expect(sum(used.map((one) => one.used))).toBe(usedIn(QUIET, SEED, nightly.madeAt))
      expect(used.filter(({ runs, readRuns }) => runs !== readRuns)).toEqual([])
      expect(unknownUsage).toEqual([])
    })

    it('has the minutes of all attempts of a run that is running again when a night lists it', async () => {
      const seed = 118
      const month = planMonth({ seed, runsPerDay: 5, days: 5 })
      const isRunning = ({ createdAt }: (typeof reports)[number]) =>
        month.runs.some(({ attempts: [, ...later] }) =>
          later.some((one) => one.startedAt < createdAt && one.endedAt > createdAt + MINUTE),
        )
      expect(month.reports.filter(isRunning)).toHaveLength(1)
      const { weeks, madeAt } = (await readNights(month)).at(-1) as Month
      expect(sum(weeks.used.map((one) => one.used))).toBe(usedIn(month, seed, madeAt))
    })

    it.each([60, 120])(
      'stops at the reserve of %i requests, and counts what it did not read',
      async (limit) => {
        const sent = QUIET.requests.length
        const read = await readNight(QUIET, at(LAST), { limit })
        expect(QUIET.requests.length - sent).toBeLessThanOrEqual(
          Math.min(limit, 0.6 * limit + 8 * 5),
        )
        expect(read.failuresUnread).toBeGreaterThan(0)
        expect(read.failuresRead + read.failuresUnread).toBeGreaterThan(0)
      },
    )

    it.each([5, 20])('keeps the reserve of %i requests while it lists runs', async (limit) => {
      const sent = QUIET.requests.length
      const read = await readNight(QUIET, at(LAST), { limit })
      expect(QUIET.requests.length - sent).toBeLessThanOrEqual(0.6 * limit + 1)
      expect(read.fromAt).toBeGreaterThan(nightly.fromAt)
    })

    it('says that it does not know how workflows had ended before, until a night reads it', async () => {
      const few = await readNight(QUIET, at(LAST), { limit: 20 })
      expect(few.red.unknownWorkflows).toBe(3)
      const later = await readNight(QUIET, at(LAST) + MINUTE, { memory: few.memory })
      expect([later.red.unknownWorkflows, nightly.red.unknownWorkflows]).toEqual([0, 0])
    })

    it('fails, and so keeps the memory, if it cannot list what is new', async () => {
      const { memory } = nights[2] as Month
      const night = readNight(QUIET, at(LAST), { memory, limit: 6 })
      await expect(night).rejects.toThrow('too few API requests or too little time remain')
      await expect(readNight(QUIET, at(LAST), { limit: 0 })).rejects.toThrow(/remain|limit/)
    })

    it('is at an end if its time is over', async () => {
      const night = readNight(QUIET, at(LAST), { signal: AbortSignal.abort() })
      await expect(night).rejects.toThrow('too little time remain')
    })
  })

  describe('readMonth: runs by hand, a removed workflow and outages', () => {
    it('knows when main was red, which queues there are, and names nothing that an outage hit', async () => {
      const month = planMonth({ seed: 1, runsPerDay: 6, days: 20, people: true })
      const someNights = month.reports.filter((_, night) => night % 10 === 9)
      const nights = await readNights(month, someNights)
      const { red, unsteady, queues, requests, failuresUnread, madeAt } = nights.at(-1) as Month
      const truth = unionOf(month.truth.red, madeAt)
      expect(failuresUnread).toBe(0)
      expect(queues).toHaveLength(4)
      expect(requests).toBeLessThan(BUDGETS.night.requests)
      expect(Math.abs(red.duration - truth)).toBeLessThan(0.02 * truth)
      expect(unsteady).not.toEqual([])
      expect(red.times.map(({ message }) => message)).not.toContain(undefined)
      const planted = [...month.truth.flaky, month.truth.flakyStep]
      const known = planted.map(({ failure: { test, step } }) => test ?? step)
      expect(known).toEqual(expect.arrayContaining(unsteady.map(({ test, step }) => test ?? step)))
    })
  })

  describe('readMonth: a busy repository', () => {
    const BUSY = planMonth({ seed: 9, runsPerDay: 60, days: 3 })
    let first: Month
    beforeAll(async () => {
      first = await readNight(BUSY, BUSY.to)
    })

    it('says which weeks it did not list, if too few requests remain', async () => {
      const listedOf = ({ runWeeks }: Month) =>
        runWeeks.map(({ weekAt, listedFromAt }) => listedFromAt && listedFromAt - weekAt)
      const whole = [0, 0, 0, 0]
      expect(listedOf(first).slice(0, 4)).toEqual(whole)
      const few = await readNight(BUSY, BUSY.to, { limit: 20 })
      expect(listedOf(few)).toEqual([0, 0, 4 * DAY, undefined, undefined])
    })

    it('sends no more requests than a night may', () => {
      expect(first.requests).toBeLessThanOrEqual(BUDGETS.night.requests)
      expect(first.failuresUnread).toBeGreaterThan(0)
      expect(first.queues).toHaveLength(4)
    })

    it('requests how main was before the month, and only then what failed in it', () => {
      const sent = BUSY.requests.map(({ route, parameters: { workflow_id: path, status } }) =>
        status === 'completed' ? path : route,
      )
      const before = ['nightly.yml', 'month.yml', 'ci.yml'].map((path) => sent.indexOf(path))
      expect(before).not.toContain(-1)
      expect(Math.max(...before)).toBeLessThan(
        sent.findIndex((route) => `${route}`.endsWith('/jobs')),
      )
    })

    it('estimates minutes if it read two runs or more, but not all', () => {
      const { used, unknownUsage } = first.weeks
      const workflows = new Set(used.map(({ workflow }) => workflow))
      expect([...workflows].toSorted()).toEqual(['CI', 'Month', 'Nightly'])
      expect(used.filter(({ readRuns }) => readRuns < 2)).toEqual([])
      expect(used.filter(({ runs, readRuns }) => readRuns >= runs)).toEqual([])
      expect(unknownUsage).toEqual([])
    })

    it('reads with what is left of a later night what an earlier one did not', async () => {
      const second = await readNight(BUSY, BUSY.to + 5 * DAY, { memory: first.memory })
      expect(second.failuresUnread).toBeLessThan(first.failuresUnread)
      expect(second.failuresRead).toBe(
        first.failuresRead + first.failuresUnread - second.failuresUnread,
      )
      expect(second.requests).toBeLessThanOrEqual(BUDGETS.night.requests)
      const ids = second.memory.runs.map(({ id }) => id)
      expect(ids).toHaveLength(new Set(ids).size)
    })

    it('dates each job of the sample by its end', () => {
      const ends = first.memory.samples.map(({ sampledAt }) => sampledAt)
      expect(Math.min(...ends)).toBeGreaterThan(BUSY.from)
      expect(Math.max(...ends)).toBeLessThanOrEqual(BUSY.to)
      expect(new Set(ends.map(dayOf)).size).toBe(3)
    })

    it.each([3, 12])(
      'takes no run for read whose log it had no time for, after %i logs',
      async (max) => {
        const controller = new AbortController()
        const client = BUSY.clientAt(BUSY.to)
        let logs = 0
        const redirect: Client['redirect'] = async (...request) => {
          if (++logs > max) controller.abort()
          return await client.redirect(...request)
        }
        const source = sourceOf({ ...client, redirect }, controller.signal)
        const { memory } = await readMonth(source, { branch: 'main', memory: undefined })
        const read = new Set(
          memory.runs.flatMap(({ id, unread, attempt, conclusion = '' }) =>
            !unread && (attempt > 1 || isFailure(conclusion)) ? id : [],
          ),
        )
        const named = new Set(memory.failed.map(({ runId }) => runId))
        const failed = BUSY.runs.filter(({ id, attempts: [first] }) => {
          const [failure, ...others] = first?.failures ?? []
          return read.has(id) && others.length === 0 && failure?.test !== undefined
        })
        expect(failed.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([])
      },
    )
  })
})

const PATH = '.github/workflows/nightly.yml'
const fileOf = (...crons: readonly string[]) => ({
  encoding: 'base64',
  content: Buffer.from(
    `on:\n  push:\n${crons.length === 0 ? '' : '  schedule:\n'}${crons.map((cron) => `    - cron: '${cron}'\n`).join('')}`,
  ).toString('base64'),
})
const DAILY = fileOf('0 4 * * *')
/** Twice since the last run, the second time just before now. */
const AT_1 = '0 1 30-31 * *'
const AT_1_LOCAL = fileOf(`${AT_1}'\n      timezone: 'America/New_York`)

interface Setting {
  readonly state?: string
  readonly now?: object | undefined
  readonly before?: object | undefined
  /** How many days ago its runs started. */
  readonly days?: readonly number[]
  readonly known?: readonly Schedule[]
  readonly listed?: readonly (readonly [daysAgo: number, event: string])[]
  readonly at?: Instant
  /** The status with which GitHub refuses the state of the workflow, its file now, or that before. */
  readonly refuses?: Readonly<Partial<Record<'state' | 'now' | 'before', number>>>
}

/** What is known after a night; without a body, a request is not found. */
async function read(setting: Setting = {}) {
  const { refuses = {}, state = 'active', days = [7, 6, 5, 4, 3], known = [], at = NOW } = setting
  const { now, before } = { now: DAILY, before: DAILY, ...setting }
  const { listed = [[3, 'schedule']] } = setting
  const runOf = (ago: number, event = 'schedule') => {
    const id = Math.round(1_000 - ago * 10)
    return {
      ...{ id, name: 'Nightly', path: PATH, event, head_sha: 'c'.repeat(40) },
      ...{ status: 'completed', conclusion: 'success', run_number: id },
      created_at: new Date(NOW - ago * DAY).toISOString(),
      html_url: `https://github.com/octo-org/octo-shop/actions/runs/${id}`,
    }
  }
  const runs = days.toReversed().map((ago) => runOf(ago))
  const bodyOf = (route: string, ref: unknown): object | undefined => {
    if (route.endsWith('/runs')) return { total_count: runs.length, workflow_runs: runs }
    if (route.endsWith('{workflow_id}')) return { state }
    return ref === 'main' ? now : before
  }
  const client = fakeClient(({ route, parameters }) => {
    const isState = route.endsWith('{workflow_id}')
    const what = isState ? 'state' : parameters['ref'] === 'main' ? 'now' : 'before'
    const status = route.endsWith('/runs') ? undefined : refuses[what]
    if (status !== undefined) throw httpError(status)
    const body = bodyOf(route, parameters['ref'])
    if (body === undefined) throw httpError(404, 'Not Found')
    return { ...body }
  })
  const source = sourceOf({ ...client, now: () => at })
  const night = listed.map(([ago, event]) =>
    makeListedRun(Math.round(1_000 - ago * 10), NOW - ago * DAY, { event }),
  )
  const schedules = await readSchedules(source, known, night, 'main')
  return { schedules, requests: client.requested.length }
}

const outcome = ({ missedAt, state, isUnread, fault }: Schedule) =>
  missedAt === undefined
    ? 'ran'
    : [state ?? 'no state', ...(isUnread ? ['unread'] : []), ...(fault ? [fault] : [])].join(', ')

const textFile = (text: string) => ({
  encoding: 'base64',
  content: Buffer.from(text).toString('base64'),
})
const BROKEN = textFile('on: push\non: push')
const LONG = `&cron "${'1'.repeat(1_000)}"`

describe('readSchedules', () => {
  it.each<[string, string, Setting]>([
    ['active', 'did not run', {}],
    ['ran', 'ran three nights ago and before, each third night', { days: [15, 12, 9, 6, 3] }],
    ['ran', 'has too few runs', { days: [6, 5, 4, 3] }],
    ['disabled_inactivity', 'GitHub disabled', { state: 'disabled_inactivity' }],
    ['disabled_manually', 'somebody disabled', { state: 'disabled_manually' }],
    ['forgotten', 'has no file, though GitHub calls it active', { now: undefined }],
    ['forgotten', 'GitHub calls deleted', { state: 'deleted', now: undefined, before: undefined }],
    ['ran', 'has no schedule now', { now: fileOf() }],
    ['ran', 'became a weekly one', { now: fileOf('0 4 * * 1') }],
    ['ran', 'got a second time', { now: fileOf('0 4 * * *', '0 5 * * *') }],
    ['ran', 'is due each month', { now: fileOf('0 4 1 * *'), before: fileOf('0 4 1 * *') }],
    ['active', 'was due at 1:00 UTC', { now: fileOf(AT_1), before: fileOf(AT_1) }],
    ['ran', 'is due at 1:00 in New York', { now: AT_1_LOCAL, before: AT_1_LOCAL }],
    ['active', 'has a time that is no cron', { now: fileOf('daily'), before: fileOf('daily') }],
    ['active', 'changed in other lines', { now: { ...DAILY, sha: 'a' } }],
    ['active, unread', 'has a file that may not be read', { now: undefined, before: undefined }],
    ['no state', 'has a state that is not found', { refuses: { state: 404 } }],
    ['no state', 'has a state that may not be read', { refuses: { state: 403 } }],
    ['no state', 'has a state that could not be read', { refuses: { state: 503 } }],
    ['no state, unread', 'could not be read', { refuses: { state: 500, now: 500, before: 500 } }],
    ['active, line 2: a key is repeated', 'has a broken file', { now: BROKEN }],
    ['forgotten', 'had a broken file and has none', { now: undefined, before: BROKEN }],
    ['ran', 'had a broken file when it ran', { before: BROKEN }],
    [
      'active, its schedule is too long',
      'repeats a long time',
      { now: textFile(`on: { schedule: [{ cron: ${LONG} }, { cron: *cron }] }`) },
    ],
    [
      'active, its schedule is too long',
      'repeats a time often',
      { now: textFile(`on: { schedule: [&time { cron: daily }, ${'*time, '.repeat(100)}] }`) },
    ],
    ['active, unread', 'has a file that could not be read now', { refuses: { now: 502 } }],
    ['active, unread', 'has a file that may not be read now', { refuses: { now: 403 } }],
    [
      'forgotten',
      'has no file and a state that could not be read',
      { now: undefined, refuses: { state: 503 } },
    ],
  ])('finds %s for one that %s', async (expected, _, setting) => {
    const [found] = (await read(setting)).schedules
    expect(found === undefined ? 'forgotten' : outcome(found)).toBe(expected)
  })

  it('sends a request for a workflow once, and three for one that did not run', async () => {
    const first = await read({ at: NOW - 2 * DAY })
    expect([first.schedules.map(outcome), first.requests]).toEqual([['ran'], 1])
    const known = first.schedules
    const quiet = await read({ known, listed: [], at: NOW - 1.5 * DAY })
    expect([quiet.schedules.map(outcome), quiet.requests]).toEqual([['ran'], 0])
    const missed = await read({ known, listed: [] })
    expect([missed.schedules.map(outcome), missed.requests]).toEqual([['active'], 3])
  })

  it.each<[string, string, Setting['listed']]>([
    ['ran', 'its schedule', [[0.1, 'schedule']]],
    ['active', 'hand', [[0.1, 'workflow_dispatch']]],
    ['active', 'a push', [[0.1, 'push']]],
  ])('finds that it %s if it ran again by %s', async (expected, _, listed) => {
    const { schedules: known } = await read()
    const { schedules } = await read({ known, listed: listed ?? [], at: NOW + HOUR })
    expect(schedules.map(outcome)).toEqual([expected])
  })

  it('follows a weekly schedule after a daily one, and reports only what is missed then', async () => {
    const weekly = { now: fileOf('0 4 * * 1'), before: fileOf('0 4 * * 1') }
    const { schedules } = await read({ now: weekly.now })
    const [first] = (
      await read({ ...weekly, known: schedules, listed: [[-4, 'schedule']], at: NOW + 4 * DAY })
    ).schedules
    expect(first?.gaps.at(-1)).toBe(7 * DAY)
    const at = async (days: number) => {
      const night = await read({
        ...weekly,
        known: first ? [first] : [],
        listed: [],
        at: NOW + days * DAY,
      })
      return night.schedules.map(outcome)
    }
    expect([await at(11.5), await at(18.5)]).toEqual([['ran'], ['active']])
  })

  it('keeps a state that an earlier night read', async () => {
    const { schedules: known } = await read({ state: 'disabled_manually' })
    const night = { known, listed: [], refuses: { state: 503 } }
    expect((await read(night)).schedules.map(outcome)).toEqual(['disabled_manually'])
  })
})
