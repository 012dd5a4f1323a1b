import { describe, expect, it } from '@jest/globals'
import { LISTED_DAYS, movedJobs } from '../../../src/month/analyse/weeks.ts'
import { DAY, MINUTE, SECOND } from '../../../src/model/time.ts'
import { daysAgo, makeSampledJob, NOW } from '../../../testing/make-month.ts'

type Fields = Parameters<typeof makeSampledJob>[0]

function changes(recent: readonly Fields[], before: readonly Fields[] = []) {
  const samples = [
    { sampledAt: daysAgo(12), jobs: before.map(makeSampledJob) },
    { sampledAt: daysAgo(2), jobs: recent.map(makeSampledJob) },
  ]
  return movedJobs(samples, NOW)
}

describe('movedJobs', () => {
  const times = (count: number, fields: Fields = {}) =>
    Array.from({ length: count }, (_, at) => ({ ran: 5 * MINUTE + at * SECOND, ...fields }))
  const steps = (one: number, other: number) => ({
    steps: [
      { name: 'Run make', ran: one * MINUTE },
      { name: 'Run npm ci', ran: other * MINUTE },
    ],
  })

  it.each<[string, readonly Fields[], readonly Fields[], string]>([
    ['nothing changed', times(9), times(9), ''],
    ['it is longer', times(9, { ran: 8 * MINUTE }), times(9), '304 to 480 s'],
    ['it is shorter', times(9, { ran: 2 * MINUTE }), times(9), '304 to 120 s'],
    [
      'a step is longer',
      times(9, { ran: 8 * MINUTE, ...steps(6, 1) }),
      times(9, steps(3, 1)),
      '304 to 480 s: Run make',
    ],
    [
      'another step is longer',
      times(9, { ran: 8 * MINUTE, ...steps(3, 4) }),
      times(9, steps(3, 1)),
      '304 to 480 s: Run npm ci',
    ],
    [
      'no step is half of it',
      times(9, { ran: 8 * MINUTE, ...steps(4, 2) }),
      times(9, steps(3, 1)),
      '304 to 480 s',
    ],
    [
      'a step is shorter',
      times(9, { ran: 8 * MINUTE, ...steps(1, 1) }),
      times(9, steps(3, 1)),
      '304 to 480 s',
    ],
    ['it waits longer', times(9, { wait: 5 * MINUTE }), times(9), ''],
    [
      'its times overlap',
      times(9, { ran: undefined as never }).map((one, at) => ({ ...one, ran: (2 + at) * MINUTE })),
      times(9),
      '',
    ],
    ['it ran each day', times(7, { ran: 8 * MINUTE }), times(7), '303 to 480 s'],
    ['it ran seldom', times(6, { ran: 8 * MINUTE }), times(9), ''],
    ['it ran seldom before', times(9, { ran: 8 * MINUTE }), times(6), ''],
    ['it is new', times(9, { job: 'new' }), times(9), ''],
    ['it failed', times(9, { ran: MINUTE, hasPassed: false }), times(9), ''],
    ['another workflow has it', times(9, { ran: 8 * MINUTE, workflowPath: 'other' }), times(9), ''],
  ])('compares a job before a change and since if %s', (_, recent, before, expected) => {
    const found = changes(recent, before).map(({ ran, ranBefore, step }) => {
      const moved = step === undefined ? '' : `: ${step}`
      return `${ranBefore / SECOND} to ${ran / SECOND} s${moved}`
    })
    expect(found.join()).toBe(expected)
  })

  /** How long a job runs that many days ago, in minutes. */
  type Speed = (days: number) => number

  /** The row that each night has, from the first to the last, if three jobs a day are sampled for a month. */
  function nightly(speed: Speed): string {
    const nights = Array.from({ length: 30 }, (_, index) => 29 - index)
    return nights
      .map((night) => {
        const days = Array.from({ length: 30 }, (_, day) => night + day)
        const samples = days.map((day) => ({
          sampledAt: daysAgo(day),
          jobs: [0, 1, 2].map((at) => makeSampledJob({ ran: speed(day) * MINUTE + at * SECOND })),
        }))
        const [found] = movedJobs(samples, NOW - night * DAY)
        if (found === undefined) return '-'
        return found.ran > found.ranBefore ? '+' : 'v'
      })
      .join('')
  }

  it.each<[string, Speed, string]>([
    [
      'became slower',
      (days) => (days < 25 ? 8 : 5),
      `-{5,8}\\+{${LISTED_DAYS - 4},${LISTED_DAYS}}-+`,
    ],
    [
      'became faster',
      (days) => (days < 25 ? 5 : 8),
      `-{5,8}v{${LISTED_DAYS - 4},${LISTED_DAYS}}-+`,
    ],
    ['was slower for three days', (days) => (days < 25 && days > 21 ? 8 : 5), '-+\\+{1,3}-+'],
    ['became slower and slower', (days) => (days < 25 ? (days < 15 ? 12 : 8) : 5), '-{5,8}\\++'],
  ])('has one row, without a gap, of a job that %s', (_, speed, expected) => {
    expect(nightly(speed)).toMatch(new RegExp(`^${expected}$`))
  })

  it('has no job that ended after the last midnight', () => {
    const midnight = Math.floor(NOW / DAY) * DAY
    const rowsWith = (end: number) => {
      const since = times(7, { ran: 8 * MINUTE }).map(makeSampledJob)
      const before = { sampledAt: daysAgo(2), jobs: times(7).map(makeSampledJob) }
      return movedJobs([before, { sampledAt: end, jobs: since }], NOW)
    }
    expect([rowsWith(midnight - 1), rowsWith(midnight)]).toMatchObject([[{}], []])
  })

  it('says since when', () => {
    const [found] = changes(times(9, { ran: 8 * MINUTE }), times(9))
    expect(found?.changedAt).toBe(daysAgo(2))
  })
})
