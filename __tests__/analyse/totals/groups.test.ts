import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import type { JobGroup } from '../../../src/model/report/report.ts'
import type { Job } from '../../../src/model/run.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'
import { expectInvariants } from '../../../testing/report-invariants.ts'

function groupsOf(jobs: readonly Partial<Job>[]): readonly JobGroup[] {
  return reportOnJobs(jobs).groups
}

/** Groups as `kind name: jobs`, with the jobs by position. */
function describeGroups(groups: readonly JobGroup[]): string {
  const described = groups.map(
    ({ kind, name, jobs }) => `${kind} ${name}: ${jobs.map(({ job }) => job.id).join(' ')}`,
  )
  return described.join(', ')
}

const named = (...names: readonly string[]) => names.map((name) => ({ name }))

describe('groupJobs with the workflow file', () => {
  it.each(
    Object.entries({
      'does not group jobs with parentheses in their names but without a matrix':
        'a: { name: Publish (npm) }, b: { name: Publish (docker) check }, ' +
        'c: { name: Publish, strategy: { matrix: { to: [x, y] } } } | ' +
        'Publish (npm); Publish (docker) check; Publish (x); Publish (y) | ' +
        'job Publish (npm): 1, job Publish (docker) check: 2, matrix Publish: 3 4',
      'keeps a slash in the name of a job':
        'a: { name: web / lint }, b: { name: web / test } | ' +
        'web / lint; web / test | job web / lint: 1, job web / test: 2',
      'groups the jobs of a called workflow that was not read':
        'ship: { uses: ./other.yml }, lint: {} | ' +
        'ship / eu; lint; ship / us | workflow ship: 1 3, job lint: 2',
      'groups legs with a name of their own, and names what they have in common':
        'a: { name: "Ruby ${{ matrix.v }} on ${{ matrix.os }}", strategy: { matrix: x } }, ' +
        'b: { name: "E2E - ${{ matrix.app }}", strategy: { matrix: x } } | ' +
        'Ruby 3.2 on mac; E2E - web; Ruby 3.3 on mac; E2E - api | ' +
        'matrix Ruby … on …: 1 3, matrix E2E: 2 4',
      'names the key of legs that have nothing in common, also if one has its name':
        'build: { name: "${{ matrix.target }}", strategy: { matrix: x } } | ' +
        'build; test; docs | matrix build: 1 2 3',
      'omits values in parentheses at the end':
        'a: { name: "Test (${{ matrix.os }}, ${{ matrix.v }})", strategy: { matrix: x } } | ' +
        'Test (mac, 1); Test (mac, 2) | matrix Test: 1 2',
      'keeps two matrices apart whose names begin alike':
        'a: { name: "Build ${{ matrix.os }} wheel", strategy: { matrix: x } }, ' +
        'b: { name: "Build ${{ matrix.os }} sdist", strategy: { matrix: x } } | ' +
        'Build mac wheel; Build mac sdist; Build linux wheel; Build linux sdist | ' +
        'matrix Build … wheel: 1 3, matrix Build … sdist: 2 4',
      'groups by name if several jobs of the file can have a name':
        'a: { name: "Test ${{ matrix.os }}", strategy: { matrix: x } }, ' +
        'b: { name: "Test ${{ matrix.db }}", strategy: { matrix: x } } | ' +
        'Test mac; Test linux | job Test mac: 1, job Test linux: 2',
      'keeps a skipped matrix apart, whose name GitHub does not evaluate':
        'a: { name: "Test ${{ matrix.os }}", strategy: { matrix: x } } | ' +
        'Test ${{ matrix.os }} | job Test ${{ matrix.os }}: 1',
      'keeps jobs with one name apart': 'a: {} | a; a | job a: 1, job a: 2',
      'groups jobs that are not in the file by name':
        'other: {} | test (a); test (b) | matrix test: 1 2',
    }),
  )('%s: %s', (_, text) => {
    const [file = '', names = '', expected] = text.split(' | ')
    const graph = decodeWorkflowFile(`jobs: { ${file} }`, new Map()).graph
    const { groups } = reportOn(makeRun({ jobs: named(...names.split('; ')), graph }))
    expect(describeGroups(groups)).toBe(expected)
  })
})

it('groupJobs groups legs of which GitHub truncated the names', () => {
  const start = 'x'.repeat(91)
  const name = `${start} \${{ matrix.a }} on \${{ matrix.b }}`
  const graph = decodeWorkflowFile(
    JSON.stringify({ jobs: { a: { name, strategy: { matrix: 'x' } } } }),
    new Map(),
  ).graph
  const jobs = named(`${start} 3.2 o...`, `${start} 3.3 o...`)
  const { groups } = reportOn(makeRun({ jobs, graph }))
  expect(describeGroups(groups)).toBe(`matrix ${start} … on …: 1 2`)
})

describe('groupJobs by name', () => {
  it('returns no group without jobs', () => {
    expect(groupsOf([])).toEqual([])
  })

  it.each(
    Object.entries({
      'each by itself': 'lint; build | job lint: 1, job build: 2',
      'legs of a matrix': 'test (a, 1); test (a, 2) | matrix test: 1 2',
      'legs of two matrices whose names begin alike':
        'test (a); test-all (a); test (b); test-all (b) | matrix test: 1 3, matrix test-all: 2 4',
      'the jobs of a called workflow': 'deploy / preview; deploy / smoke | workflow deploy: 1 2',
      'a workflow that is called by a matrix':
        'deploy (eu) / apply; deploy (eu) / check; deploy (us) / apply | workflow deploy: 1 2 3',
      'a matrix in a called workflow, with all that was called':
        'ci / test (1); ci / test (2); ci / lint | workflow ci: 1 2 3',
      'values with slashes as values':
        'test (a / b); test (a / c); deploy (eu / west) / x; deploy (eu / east) / x | ' +
        'matrix test: 1 2, workflow deploy: 3 4',
      'names that GitHub cut with the others of their group':
        'test (ubuntu, 22); test (ubuntu-with-a-long-na...; ci / lint; ci / a very long na... | ' +
        'matrix test: 1 2, workflow ci: 3 4',
      'a leg alone by itself': 'test (a); lint | job test (a): 1, job lint: 2',
      'a called job alone by itself': 'ci / test; lint | job ci / test: 1, job lint: 2',
      'jobs with the same name each by itself': 'test; test | job test: 1, job test: 2',
      'jobs with the same name among the legs': 'test (a); test (a) | matrix test: 1 2',
      'a job with the name of a group beside it':
        'test (a); test; test (b) | matrix test: 1 3, job test: 2',
      'a job with the name of a leg alone beside it':
        'test (a); lint; test | job test (a): 1, job lint: 2, job test: 3',
      'a caller that was skipped beside what another called':
        'ci; ci / a; ci / b | job ci: 1, workflow ci: 2 3',
      'a matrix and a called workflow of one name as one matrix':
        'test (a); test / b | matrix test: 1 2',
      'names that objects have':
        '__proto__ (a); __proto__ (b); constructor; toString | ' +
        'matrix __proto__: 1 2, job constructor: 3, job toString: 4',
    }),
  )('returns %s: %s', (_, text) => {
    const [names = '', expected] = text.split(' | ')
    expect(describeGroups(groupsOf(named(...names.split('; '))))).toBe(expected)
  })

  it('groups hundreds of legs', () => {
    const legs = Array.from({ length: 256 }, (_, at) => `test (${at % 16}, ${at})`)
    const groups = groupsOf(named(...legs))
    expect(groups.map(({ kind, name, jobs }) => [kind, name, jobs.length])).toEqual([
      ['matrix', 'test', 256],
    ])
  })

  it('does not group jobs with the same name, however many', () => {
    const groups = groupsOf(named(...Array.from({ length: 13 }, () => 'test')))
    expect(groups.map(({ kind, jobs }) => [kind, jobs.length])).toEqual(
      Array.from({ length: 13 }, () => ['job', 1]),
    )
  })

  it('splits a large called workflow if that leaves at most half as many groups as jobs', () => {
    const names = (length: number) =>
      Array.from({ length }, (_, at) => `ci / job ${at % 7} (${at})`)
    expect(groupsOf(named(...names(13)))).toHaveLength(1)
    expect(groupsOf(named(...names(14)))).toHaveLength(7)
    expect(groupsOf(named(...names(16), 'ci'))).toHaveLength(8)
  })

  it('orders the groups of a large called workflow by their first jobs', () => {
    const names = Array.from({ length: 12 }, (_, at) => `ci / ${at % 2 ? 'test' : 'build'} (${at})`)
    const own = ['lint', ...names.slice(0, 6), 'docs', ...names.slice(6), 'ci / publish']
    const summarise = (jobs: readonly string[]) =>
      groupsOf(named(...jobs)).map(({ kind, name, jobs }) => [kind, name, jobs.length])
    expect(summarise(own)).toEqual([
      ['job', 'lint', 1],
      ['matrix', 'ci / build', 6],
      ['matrix', 'ci / test', 6],
      ['job', 'docs', 1],
      ['job', 'ci / publish', 1],
    ])
    expect(summarise(names)).toEqual([['workflow', 'ci', 12]])
  })

  it('does not split a large called workflow of many different jobs', () => {
    const names = Array.from({ length: 40 }, (_, at) => `ci / job ${at}`)
    expect(groupsOf(named(...names)).map(({ kind, name }) => [kind, name])).toEqual([
      ['workflow', 'ci'],
    ])
  })

  it('splits a large called workflow by its own calls', () => {
    const names = Array.from({ length: 30 }, (_, at) => `ci / eu / apply (${at})`)
    const others = Array.from({ length: 30 }, (_, at) => `ci / us / check (${at})`)
    expect(groupsOf(named(...names, ...others)).map(({ kind, name }) => [kind, name])).toEqual([
      ['workflow', 'ci / eu'],
      ['workflow', 'ci / us'],
    ])
  })
})

describe('groupJobs: values of a group', () => {
  const jobs = [
    { name: 'test (a)', createdAt: at(2), state: finished(10, 40) },
    { name: 'test (b)', createdAt: at(3), state: finished(5, 15, 'failure') },
    { name: 'test (c)', createdAt: at(1), state: skipped() },
    { name: 'test (d)', createdAt: at(4), state: finished(10, 30) },
    { name: 'test (e)', createdAt: at(5), state: running(50) },
    { name: 'test (f)', createdAt: at(6), state: finished(8, 58) },
  ]

  it('spans from the first ready job to the last end', () => {
    const [group] = groupsOf(jobs)
    expect(group).toMatchObject({ readyAt: at(1), completedAt: at(58) })
  })

  it('returns the shortest, median and longest duration', () => {
    // 10, 20, 30 and 50 s.
    const durations = { min: 10_000, median: 25_000, max: 50_000 }
    expect(groupsOf(jobs)[0]?.durations).toEqual(durations)
    const [single] = groupsOf([{ state: finished(5, 8) }])
    expect(single?.durations).toEqual({ min: 3_000, median: 3_000, max: 3_000 })
  })

  const failed = { state: finished(5, 6, 'failure') }
  const failedLater = { state: finished(5, 9, 'failure') }
  const longest = { state: finished(5, 99) }
  const cancelled = { state: finished(5, 99, 'cancelled') }
  const queued = { state: waiting() }

  it.each<[string, readonly Partial<Job>[], number, readonly string[]]>([
    ['the one that failed', [{}, failed, {}], 1, []],
    ['of those that failed, the longest', [failed, failedLater], 1, []],
    ['a failure before a cancelled job that ran longer', [cancelled, failed], 1, []],
    ['the longest if all passed', [{}, longest, {}], 1, []],
    ['the first of several that took as long', [{}, {}], 0, []],
    ['not one that waits, beside one that passed', [queued, {}], 1, []],
    ['not one that is forgiven', [{}, failedLater, longest], 2, ['t (1)']],
    ['the first if nothing is known', [queued, queued], 0, []],
  ])('returns as the worst job %s', (_, jobs, worst, allowedFailures) => {
    const legs = jobs.map((job, index) => ({ name: `t (${index})`, ...job }))
    const [group] = reportOnJobs(legs, { allowedFailures }).groups
    expect(group?.worst.job.name).toBe(`t (${worst})`)
  })

  it('has no values if nothing is known', () => {
    const [group] = groupsOf([
      { name: 't (1)', state: waiting(), createdAt: undefined },
      { name: 't (2)', state: running(), createdAt: undefined },
    ])
    expect(group).toMatchObject({
      readyAt: undefined,
      completedAt: undefined,
      durations: undefined,
    })
  })

  it('does not span jobs that were carried over', () => {
    const run = makeRun({
      attempt: 2,
      jobs: [
        { name: 't (1)', createdAt: at(1), state: finished(-300, -200) },
        { name: 't (2)', createdAt: at(2), state: finished(5, 65) },
      ],
    })
    const [group] = reportOn(run).groups
    expect(group?.jobs.map(({ carriedOver }) => carriedOver)).toEqual([true, false])
    expect([group?.readyAt, group?.completedAt]).toEqual([at(2), at(65)])
  })
})

const anyGroupName = fc.oneof(
  fc.stringMatching(/^[ab]( \/ [ab]){0,2}( \([12]\))?$/),
  fc.stringMatching(/^[ab()/ ]{1,9}$/),
)

it('groupJobs keeps the invariants of groups for any jobs with similar names', () => {
  fc.assert(
    fc.property(anyRun, fc.array(anyGroupName, { minLength: 1, maxLength: 40 }), (run, names) => {
      const jobs = names.map((name, at) => ({
        ...run.jobs?.[at % run.jobs.length],
        name,
        id: at + 1,
      }))
      expectInvariants(encodeReport(reportOn({ ...run, jobs: makeRun({ jobs }).jobs })))
    }),
  )
})
