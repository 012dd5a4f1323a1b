import { describe } from '@jest/globals'
import type { Effect, Fault } from '../../../testing/fake-github/faults.ts'
import type { FakeGitHubOptions } from '../../../testing/fake-github/start-fake-github.ts'
import type { FakeState } from '../../../testing/fake-github/state.ts'
import type { End } from './end.ts'
import { type Case, itEnds } from './run-fault.ts'
import { FEW_JOBS, wholeGitHub } from './whole-run.ts'

const JOBS = /\/attempts\/2\/jobs$/

/** Returns the jobs that GitHub lists, from one position to another. */
function listed(jobs: number, from: number, to: number): readonly object[] {
  return wholeGitHub(jobs).runs?.[0]?.jobs.slice(from, to) ?? []
}

/** A fault of a page, once and for ever. */
interface Row {
  readonly odd: string
  readonly page: string
  readonly jobs: number
  readonly effect: Effect
  /** The end if the fault persists; after a single one, the list is read again. */
  readonly forEver: End
  /** The end after a single one. @default as without the fault */
  readonly once?: End
}

function only(jobs: number, counted: number): End {
  return {
    jobs,
    complete: false,
    warning: [`Only ${jobs} of ${counted} jobs could be listed; all values cover these jobs only.`],
  }
}

const ROWS: readonly Row[] = [
  {
    odd: 'an empty page in the middle',
    page: '2',
    jobs: 202,
    effect: { merge: { jobs: [] } },
    forEver: only(102, 202),
  },
  {
    odd: 'jobs: null in the middle',
    page: '2',
    jobs: 202,
    effect: { merge: { jobs: null } },
    forEver: only(102, 202),
  },
  {
    odd: 'an empty page at the end',
    page: '2',
    jobs: 102,
    effect: { merge: { jobs: [] } },
    forEver: only(100, 102),
  },
  {
    odd: 'the first page again',
    page: '2',
    jobs: 102,
    effect: { merge: { jobs: listed(102, 0, 100) } },
    forEver: only(100, 102),
  },
  {
    odd: 'a page that overlaps the one before',
    page: '2',
    jobs: 102,
    effect: { merge: { jobs: listed(102, 99, 101) } },
    forEver: only(101, 102),
  },
  {
    odd: 'a job twice',
    page: '1',
    jobs: FEW_JOBS,
    effect: { merge: { jobs: [...listed(FEW_JOBS, 0, 6), ...listed(FEW_JOBS, 0, 1)] } },
    forEver: {},
  },
  {
    odd: 'total_count too high',
    page: '1',
    jobs: FEW_JOBS,
    effect: { merge: { total_count: 9 } },
    forEver: only(6, 9),
    once: only(6, 9),
  },
  {
    odd: 'total_count too high by pages',
    page: '1',
    jobs: FEW_JOBS,
    effect: { merge: { total_count: 1_000 } },
    forEver: only(6, 1_000),
    once: only(6, 1_000),
  },
  {
    odd: 'total_count too low',
    page: '1',
    jobs: FEW_JOBS,
    effect: { merge: { total_count: 3 } },
    forEver: {},
  },
  {
    odd: 'total_count too low for the first page',
    page: '1',
    jobs: 102,
    effect: { merge: { total_count: 50 } },
    forEver: {},
  },
  {
    odd: 'total_count 0',
    page: '1',
    jobs: 102,
    effect: { merge: { total_count: 0 } },
    forEver: {},
  },
]

/** A second page from a server that knows only so many jobs. */
const behind = (counted: number): Row => ({
  odd: `a page of ${counted} jobs`,
  page: '2',
  jobs: 202,
  effect: { merge: { total_count: counted, jobs: listed(202, 100, counted) } },
  forEver: only(2 + counted, 202),
})

describe('a list of jobs', () => {
  itEnds(
    [...ROWS, behind(100), behind(120)].flatMap(
      ({ odd, page, jobs, effect, forEver, once = {} }): Case[] => {
        const fault: Fault = { path: JOBS, query: { page }, ...effect }
        const row = { at: `page ${page} of ${jobs} jobs`, jobs }
        return [
          {
            ...row,
            fault: `${odd} once`,
            scenario: { github: { faults: [{ ...fault, times: 1 }] } },
            end: once,
          },
          {
            ...row,
            fault: `${odd} for ever`,
            scenario: { github: { faults: [fault] } },
            end: forEver,
          },
        ]
      },
    ),
  )
})

/** Changes the list at the request for its second page. */
function moving(
  before: (jobs: object[]) => object[],
  after: (jobs: object[]) => object[],
): FakeGitHubOptions {
  let all: object[] = []
  const change = (state: FakeState, to: (jobs: object[]) => object[]) => {
    const [attempt] = state.runs
    if (attempt !== undefined) attempt.jobs = to(all)
  }
  return {
    onRequest: ({ number, pathname, query }, state) => {
      if (number === 1) {
        all = state.runs[0]?.jobs ?? []
        change(state, before)
      }
      if (JOBS.test(pathname) && query.get('page') === '2') change(state, after)
    },
  }
}

const whole = (jobs: object[]) => jobs
const without = (position: number) => (jobs: object[]) => jobs.toSpliced(position, 1)
const withMore = (jobs: object[]) => [...jobs, ...listed(jobs.length + 1, -1, jobs.length + 1)]

describe('a list of jobs that changes while it is read', () => {
  itEnds(
    (
      [
        ['grows at its end', moving(without(101), whole), {}],
        ['grows at its start', moving(without(0), whole), {}],
        ['grows in its second page', moving(without(100), whole), {}],
        // An attempt never loses a job, so a server that knows fewer is behind.
        ['shrinks at its end', moving(withMore, whole), only(102, 103)],
        ['is reversed', moving((jobs) => jobs.toReversed(), whole), {}],
      ] as const
    ).map(([fault, github, end]) => ({
      fault,
      at: '102 jobs',
      jobs: 102,
      scenario: { github },
      end,
    })),
  )
})
