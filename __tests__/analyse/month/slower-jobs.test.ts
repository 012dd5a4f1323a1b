import { describe, expect, it } from '@jest/globals'
import { dayOf, findSlower } from '../../../src/analyse/month/slower-jobs.ts'
import type { TimedRun } from '../../../src/model/shapes/month.ts'
import { DAY, SECOND } from '../../../src/model/time.ts'
import { makeTimed } from '../../../testing/make-month.ts'

const NAMES = [
  'macos-14',
  'Run make',
  'Run lint',
  ...'abcdef'.split('').map((name) => `job ${name}`),
]
const [MACOS, MAKE, LINT] = [0, 1, 2]
const FIRST_JOB = 3
const RUNS = 80
const HALF = 40

/** Seconds of a job, with the noise of a machine. */
const noisy = (seconds: number, at: number) => Math.round(seconds * (1 + ((at % 5) - 2) / 100))

/** Runs of jobs on one label, whose seconds are by the position of the run. */
function runsOf(...jobs: readonly ((at: number) => number)[]): TimedRun[] {
  const rows = Array.from({ length: RUNS }, (_, at) =>
    jobs.map((secondsOf, job) => [FIRST_JOB + job, MACOS, noisy(secondsOf(at), at)]),
  )
  return makeTimed(rows)
}

const steady = () => 200
const from = (ratio: number) => (at: number) => (at < HALF ? 200 : 200 * ratio)
const shown = (times: readonly TimedRun[]) =>
  findSlower(times, NAMES).map(({ job, first, jobs }) => [job, first.id, jobs])

describe('findSlower', () => {
  it.each<[string, readonly ((at: number) => number)[], readonly unknown[]]>([
    ['nothing', [], []],
    ['a job that is as before', [steady], []],
    ['a job alone that takes 30 % longer', [from(1.3)], [['job a', 41, 1]]],
    ['a job alone that takes 15 % longer: its machines may', [from(1.15)], []],
    [
      'one of five that takes 15 % longer',
      [from(1.15), steady, steady, steady, steady],
      [['job a', 41, 5]],
    ],
    ['all of five', Array(5).fill(from(1.15)), [[undefined, 41, 5]]],
    [
      'all of three',
      Array(3).fill(from(1.3)),
      [
        ['job a', 41, 3],
        ['job b', 41, 3],
        ['job c', 41, 3],
      ],
    ],
    [
      'one more than the others',
      [from(1.6), ...Array<(at: number) => number>(4).fill(from(1.15))],
      [
        [undefined, 41, 5],
        ['job a', 41, 5],
      ],
    ],
    ['jobs that became faster', [from(0.7), steady], []],
  ])('finds %s', (_, jobs, expected) => {
    expect(shown(runsOf(...jobs))).toEqual(expected)
  })

  it('names the step that grew, the medians and the two runs', () => {
    const rows = Array.from({ length: RUNS }, (_, at) => [
      [FIRST_JOB, MACOS, noisy(from(1.5)(at), at), MAKE, at < HALF ? 60 : 155, LINT, 100],
    ])
    const [slower, ...others] = findSlower(makeTimed(rows), NAMES)
    expect(others).toEqual([])
    expect(slower).toMatchObject({
      ...{ workflow: 'CI', job: 'job a', labels: 'macos-14', jobs: 1, step: 'Run make' },
      ...{ before: 200 * SECOND, after: 300 * SECOND, lastBefore: { id: 40 }, first: { id: 41 } },
    })
  })

  it('names no step if none grew by half of it', () => {
    const rows = Array.from({ length: RUNS }, (_, at) => [
      [
        FIRST_JOB,
        MACOS,
        noisy(from(1.5)(at), at),
        MAKE,
        at < HALF ? 60 : 100,
        LINT,
        at < HALF ? 60 : 100,
      ],
    ])
    expect(findSlower(makeTimed(rows), NAMES)[0]?.step).toBeUndefined()
  })

  it('keeps a job apart in two workflows and on two labels', () => {
    const rows = Array.from({ length: RUNS }, (_, at) => [
      [FIRST_JOB, at < HALF ? MACOS : LINT, from(2)(at)],
    ])
    expect(findSlower(makeTimed(rows), NAMES)).toEqual([])
    const times = makeTimed(rows.map((_, at) => [[FIRST_JOB, MACOS, from(2)(at)]]))
    const moved = times.map((one, at) =>
      at < HALF ? one : { ...one, run: { ...one.run, workflow: 'Nightly' } },
    )
    expect(findSlower(moved, NAMES)).toEqual([])
  })

  it('puts what costs most first, in whatever order the runs are', () => {
    const times = runsOf(from(1.5), from(3), steady, steady, steady, steady)
    expect(shown(times).map(([job]) => job)).toEqual(['job b', 'job a'])
    expect(shown(times.toReversed())).toEqual(shown(times))
  })
})

describe('dayOf', () => {
  it.each([
    [0, 0],
    [DAY - 1, 0],
    [DAY, DAY],
  ])('returns of %i the start of its day: %i', (instant, day) => {
    expect(dayOf(instant)).toBe(day)
  })
})
