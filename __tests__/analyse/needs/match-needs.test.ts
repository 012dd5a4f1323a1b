import { describe, expect, it } from '@jest/globals'
import { matchDistinct } from '../../../src/analyse/needs/account-for-needs.ts'
import { gateReasons } from '../../../src/analyse/gate/gate.ts'
import { matchNeeds } from '../../../src/analyse/needs/match-needs.ts'
import { trustNeeds } from '../../../src/analyse/needs/trust-needs.ts'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import type { JobReport } from '../../../src/model/report/job-report.ts'
import type { Job, State } from '../../../src/model/run.ts'
import type { JobGraph } from '../../../src/model/workflow-file.ts'
import {
  finished,
  makeOwn,
  makeRun,
  reportOn,
  running,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'
import { timedJob, writtenCheck } from '../../../testing/timed-job.ts'

/** Returns the names of the needed jobs by name; `undefined` if the jobs do not match. */
function needsByName(
  file: string,
  jobs: readonly JobReport[],
  called: Readonly<Record<string, string>> = {},
): Record<string, string[]> | undefined {
  const graph = decodeWorkflowFile(file, new Map(Object.entries(called)))
  if (graph === undefined) throw new Error('the file of the test cannot be read')
  const needs = matchNeeds(graph, jobs)
  if (needs === undefined) return undefined
  const names = new Map(jobs.map(({ job }) => [job.id, job.name]))
  const nameOf = (id: number): string => names.get(id) ?? ''
  return Object.fromEntries(
    [...needs].map(([id, needed]) => [nameOf(id), needed.map(nameOf).toSorted()]),
  )
}

const first = { created: 1, started: 2, ended: 10 }
const second = { created: 12, started: 14, ended: 20 }

describe('matchNeeds', () => {
  it('returns every leg of a needed matrix', () => {
    const file = 'jobs: { test: { strategy: { matrix: { v: [1, 2] } } }, deploy: { needs: test } }'
    const jobs = [
      timedJob('test (1)', first),
      timedJob('test (2)', first),
      timedJob('deploy', second),
    ]
    expect(needsByName(file, jobs)).toEqual({
      'test (1)': [],
      'test (2)': [],
      deploy: ['test (1)', 'test (2)'],
    })
  })

  it('separates the legs of a called workflow, whose first jobs have the needs of the caller', () => {
    const file = `jobs: { build: {}, deploy: {
      needs: build, strategy: { matrix: { to: [eu, us] } }, uses: ./d.yml } }`
    const called = { './d.yml': 'jobs: { plan: {}, apply: { needs: plan } }' }
    const third = { created: 22, started: 23, ended: 30 }
    const jobs = [
      timedJob('build', first),
      timedJob('deploy (eu) / plan', second),
      timedJob('deploy (us) / plan', second),
      timedJob('deploy (eu) / apply', third),
      timedJob('deploy (us) / apply', third),
    ]
    expect(needsByName(file, jobs, called)).toEqual({
      build: [],
      'deploy (eu) / plan': ['build'],
      'deploy (us) / plan': ['build'],
      'deploy (eu) / apply': ['build', 'deploy (eu) / plan'],
      'deploy (us) / apply': ['build', 'deploy (us) / plan'],
    })
  })

  it('matches a skipped caller with all its called jobs', () => {
    const file = 'jobs: { deploy: { uses: ./d.yml }, report: { needs: deploy } }'
    const called = { './d.yml': 'jobs: { plan: {} }' }
    const jobs = [
      timedJob('deploy', { created: 1, ended: 1, skipped: true }),
      timedJob('report', { created: 2, started: 3, ended: 4 }),
    ]
    expect(needsByName(file, jobs, called)).toEqual({ deploy: [], report: ['deploy'] })
  })

  it('does not match a job that was not skipped with a caller', () => {
    const file = 'jobs: { deploy: { uses: ./d.yml }, report: { needs: deploy } }'
    const jobs = [timedJob('deploy', first), timedJob('report', second)]
    expect(needsByName(file, jobs, { './d.yml': 'jobs: { plan: {} }' })).toBeUndefined()
  })

  it('matches one job of a called workflow that was not read, but not two', () => {
    const file = 'jobs: { a: { uses: o/r/w.yml@v1 }, b: { needs: a } }'
    const one = [timedJob('a / x', first), timedJob('b', second)]
    expect(needsByName(file, one)).toEqual({ 'a / x': [], b: ['a / x'] })
    expect(needsByName(file, [timedJob('a / y', first), ...one])).toBeUndefined()
  })

  it('matches one job in each leg of a called workflow that was not read, but not two', () => {
    const file = `jobs: {
      a: { uses: o/r/w.yml@v1, strategy: { matrix: { v: [1, 2] } } }, b: { needs: a } }`
    const legs = ['a (1) / x', 'a (2) / x'].map((name) => timedJob(name, first))
    const jobs = [...legs, timedJob('b', second)]
    expect(needsByName(file, jobs)).toMatchObject({ b: ['a (1) / x', 'a (2) / x'] })
    expect(needsByName(file, [timedJob('a (1) / y', first), ...jobs])).toBeUndefined()
  })

  it('distinguishes four jobs with one name if only one order is possible, but not five', () => {
    const keys = ['a', 'b', 'c', 'd', 'e']
    const chain = (length: number) =>
      keys.slice(0, length).map((key, at) => ({
        declared: `${key}: { name: Same, needs: [${keys.slice(Math.max(0, at - 1), at).join()}] }`,
        job: timedJob('Same', { created: at * 10, started: at * 10 + 1, ended: at * 10 + 8 }),
      }))
    const needsOf = (length: number) => {
      const duplicates = chain(length)
      const file = `jobs: { ${duplicates.map(({ declared }) => declared).join()} }`
      const jobs = duplicates.map(({ job }) => job)
      const needs = matchNeeds(decodeWorkflowFile(file, new Map()) ?? [], jobs)
      return (
        needs && jobs.map(({ job }) => needs.get(job.id)?.map((id) => id - (jobs[0]?.job.id ?? 0)))
      )
    }
    expect(needsOf(4)).toEqual([[], [0], [1], [2]])
    expect(needsOf(5)).toBeUndefined()
  })

  it('matches an ambiguous name with the job that no other name matches', () => {
    const file = `jobs: {
      p: { name: 'n\${{ x }}' }, q: { name: '\${{ x }}n' }, c: { needs: p } }`
    const jobs = [timedJob('n1', first), timedJob('nn', first), timedJob('c', second)]
    expect(needsByName(file, jobs)).toEqual({ n1: [], nn: [], c: ['n1'] })
  })

  it('distinguishes jobs with one name if only one result is possible', () => {
    const file = 'jobs: { a: { name: Same }, b: { name: Same, needs: a }, c: { needs: b } }'
    const [a, b] = [timedJob('Same', first), timedJob('Same', second)]
    const c = timedJob('c', { created: 22, started: 23, ended: 30 })
    const graph = decodeWorkflowFile(file, new Map()) ?? []
    const needs = matchNeeds(graph, [c, b, a])
    expect(needs?.get(b.job.id)).toEqual([a.job.id])
    expect(needs?.get(c.job.id)).toEqual([b.job.id])
  })

  it('accepts jobs with one name if all results are equal', () => {
    const file = 'jobs: { a: { name: Same }, b: { name: Same }, c: { needs: [a, b] } }'
    const jobs = [timedJob('Same', first), timedJob('Same', first), timedJob('c', second)]
    expect(needsByName(file, jobs)).toEqual({ Same: [], c: ['Same', 'Same'] })
  })

  it.each([
    [
      'jobs with the same name that can be either',
      'jobs: { a: { name: S }, b: { name: S }, c: { needs: b } }',
      ['S', 'S', 'c'],
    ],
    ['a job that is not in the file', 'jobs: { a: {}, c: { needs: a } }', ['a', 'b', 'c']],
    ['a need that did not run', 'jobs: { a: {}, b: {}, c: { needs: [a, b] } }', ['a', 'c']],
    ['two jobs if the file has one', 'jobs: { a: {}, c: { needs: a } }', ['a', 'a', 'c']],
    [
      'two jobs if the file has one, by an expression',
      "jobs: { a: { name: 'on ${{ x }}' }, c: { needs: a } }",
      ['on 1', 'on 2', 'c'],
    ],
  ])('returns undefined for %s', (_, file, names) => {
    const jobs = names.map((name) => timedJob(name, name === 'c' ? second : first))
    expect(needsByName(file, jobs)).toBeUndefined()
  })

  it.each([
    [
      'began before what it needs ended',
      'jobs: { c: {}, a: { needs: c } }',
      [timedJob('a', first), timedJob('c', second)],
      { c: [] },
    ],
    [
      'was created while a needed job ran',
      'jobs: { a: {}, c: { needs: a } }',
      [timedJob('a', { created: 1, started: 2, ended: 100 }), timedJob('c', second)],
      { a: [] },
    ],
    [
      'was ready before a needed job in the same seconds',
      'jobs: { c: {}, a: { needs: c } }',
      [
        timedJob('a', { created: 10, started: 12, ended: 20 }),
        timedJob('c', { created: 11, started: 11, ended: 11 }),
      ],
      { c: [] },
    ],
    [
      'was created while a needed job is running',
      'jobs: { a: {}, c: { needs: a } }',
      [timedJob('a', { created: 1, started: 2 }), timedJob('c', second)],
      { a: [] },
    ],
    [
      'depends on such a job',
      'jobs: { a: {}, c: { needs: a }, d: { needs: c }, e: {} }',
      [
        timedJob('a', { created: 1, started: 2, ended: 100 }),
        timedJob('c', second),
        timedJob('d', { created: 22, started: 24, ended: 30 }),
        timedJob('e', first),
      ],
      { a: [], e: [] },
    ],
  ])('omits a job that %s', (_, file, jobs, needs) => {
    expect(needsByName(file, jobs)).toEqual(needs)
  })

  it('ignores check runs', () => {
    const written = writtenCheck('Test results', 5)
    expect(needsByName('jobs: { a: {} }', [timedJob('a', first), written])).toEqual({ a: [] })
  })
})

const graph = [workflowJob('test'), workflowJob('report', { needs: ['test'] })]

/** What the gate and the notes say if `needs` and the list of jobs differ. */
function contradiction(state: State, result: string, isFileRead: boolean) {
  return gateOn([{ name: 'test', state }], result, isFileRead ? graph : undefined)
}

/** @param listed the jobs with the key `test` */
function gateOn(listed: readonly Partial<Job>[], result: string, file: JobGraph | undefined) {
  const own = { jobId: 1, needs: [{ key: 'test', result }] }
  const jobs = [{ name: 'report', state: running(70) }, ...listed]
  const run = makeRun({ jobs, graph: file })
  const report = reportOn(trustNeeds(run, makeOwn(own)), { own })
  const reasons = gateReasons(report, { failOn: ['failure', 'unfinished'], allowedSkips: [] })
  return { reasons, noted: report.notes.some(({ text }) => text.startsWith('`needs` reports')) }
}

describe('trustNeeds', () => {
  it.each([true, false])(
    'counts a failure that is listed as cancelled (file: %s)',
    (isFileRead) => {
      expect(contradiction(finished(5, 65, 'cancelled'), 'failure', isFileRead)).toEqual({
        reasons: ['test: failure'],
        noted: true,
      })
    },
  )

  it('takes a job as finished that needs reports as successful', () => {
    expect(contradiction(running(5), 'success', true)).toEqual({ reasons: [], noted: true })
  })

  const matrix = [
    workflowJob('test', { name: 'Tests', matrix: true }),
    workflowJob('report', { needs: ['test'] }),
  ]
  const leg = (name: string, state: State) => ({ name: `Tests (${name})`, state })

  it.each([
    [
      'its legs are listed as passed and cancelled',
      [finished(5, 65), finished(5, 65, 'cancelled')],
    ],
    [
      'both legs are listed as cancelled',
      [finished(5, 65, 'cancelled'), finished(5, 60, 'cancelled')],
    ],
  ])('counts the failure of a matrix with a name although %s', (_, [first, second]) => {
    const legs = [leg('a', first ?? running(5)), leg('b', second ?? running(5))]
    expect(gateOn(legs, 'failure', matrix)).toEqual({ reasons: ['test: failure'], noted: true })
  })

  it.each([
    ['one leg is listed as running', [finished(5, 65), running(5)]],
    ['one leg is listed as queued', [finished(5, 65), waiting()]],
  ])('takes a successful matrix with a name as finished although %s', (_, [first, second]) => {
    const legs = [leg('a', first ?? running(5)), leg('b', second ?? running(5))]
    expect(gateOn(legs, 'success', matrix)).toEqual({ reasons: [], noted: true })
  })

  it('takes no job as finished by its name alone', () => {
    expect(contradiction(running(5), 'success', false)).toEqual({
      reasons: ['test: unfinished'],
      noted: false,
    })
  })

  it('adds no note if both agree', () => {
    expect(contradiction(finished(5, 65, 'failure'), 'failure', true)).toEqual({
      reasons: ['test: failure'],
      noted: false,
    })
  })
})

describe('matchDistinct', () => {
  it.each<[Readonly<Record<string, readonly number[]>>, readonly string[]]>([
    [{}, []],
    [{ a: [] }, []],
    [{ a: [1], b: [1] }, ['a']],
    [{ a: [1, 2], b: [1] }, ['a', 'b']],
    [{ a: [1, 2], b: [2, 3], c: [1], d: [1, 2, 3] }, ['a', 'b', 'c']],
    [{ a: [1], b: [1, 2], c: [2, 3], d: [3, 4] }, ['a', 'b', 'c', 'd']],
  ])('assigns distinct candidates of %j to the keys %j', (candidates, expected) => {
    expect([...matchDistinct(Object.keys(candidates), (key) => candidates[key] ?? [])]).toEqual(
      expected,
    )
  })
})
