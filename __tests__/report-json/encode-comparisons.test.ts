import { describe, expect, it } from '@jest/globals'
import { compareHistory } from '../../src/analyse/history/compare-history.ts'
import { countMinutes } from '../../src/analyse/totals/minutes.ts'
import { checkBudgets } from '../../src/analyse/totals/time-budgets.ts'
import { encodeAttempts, encodeHistory } from '../../src/report-json/encode/encode-comparisons.ts'
import { encodeBudget, encodeMinutes } from '../../src/report-json/encode/encode-jobs.ts'
import { finished, makeJob, makeRun, makeStep, reportOn, RUN_URL } from '../../testing/make-run.ts'

const build = (seconds: number) => ({
  name: 'build',
  state: finished(0, seconds),
  steps: [makeStep({ name: 'make', state: finished(0, seconds) })],
})
const REPORT = reportOn(makeRun({ attempt: 2, jobs: [build(90.5)] }))

describe('parts of the JSON report', () => {
  it('encodeHistory returns the comparison with earlier runs, with null for unknown values', () => {
    const runs = [build(60), { name: 'other' }, build(61)].map((job) => makeRun({ jobs: [job] }))
    const history = compareHistory(REPORT, { branch: 'main', runs })
    const comparison = {
      seconds: 90.5,
      medianSeconds: 60.5,
      deltaSeconds: 30,
      slower: false,
      earlierCount: 2,
      earlierSeconds: [60, null, 61],
    }
    const [json] = history === undefined ? [] : [encodeHistory(history)]
    expect(json).toMatchObject({
      branch: 'main',
      runs: Array(3).fill({ id: 42, attempt: 1, number: 7, event: 'push', url: RUN_URL }),
      duration: { seconds: 90.5, medianSeconds: 60.5, earlierSeconds: [60, null, 61] },
      causes: [],
      newJobs: [],
      removedJobs: [],
      jobs: [
        {
          jobId: 1,
          job: 'build',
          ...comparison,
          queue: { seconds: 0, medianSeconds: 0, earlierSeconds: [0, null, 0] },
          steps: [{ stepNumber: 1, step: 'make', ...comparison }],
        },
      ],
    })
    expect(json?.jobs[0]?.spreadSeconds).toBeGreaterThan(0.5)
  })

  it('encodeAttempts returns the attempts', () => {
    const failed = makeJob({ id: 7, name: 'build', state: finished(-90, -30, 'failure') })
    const { attempts } = reportOn(REPORT.run, { earlierAttempts: [{ number: 1, jobs: [failed] }] })
    expect(attempts && encodeAttempts(attempts)).toEqual({
      number: 2,
      earlier: [1],
      notCompared: 0,
      differing: [
        {
          job: 'build',
          jobId: 1,
          conclusion: 'success',
          carriedOver: false,
          earlier: [
            {
              jobId: 7,
              url: `${RUN_URL}/job/7`,
              status: 'completed',
              conclusion: 'failure',
              startedAt: '2026-03-01T09:58:30Z',
              completedAt: '2026-03-01T09:59:30Z',
              carriedOver: false,
            },
          ],
        },
      ],
      flaky: [{ job: 'build', jobId: 1, failedIn: [1], passedIn: 2, steps: [] }],
      repeated: [],
    })
  })

  it('encodeBudget returns the exceeded budgets', () => {
    const budget = { line: 'build: 1m', glob: 'build', limit: 60_000 }
    expect(checkBudgets(REPORT, [budget]).map(encodeBudget)).toEqual([
      {
        budget: 'build: 1m',
        limitSeconds: 60,
        overruns: [{ name: 'build', url: `${RUN_URL}/job/1`, durationSeconds: 90.5 }],
      },
    ])
  })

  it('encodeMinutes returns prices in whole tenths of a cent', () => {
    const jobs = Array.from({ length: 3 }, () => build(60))
    const { jobs: reports = [] } = reportOn(makeRun({ jobs }))
    const billing = { hosted: true, visibility: 'private', billable: undefined } as const
    const minutes = countMinutes(reports, billing)
    expect(minutes && encodeMinutes(minutes)).toEqual({
      minutes: 3,
      estimatedPriceUsd: 0.018,
      priceIncomplete: false,
      prices: {
        since: '2026-01-01',
        source: 'https://docs.github.com/en/billing/reference/actions-runner-pricing',
      },
      visibility: 'private',
      billableSeconds: null,
      billedJobs: 0,
      jobsUnfinished: 0,
      byLabels: [
        {
          labels: 'ubuntu-latest',
          jobs: 3,
          durationSeconds: 180,
          minutes: 3,
          selfHosted: false,
          sku: 'linux',
          estimatedPriceUsd: 0.018,
        },
      ],
    })
  })

  it('encodeMinutes marks the minutes of self-hosted runners', () => {
    const runner = { name: 'r', group: 'own', labels: ['self-hosted'] }
    const { jobs = [] } = reportOn(makeRun({ jobs: [{ runner }] }))
    const billing = { hosted: true, visibility: 'private', billable: undefined } as const
    const minutes = countMinutes(jobs, billing)
    expect(minutes && encodeMinutes(minutes).byLabels).toMatchObject([{ selfHosted: true }])
  })
})
