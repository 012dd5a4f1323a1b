import { describe, expect, it } from '@jest/globals'
import { matchDistinct, matchGraph } from '../../../src/analyse/needs/match-needs.ts'
import { predecessorsOf } from '../../../src/analyse/report-jobs.ts'
import { trustNeeds } from '../../../src/analyse/api-lag.ts'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import type { JobReport } from '../../../src/model/report/job-report.ts'
import type { Job, State } from '../../../src/model/run.ts'
import type { JobGraph } from '../../../src/model/workflow-file.ts'
import {
  finished,
  makeOwn,
  reportOn,
  running,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'
import { declaredRun, jobIn } from '../../../testing/plain-jobs.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { gateLines } from '../../../testing/gate.ts'
import { timedJob, writtenCheck } from '../../../testing/timed-job.ts'

/** Jobs such as `build 1/3/100`, which ended, `lint 1/3`, which runs, and `sign 101`, which was skipped. */
function readJobs(text: string): JobReport[] {
  return text.split(', ').map((one) => {
    const [, name = '', times = ''] = /^(.*) ([\d/]+)$/.exec(one) ?? []
    const [created = 0, started, ended] = times.split('/').map(Number)
    if (started === undefined) return timedJob(name, { created, ended: created, skipped: true })
    return timedJob(name, { created, started, ...(ended !== undefined && { ended }) })
  })
}

/** The jobs as `name: its needs`. */
function describeNeeds(jobs: readonly JobReport[], needs: ReadonlyMap<number, readonly number[]>) {
  const nameOf = (id: number) => jobs.find(({ listed: job }) => job.id === id)?.listed.name ?? ''
  const described = [...needs].map(([id, needed]) => {
    return `${nameOf(id)}: ${needed.map(nameOf).toSorted().join(' and ')}`.trim()
  })
  return described.toSorted().join(', ')
}

const CALLED = new Map([
  ['./deploy.yml', 'jobs: { plan: {}, apply: { needs: plan } }'],
  ['./plan.yml', 'jobs: { plan: {} }'],
])

/** The needs of the jobs by the file; `undefined` if the jobs do not match. */
function matchFile(file: string, jobs: readonly JobReport[]): string | undefined {
  const graph = decodeWorkflowFile(`jobs: { ${file} }`, CALLED).graph
  if (graph === undefined) throw new Error('the file of the test cannot be read')
  const needs = predecessorsOf(declaredRun(graph, {}), jobs)
  return needs && describeNeeds(jobs, needs)
}

const MATRIX = 'strategy: { matrix: { v: [1, 2] } }'

describe('predecessorsOf', () => {
  it.each(
    Object.entries({
      'returns every leg of a needed matrix':
        `test: { ${MATRIX} }, deploy: { needs: test } | ` +
        'test (1) 1/2/10, test (2) 1/2/10, deploy 12/14/20 | ' +
        'deploy: test (1) and test (2), test (1):, test (2):',
      'separates the legs of a called workflow, whose first jobs have the needs of the caller':
        `build: {}, ship: { needs: build, ${MATRIX}, uses: ./deploy.yml } | ` +
        'build 1/2/10, ship (1) / plan 12/14/20, ship (2) / plan 12/14/20, ' +
        'ship (1) / apply 22/23/30, ship (2) / apply 22/23/30 | ' +
        'build:, ship (1) / apply: build and ship (1) / plan, ship (1) / plan: build, ' +
        'ship (2) / apply: build and ship (2) / plan, ship (2) / plan: build',
      'matches a skipped caller with all its called jobs':
        'deploy: { uses: ./plan.yml }, report: { needs: deploy } | ' +
        'deploy 1, report 2/3/4 | deploy:, report: deploy',
      'does not match a job that was not skipped with a caller':
        'deploy: { uses: ./plan.yml }, report: { needs: deploy } | ' +
        'deploy 1/2/10, report 12/14/20 | unmatched',
      'matches one job of a called workflow that was not read':
        'a: { uses: o/r/w.yml@v1 }, b: { needs: a } | a / x 1/2/10, b 12/14/20 | a / x:, b: a / x',
      'does not match two jobs of a called workflow that was not read':
        'a: { uses: o/r/w.yml@v1 }, b: { needs: a } | ' +
        'a / x 1/2/10, a / y 1/2/10, b 12/14/20 | unmatched',
      'matches one job in each leg of a called workflow that was not read':
        `a: { uses: o/r/w.yml@v1, ${MATRIX} }, b: { needs: a } | ` +
        'a (1) / x 1/2/10, a (2) / x 1/2/10, b 12/14/20 | ' +
        'a (1) / x:, a (2) / x:, b: a (1) / x and a (2) / x',
      'does not match two jobs in a leg of a called workflow that was not read':
        `a: { uses: o/r/w.yml@v1, ${MATRIX} }, b: { needs: a } | ` +
        'a (1) / x 1/2/10, a (1) / y 1/2/10, a (2) / x 1/2/10, b 12/14/20 | unmatched',
      'matches an ambiguous name with the job that no other name matches':
        "p: { name: 'n${{ x }}' }, q: { name: '${{ x }}n' }, c: { needs: p } | " +
        'n1 1/2/10, nn 1/2/10, c 12/14/20 | c: n1, n1:, nn:',
      'accepts jobs with one name if all results are equal':
        'a: { name: Same }, b: { name: Same }, c: { needs: [a, b] } | ' +
        'Same 1/2/10, Same 1/2/10, c 12/14/20 | Same:, Same:, c: Same and Same',
      'does not match jobs with the same name that can be either':
        'a: { name: S }, b: { name: S }, c: { needs: b } | ' +
        'S 1/2/10, S 1/2/10, c 12/14/20 | unmatched',
      'does not match a job that is not in the file':
        'a: {}, c: { needs: a } | a 1/2/10, b 1/2/10, c 12/14/20 | unmatched',
      'does not match a need that did not run':
        'a: {}, b: {}, c: { needs: [a, b] } | a 1/2/10, c 12/14/20 | unmatched',
      'does not match two jobs if the file has one':
        'a: {}, c: { needs: a } | a 1/2/10, a 1/2/10, c 12/14/20 | unmatched',
      'does not match two jobs if the file has one, by an expression':
        "a: { name: 'on ${{ x }}' }, c: { needs: a } | " +
        'on 1 1/2/10, on 2 1/2/10, c 12/14/20 | unmatched',
      'omits a job that began before what it needs ended':
        'c: {}, a: { needs: c } | a 1/2/10, c 12/14/20 | c:',
      'omits a job that was created while a needed job ran':
        'a: {}, c: { needs: a } | a 1/2/100, c 12/14/20 | a:',
      'omits a job that was ready before a needed job in the same seconds':
        'c: {}, a: { needs: c } | a 10/12/20, c 11/11/11 | c:',
      'omits a job that was created while a needed job is running':
        'a: {}, c: { needs: a } | a 1/2, c 12/14/20 | a:',
      'omits a job that depends on such a job':
        'a: {}, c: { needs: a }, d: { needs: c }, e: {} | ' +
        'a 1/2/100, c 12/14/20, d 22/24/30, e 1/2/10 | a:, e:',
    }),
  )('%s: %s', (_, text) => {
    const [file = '', jobs = '', expected] = text.split(' | ')
    expect(matchFile(file, readJobs(jobs)) ?? 'unmatched').toBe(expected)
  })

  it('distinguishes four jobs with one name if only one order is possible, but not five', () => {
    const keys = ['a', 'b', 'c', 'd', 'e']
    const needsOf = (length: number) => {
      const jobs = keys
        .slice(0, length)
        .map((_, at) =>
          timedJob('Same', { created: at * 10, started: at * 10 + 1, ended: at * 10 + 8 }),
        )
      const declared = keys.slice(0, length).map((key, at) => {
        return `${key}: { name: Same, needs: [${keys.slice(Math.max(0, at - 1), at).join()}] }`
      })
      const graph = decodeWorkflowFile(`jobs: { ${declared.join()} }`, CALLED).graph ?? []
      const needs = predecessorsOf(declaredRun(graph, {}), jobs.toReversed())
      const firstId = jobs[0]?.listed.id ?? 0
      return needs && jobs.map(({ listed: job }) => needs.get(job.id)?.map((id) => id - firstId))
    }
    expect(needsOf(4)).toEqual([[], [0], [1], [2]])
    expect(needsOf(5)).toBeUndefined()
  })

  it('places any number of legs of two jobs with one name by the values in the file', () => {
    const name = "name: 'Package ${{ matrix.on }}'"
    const file = [
      'lint: {}',
      `build: { ${name}, strategy: { matrix: { on: [a, b, c, d, e, f] } } }`,
      `gnu: { ${name}, needs: lint, strategy: { matrix: { include: [{ on: x }, { on: y }] } } }`,
      'publish: { needs: gnu }',
    ].join(', ')
    const built = ['a', 'b', 'c', 'd', 'e', 'f'].map((on) => `Package ${on} 0/1/90`)
    const jobs = [
      'lint 0/1/5',
      ...built,
      'Package x 5/6/20',
      'Package y 5/6/25',
      'publish 25/26/30',
    ]
    expect(matchFile(file, readJobs(jobs.join(', ')))).toContain(
      'Package x: lint, Package y: lint, lint:, publish: Package x and Package y',
    )
  })

  it('ignores check runs', () => {
    const jobs = [...readJobs('a 1/2/10'), writtenCheck('Test results', 5)]
    expect(matchFile('a: {}', jobs)).toBe('a:')
  })
})

const GRAPH = [workflowJob('test'), workflowJob('report', { needs: ['test'] })]
const FILES: Readonly<Record<string, JobGraph | undefined>> = {
  'a job': GRAPH,
  'a matrix': [workflowJob('test', { name: 'Tests', matrix: true }), ...GRAPH.slice(1)],
  nothing: undefined,
}
const STATES: Readonly<Record<string, State>> = { running: running(5), queued: waiting() }

describe('trustNeeds', () => {
  it.each([
    [['cancelled'], 'a job', 'failure', 'test: failure, noted'],
    [['cancelled'], 'nothing', 'failure', 'test: failure, noted'],
    [['failure'], 'a job', 'failure', 'test: failure, not noted'],
    [['running'], 'a job', 'success', 'noted'],
    // A name alone does not show that the job is the one that `needs` reports.
    [['running'], 'nothing', 'success', 'test: unfinished, not noted'],
    [['success', 'cancelled'], 'a matrix', 'failure', 'test: failure, noted'],
    [['cancelled', 'cancelled'], 'a matrix', 'failure', 'test: failure, noted'],
    [['success', 'running'], 'a matrix', 'success', 'noted'],
    [['success', 'queued'], 'a matrix', 'success', 'noted'],
    [['running', 'queued'], 'a matrix', 'success', 'noted and 1 more'],
  ])('takes jobs listed as %j by a file with %s and needs as %s for: %s', (...row) => {
    const [listed, file, result, expected] = row
    const jobs = listed.map((word, leg): Partial<Job> => {
      const name = file === 'a matrix' ? `Tests (${leg})` : 'test'
      return jobIn(STATES[word] ?? finished(5, 65, word), name)
    })
    const own = { jobId: 1, needs: [{ key: 'test', result }] }
    const run = declaredRun(FILES[file], { jobs: [jobIn(running(70), 'report'), ...jobs] })
    const report = reportOn(trustNeeds(run, makeOwn(own)), { own })
    const reasons = gateLines(report, ['failure', 'unfinished'])
    const note = encodeReport(report).notes.find(({ text }) =>
      text.startsWith('`needs` reports'),
    )?.text
    const more = note && (/ and \d+ more/.exec(note)?.[0] ?? '')
    expect([...reasons, more === undefined ? 'not noted' : `noted${more}`].join(', ')).toBe(
      expected,
    )
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

it('matchGraph omits only the jobs that match several jobs of the file', () => {
  const jobs = readJobs('build 1/3/100, Same 1/3/100, Same 2/4/100')
  const twice = ['one', 'two'].map((key) => workflowJob(key, { name: 'Same' }))
  const match = matchGraph([workflowJob('build'), ...twice], jobs)
  expect([...(match.read?.matches.keys() ?? [])]).toEqual([jobs[0]?.listed.id])
})
