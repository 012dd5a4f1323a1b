import { describe, expect, it } from '@jest/globals'
import { countMinutes } from '../../../src/analyse/totals/minutes.ts'
import { type Billing, PRICES } from '../../../src/model/report/minutes.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { MINUTE } from '../../../src/model/time.ts'
import {
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const PRIVATE: Billing = { hosted: true, visibility: 'private', billable: undefined }

function minutesOf(jobs: readonly Partial<Job>[], billing: Partial<Billing> = {}, run?: Run) {
  const report = reportOn(run ?? makeRun({ jobs }), { own: { jobId: 99 } })
  return countMinutes(report.jobs ?? [], { ...PRIVATE, ...billing })
}

/** A job of a duration in seconds on a runner with these labels. */
function job(seconds: number, labels: readonly string[] = ['ubuntu-latest'], group?: string) {
  return {
    state: finished(0, seconds),
    runner: { name: 'r', group: group ?? 'GitHub Actions', labels },
  }
}

describe('countMinutes', () => {
  it.each([
    [0, 1],
    [1, 1],
    [60, 1],
    [61, 2],
    [3_600, 60],
  ])('bills a job of %d s as %d minutes', (seconds, minutes) => {
    expect(minutesOf([job(seconds)])).toMatchObject({ minutes, byLabels: [{ jobs: 1, minutes }] })
  })

  it('rounds up the minutes of each job and sums them by label, most first', () => {
    const found = minutesOf([
      job(61, ['windows-latest']),
      job(10),
      job(70),
      job(130),
      job(10, ['gpu', 'self-hosted'], 'own'),
      job(10, ['self-hosted', 'gpu'], 'own'),
    ])
    expect(found?.minutes).toBe(10)
    expect(found?.byLabels).toMatchObject([
      { labels: 'ubuntu-latest', jobs: 3, minutes: 6, running: 3.5 * MINUTE },
      { labels: 'gpu, self-hosted', jobs: 2, minutes: 2 },
      { labels: 'windows-latest', jobs: 1, minutes: 2 },
    ])
  })

  it('ignores the case of labels in rows and prices', () => {
    const found = minutesOf([
      job(10, ['Windows-Latest']),
      job(10, ['windows-latest']),
      job(10, ['GPU', 'Self-Hosted'], 'own'),
      job(10, ['self-hosted', 'gpu'], 'own'),
    ])
    expect(found?.byLabels).toMatchObject([
      { labels: 'GPU, Self-Hosted', jobs: 2, selfHosted: true },
      { labels: 'Windows-Latest', jobs: 2, price: 0.02, selfHosted: false },
    ])
  })

  it.each<[readonly string[], Partial<Billing>, boolean]>([
    [['SELF-HOSTED', 'x64'], {}, true],
    [['ubuntu-latest'], {}, false],
    [['ubuntu-latest'], { hosted: false }, true],
    [['my-runners'], {}, false],
  ])('returns for labels %j with %j: selfHosted %p', (labels, billing, selfHosted) => {
    expect(minutesOf([job(10, labels, 'own')], billing)?.byLabels).toMatchObject([{ selfHosted }])
  })

  it('sorts rows with the same minutes by label', () => {
    const found = minutesOf([job(10, ['c']), job(10, ['a']), job(10, ['b'])])
    expect(found?.byLabels.map(({ labels }) => labels)).toEqual(['a', 'b', 'c'])
  })

  it('counts only jobs that ran in this attempt', () => {
    const jobs = [
      { ...job(0), state: skipped() },
      { ...job(0), state: waiting() },
      { ...job(0), state: finished(0, 50, 'failure'), runner: NO_RUNNER },
      { ...job(0), state: finished(-900, -100) },
      { ...job(0), state: finished(0, undefined) },
    ]
    expect(minutesOf([], {}, makeRun({ attempt: 2, jobs }))).toBeUndefined()
    expect(minutesOf([], {}, makeRun({ attempt: 2, jobs: [...jobs, job(10)] }))?.minutes).toBe(1)
  })

  it('counts the known minutes of a running job', () => {
    const steps = [
      makeStep({ state: finished(0, 70) }),
      makeStep({ number: 2, state: running(70) }),
    ]
    const found = minutesOf([{ id: 99, state: running(0), steps }, job(10), { state: running(0) }])
    expect(found).toMatchObject({ minutes: 3, unfinished: 2 })
  })
})

describe('countMinutes: price', () => {
  it.each([
    ['ubuntu-slim', 'linux_slim'],
    ['ubuntu-latest', 'linux'],
    ['ubuntu-22.04', 'linux'],
    ['ubuntu-24.04', 'linux'],
    ['ubuntu-24.04-arm', 'linux_2_core_arm'],
    ['windows-latest', 'windows'],
    ['windows-2025', 'windows'],
    ['windows-2025-vs2026', 'windows'],
    ['windows-11-arm', 'windows_2_core_arm'],
    ['macos-latest', 'macos'],
    ['macos-15', 'macos'],
    ['macos-26-intel', 'macos'],
  ])('prices %s as %s', (label, sku) => {
    const rate = PRICES.rates.find((one) => one.sku === sku)
    const found = minutesOf([job(119, [label])])
    expect(found?.byLabels).toEqual([
      expect.objectContaining({ sku, price: 2 * (rate?.usdPerMinute ?? NaN) }),
    ])
    expect(found).toMatchObject({ partial: false, price: found?.byLabels[0]?.price })
  })

  it.each([
    ['ubuntu-latest-16-cores'],
    ['macos-latest-large'],
    ['macos-15-xlarge'],
    ['self-hosted'],
    ['my ubuntu-latest'],
    ['Ubuntu'],
  ])('knows no price for %s', (label) => {
    expect(minutesOf([job(60, [label])])).toMatchObject({ price: undefined, partial: true })
  })

  it('knows no price for a standard label in a group or with other labels', () => {
    expect(minutesOf([job(60, ['ubuntu-latest'], 'Default Larger Runners')])?.price).toBeUndefined()
    expect(minutesOf([job(60, ['self-hosted', 'ubuntu-latest'])])?.price).toBeUndefined()
    expect(minutesOf([job(60, ['ubuntu-latest', 'gpu'])])?.price).toBeUndefined()
    expect(minutesOf([job(60, [])])?.price).toBeUndefined()
  })

  it('separates jobs with and without a price', () => {
    const found = minutesOf([job(60), job(60, ['ubuntu-latest'], 'own')])
    expect(found?.byLabels.map(({ price }) => price)).toEqual(
      expect.arrayContaining([0.006, undefined]),
    )
    expect(found).toMatchObject({ price: 0.006, partial: true })
  })

  it('is 0 for standard runners in a public repository', () => {
    const found = minutesOf([job(60), job(60, ['big'])], { visibility: 'public' })
    expect(found).toMatchObject({ price: 0, partial: true })
  })

  it.each<[string, Partial<Billing>]>([
    ['if it is not known whether the repository is public', { visibility: undefined }],
    ['on GitHub Enterprise Server', { hosted: false }],
  ])('is unknown %s', (_, billing) => {
    expect(minutesOf([job(60)], billing)).toMatchObject({ price: undefined, minutes: 1 })
  })
})

describe('countMinutes: billed time', () => {
  const billable = { total: 400_000, jobs: new Map([[1, 121_000]]) }

  it('replaces the duration of a finished job', () => {
    const found = minutesOf([job(60), job(60)], { billable })
    expect(found).toMatchObject({ minutes: 4, billedJobs: 1, billable: 400_000 })
  })

  it('does not replace the duration of a running job', () => {
    const steps = [makeStep({ state: finished(0, 10) })]
    const run = makeRun({ jobs: [{ id: 99, state: running(0), steps }] })
    const counted = { total: 1, jobs: new Map([[99, 5 * MINUTE]]) }
    expect(minutesOf([], { billable: counted }, run)).toMatchObject({ minutes: 1, billedJobs: 0 })
  })
})

it('PRICES has a date, a source, and prices in tenths of a cent', () => {
  expect(PRICES.since).toMatch(/^20\d\d-\d\d-\d\d$/)
  expect(PRICES.source).toMatch(/^https:\/\/docs\.github\.com\//)
  for (const { usdPerMinute } of PRICES.rates) expect((usdPerMinute * 1_000) % 1).toBe(0)
})
