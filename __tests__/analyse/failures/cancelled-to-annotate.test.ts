import { describe, expect, it } from '@jest/globals'
import { cancelledToAnnotate } from '../../../src/analyse/failures/cancelled-to-annotate.ts'
import type { Annotation } from '../../../src/model/shapes/failure.ts'
import type { Job } from '../../../src/model/run.ts'
import { makeAnnotation } from '../../../testing/failure-report.ts'
import { finished, makeRun, makeStep, NO_RUNNER, reportOn } from '../../../testing/make-run.ts'

const LIMIT = 'The job has exceeded the maximum execution time of 10m0s'
const PERSON = 'The run was canceled by @octocat.'
const NEWER = "Canceling since a higher priority waiting request for 'ci' exists"
const FAIL_FAST = 'The strategy configuration was canceled because "test.1" failed'

/** A job, when it started and when it was stopped or ended, in seconds, and what GitHub says of that. */
type Stopped = readonly [
  name: string,
  start: number,
  end: number,
  says?: string | undefined,
  fields?: Partial<Job>,
]

const legs = (count: number, end: number, says: string): Stopped[] =>
  Array.from({ length: count }, (_, at) => [`test (${at})`, at % 50, end, says])

function jobOf([name, start, end, , fields]: Stopped, at: number): Partial<Job> {
  const state = finished(start, end, 'cancelled')
  const steps = [makeStep({ number: 2, name: 'test', state: finished(start, end, 'cancelled') })]
  return { id: at + 1, name, state, steps, ...fields }
}

/** Reads until nothing more is wanted; returns how many were read, and which reached a limit. */
function readAll(stopped: readonly Stopped[], conclusion = 'cancelled') {
  const run = makeRun({ jobs: stopped.map(jobOf), conclusion })
  const annotations = new Map<number, readonly Annotation[]>()
  for (;;) {
    const { failures } = reportOn(run, { explanations: { excerpts: new Map(), annotations } })
    const next = cancelledToAnnotate(failures, annotations)
    if (next.length === 0) {
      const limited = failures.filter(({ failure }) => failure.kind === 'timed-out')
      const unknown = failures.filter(
        ({ failure }) => failure.kind === 'cancelled' && failure.by.kind === 'unknown',
      )
      return {
        read: annotations.size,
        limited: limited.map(({ job }) => job.job.name),
        unknown: unknown.length,
      }
    }
    for (const id of next) {
      const says = stopped[id - 1]?.[3]
      annotations.set(id, says === undefined ? [] : [makeAnnotation(says)])
    }
  }
}

describe('cancelledToAnnotate', () => {
  it.each([12, 60, 200])(
    'reads one of %i legs that a person stopped, and explains all',
    (count) => {
      expect(readAll(legs(count, 300, PERSON))).toEqual({ read: 1, limited: [], unknown: 0 })
      expect(readAll(legs(count, 300, NEWER))).toEqual({ read: 1, limited: [], unknown: 0 })
    },
  )

  const unstarted = { steps: [], runner: NO_RUNNER }

  it.each<[string, number, readonly string[], readonly Stopped[], string?]>([
    [
      'the longest',
      1,
      ['slow'],
      [
        ['slow', 0, 600, LIMIT],
        ['quick', 500, 600, PERSON],
      ],
    ],
    [
      'one beside 200 legs that a person stopped later',
      2,
      ['slow'],
      [['slow', 0, 600, LIMIT], ...legs(200, 900, PERSON)],
    ],
    [
      'one beside longer ones that a newer run stopped',
      2,
      ['slow'],
      [...legs(60, 900, NEWER), ['slow', 0, 600, LIMIT]],
    ],
    [
      'the leg that stopped the others of its matrix',
      2,
      ['test (60)'],
      [...legs(60, 603, FAIL_FAST), ['test (60)', 1, 600, LIMIT]],
      'failure',
    ],
    [
      'the same, though others had started before',
      2,
      ['test (a)'],
      [
        ['test (a)', 300, 600, LIMIT],
        ['test (b)', 0, 602, FAIL_FAST],
        ['test (c)', 9, 603, FAIL_FAST],
      ],
      'failure',
    ],
    [
      'two that ran as long',
      2,
      ['one', 'two'],
      [
        ['one', 0, 600, LIMIT],
        ['two', 10, 605, LIMIT],
        ['quick', 500, 605],
      ],
    ],
    [
      'two at different times',
      2,
      ['one', 'two'],
      [
        ['one', 0, 600, LIMIT],
        ['two', 300, 900, LIMIT],
      ],
    ],
    [
      'one of two matrices',
      3,
      ['other (9)'],
      [...legs(12, 200, PERSON), ['other (9)', 0, 700, LIMIT], ['third', 0, 950, PERSON]],
    ],
    [
      'one beside jobs without a runner',
      2,
      ['slow'],
      [
        ['slow', 0, 600, LIMIT],
        ['wait', 900, 900, PERSON, unstarted],
      ],
    ],
    [
      'none of jobs without a runner',
      1,
      [],
      [
        ['a', 9, 9, undefined, unstarted],
        ['b', 9, 9, undefined, unstarted],
      ],
    ],
  ])('finds the time limit of %s with %i requests', (...[, read, limited, stopped, conclusion]) => {
    const found = readAll(stopped, conclusion)
    expect(found).toMatchObject({ read, limited })
  })

  it('reads no more than a few of many that stopped each at another time', () => {
    const stopped = Array.from({ length: 60 }, (_, at): Stopped => [
      `job ${at}`,
      0,
      100 * at,
      PERSON,
    ])
    expect(readAll(stopped).read).toBeLessThanOrEqual(8)
  })
})
