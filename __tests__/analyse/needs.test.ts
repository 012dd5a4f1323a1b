import { describe, expect, it } from '@jest/globals'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { truthy } from '@actions/expressions/result'
import fc from 'fast-check'
import { accountForNeeds } from '../../src/analyse/needs/account-for-needs.ts'
import { contextOf, parseCondition, truthOf } from '../../src/analyse/needs/condition.ts'
import type { Job, State } from '../../src/model/run.ts'
import type { JobGraph } from '../../src/model/workflow-file.ts'
import { matchDistinct, matchGraph } from '../../src/analyse/needs/match-needs.ts'
import { predecessorsOf } from '../../src/analyse/report-jobs.ts'
import { trustNeeds } from '../../src/analyse/api-lag.ts'
import { decodeWorkflowFile } from '../../src/github/workflow/workflow-file.ts'
import type { JobReport } from '../../src/model/report/job-report.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import {
  at as secondAt,
  finished,
  makeOwn,
  makeRun,
  reportOn,
  running,
  waiting,
  workflowJob,
} from '../../testing/make-run.ts'
import { countedRun, declaredRun, jobIn } from '../../testing/plain-jobs.ts'
import { type LogCase, readLogCases } from '../../testing/read-log-cases.ts'
import { gateLines } from '../../testing/gate.ts'
import { timedJob, writtenCheck } from '../../testing/timed-job.ts'

interface Listed {
  /** For example `test (a): failure`; see `readState`. */
  readonly jobs: readonly string[]
  /** For example `build: success, test: failure`. */
  readonly needs: string
  readonly graph?: JobGraph
}

/** In each case, a line has the jobs and `needs`: `build: running | build: failure`. */
const readCases = (name: string) => readLogCases(new URL(`needs/${name}`, import.meta.url))

describe('accountForNeeds without the workflow file', () => {
  it.each(readCases('accounts-by-names.txt'))('$title: $lines, $expected', (one) => {
    expectAccount(one)
  })
})

describe('accountForNeeds with the workflow file', () => {
  const graph = [
    workflowJob('build', { name: 'Compile it', continueOnError: true }),
    workflowJob('test', { name: 'Test on ${{ matrix.os }}', matrix: true, needs: ['build'] }),
    workflowJob('lint'),
    workflowJob('style', { name: 'lint (style)' }),
    workflowJob('deploy', {
      called: [
        workflowJob('plan'),
        workflowJob('apply', { needs: ['plan'] }),
        workflowJob('report', { needs: ['plan'] }),
      ],
    }),
    workflowJob('shared', { called: 'unread', matrix: true }),
    workflowJob('slow', { name: 'All night' }),
    workflowJob('report', { needs: ['lint', 'test'] }),
  ]
  const wild = [
    workflowJob('any', { name: '${{ matrix.check }}', matrix: true }),
    workflowJob('lint'),
    workflowJob('same', { name: 'Same' }),
    workflowJob('equal', { name: 'Same' }),
    workflowJob('report'),
  ]

  it.each(readCases('accounts-by-file.txt'))('$title: $lines, $expected', (one) => {
    expectAccount(one, graph)
  })

  it.each(readCases('accounts-by-wide-names.txt'))('$title: $lines, $expected', (one) => {
    expectAccount(one, wild)
  })

  it('matches a name that GitHub truncated to 100 characters', () => {
    const name = `Check ${'all '.repeat(30)}`
    const long = [
      workflowJob('long', { name }),
      workflowJob('prefix', { name: 'Check', matrix: true }),
    ]
    const listed = `${name.slice(0, 97)}...`
    const account = {
      lines: [`${listed}: failure | long: success`],
      expected: `forgiven ${listed}`,
    }
    expectAccount(account, [...long, workflowJob('report')])
  })

  it('returns for each key whether its jobs are certain', () => {
    const matches = (jobs: string, needs: string, graph?: JobGraph) =>
      accountOf({ jobs: jobs.split(', '), needs, ...(graph && { graph }) }).matches.map(
        ({ need: { key }, jobs, certain }) =>
          `${key}, ${certain}: ${jobs.map(({ name }) => name).join()}`,
      )
    const jobs = 'lint: success, Same: success, Same: success, style: success'
    expect(matches(jobs, 'lint: success, same: success, any: success', wild)).toEqual([
      ...['lint, true: lint', 'same, false: Same,Same', 'any, false: Same,Same,style'],
    ])
    expect(matches(jobs, 'lint: success')).toEqual(['lint, false: lint'])
    expect(matches('Check it: success', 'lint: success')).toEqual(['lint, false: Check it'])
  })
})

describe('accountForNeeds', () => {
  it('reports every failure in needs if no job was listed', () => {
    const own = makeOwn({ needs: [{ key: 'build', result: 'failure' }] })
    const { unaccounted, outdated } = accountForNeeds(makeRun({ jobs: undefined }), own)
    expect(unaccounted.map(({ key }) => key)).toEqual(['build'])
    expect(outdated).toBe(false)
  })

  const RESULTS = ['success', 'success', 'failure', 'cancelled', 'skipped']
  const pair = (names: readonly string[], words: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom(...words))
      .map(([name, word]) => `${name}: ${word}`)
  const NAMES = ['a', 'b', 'a (b)', 'a / b', 'b (x)', 'A and B', 'c', 'd']
  const anyListed = fc.record({
    jobs: fc.array(pair(NAMES, [...RESULTS, 'running']), { maxLength: 7 }),
    needs: fc
      .uniqueArray(pair(['a', 'b', 'c'], RESULTS), { selector: ([key]) => key, minLength: 1 })
      .map((needs) => needs.join(', ')),
    graph: fc.option(
      fc
        .record({
          a: fc.constantFrom('a', 'A and B', '${{ matrix.x }}'),
          b: fc.constantFrom('b', 'a (b)', 'A and B', 'a / ${{ matrix.x }}'),
          c: fc.constantFrom('c', 'd', 'A and B'),
          matrices: fc.subarray(['a', 'b', 'c', 'rest']),
        })
        .map(({ matrices, ...names }) =>
          Object.entries({ ...names, rest: '${{ matrix.rest }}', report: 'report' }).map(
            ([key, name]) => workflowJob(key, { name, matrix: matrices.includes(key) }),
          ),
        ),
      { nil: undefined },
    ),
  })

  /** How many keys failed, and how many failed jobs and keys the account shows. */
  function countFailures(listed: Listed, { forgiven, unaccounted }: ReturnType<typeof account>) {
    const isFailure = (word: string) => ['failure', 'cancelled'].includes(word)
    const failed = listJobs(listed.jobs).filter(({ word }) => isFailure(word))
    return {
      keys: listed.needs.split(', ').filter((need) => isFailure(need.split(': ')[1] ?? '')).length,
      jobs: failed.filter(({ name }) => !forgiven.includes(name)).length,
      missing: unaccounted.filter((key) => !listed.needs.includes(`${key}: skipped`)).length,
    }
  }

  it('forgives no job by its name unless other jobs account for every key that failed', () => {
    fc.assert(
      fc.property(anyListed, ({ jobs, needs }) => {
        const found = account({ jobs, needs })
        if (found.forgiven.length === 0) return
        const counts = countFailures({ jobs, needs }, found)
        expect(counts.missing).toBe(0)
        expect(counts.jobs).toBeGreaterThanOrEqual(counts.keys)
      }),
      fuzzOptions(150, 6000),
    )
  })

  it('shows every failure in needs as unaccounted or as a failed job that is not forgiven', () => {
    fc.assert(
      fc.property(anyListed, ({ graph, ...listed }) => {
        const found = account({ ...listed, ...(graph && { graph }) })
        const counts = countFailures(listed, found)
        expect(counts.jobs + counts.missing).toBeGreaterThanOrEqual(counts.keys)
      }),
      fuzzOptions(150, 6000),
    )
  })

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(anyListed, fc.infiniteStream(fc.nat()), ({ jobs, needs, graph }, keys) => {
        const listed = { needs, ...(graph ? { graph } : {}) }
        const shuffled = jobs
          .map((job) => ({ job, at: keys.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ job }) => job)
        const sorted = (one: Listed) =>
          Object.entries(account(one)).map(([key, value]) => {
            return [key, Array.isArray(value) ? value.toSorted() : value]
          })
        expect(sorted({ ...listed, jobs: shuffled })).toEqual(sorted({ ...listed, jobs }))
      }),
      fuzzOptions(150, 6000),
    )
  })

  it('never reports the list of a passed run as outdated', () => {
    const legs = { a: ['a'], b: ['b (x)', 'b (y)'], c: ['c / d', 'c / e'] }
    const anyKeys = fc.subarray(['a', 'b', 'c'], { minLength: 1 })
    fc.assert(
      fc.property(anyKeys, fc.subarray(['a', 'b', 'c']), (keys, renamed) => {
        const names = Object.entries(legs).flatMap(([key, all]) => {
          return renamed.includes(key) ? [`The ${key}`] : all
        })
        const [jobs, needs] = [names, keys].map((all) => all.map((one) => `${one}: success`))
        const found = account({ jobs: jobs ?? [], needs: needs?.join(', ') ?? '' })
        expect(found).toMatchObject({ outdated: false, unaccounted: [] })
      }),
    )
  })
})

function accountOf({ jobs, needs, graph }: Listed) {
  const listed = listJobs(jobs).map((job, index) => ({ id: index + 1, ...job }))
  const current = listed.find(({ word }) => word === 'current') ?? { id: 99, name: 'report' }
  const others = listed.filter(({ id, word }) => id !== current.id && word !== 'unlisted')
  const all = [...others, { ...current, state: running(500) }]
  const missing = Number(listed.find(({ word }) => word === 'unlisted')?.name ?? 0)
  const run = declaredRun(graph, countedRun(all.length + missing, { jobs: all }))
  const allowed = listed.filter(({ word }) => word === 'allowed').map(({ id }) => id)
  const pairs = needs === '' ? [] : needs.split(', ').map((need) => need.split(': '))
  const own = {
    jobId: current.id,
    needs: pairs.map(([key = '', result = '']) => ({ key, result })),
  }
  return accountForNeeds(run, makeOwn(own), new Set(allowed))
}

/** The keys and the names of jobs by what was found about them. */
function account(listed: Listed) {
  const { unaccounted, forgiven, doubtful, outdated, forgotten } = accountOf(listed)
  const named = (ids: { has: (id: number) => boolean }) =>
    listJobs(listed.jobs).flatMap(({ name }, index) => (ids.has(index + 1) ? [name] : []))
  return {
    unaccounted: unaccounted.map(({ key }) => key),
    forgiven: named(forgiven),
    doubtful: named(doubtful),
    forgotten: named(forgotten),
    outdated,
  }
}

/** @param one the jobs and `needs`, and what must be found, such as `unaccounted a and b, outdated` */
function expectAccount(one: Pick<LogCase, 'lines' | 'expected'>, graph?: JobGraph): void {
  const [jobs = '', needs = ''] = one.lines[0]?.split(' | ') ?? []
  const listed = {
    jobs: jobs.trim() === '' ? [] : jobs.split(', '),
    needs,
    ...(graph && { graph }),
  }
  const found = Object.entries(account(listed)).flatMap(([key, value]) => {
    if (typeof value === 'boolean') return value ? [key] : []
    return value.length === 0 ? [] : [`${key} ${value.join(' and ')}`]
  })
  expect(found.join(', ') || 'nothing').toBe(one.expected)
}

function listJobs(jobs: readonly string[]) {
  return jobs.map((job) => {
    const at = job.lastIndexOf(': ')
    const word = job.slice(at + 2)
    const kind = word === 'check' ? 'check' : 'job'
    return { name: job.slice(0, at), kind, word, state: readState(word) } as const
  })
}

/** `allowed` is a failure that the user allows, `check` one of a check run, `2: unlisted` a count. */
function readState(word: string): State {
  if (word === 'running') return running(5)
  return word === 'queued'
    ? waiting()
    : finished(5, 65, ['allowed', 'check'].includes(word) ? 'failure' : word)
}

describe('predecessors', () => {
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
  function describeNeeds(
    jobs: readonly JobReport[],
    needs: ReadonlyMap<number, readonly number[]>,
  ) {
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
})

const LEAVES = ['github.event_name', 'github.ref', "github['ref']", 'needs.a.result', 'inputs.x']
const TEXTS = ["'push'", "'PUSH'", "''", "'success'", "'it''s'", 'true', 'null', '1']

/** Conditions of all operators and some functions. */
const { condition: anyCondition } = fc.letrec<{ condition: string; value: string }>((tie) => ({
  value: fc.oneof(
    fc.constantFrom(...LEAVES, ...TEXTS),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => `format('{0}{1}', ${a}, ${b})`),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('value'),
    fc
      .tuple(tie('value'), fc.constantFrom('==', '!=', '<', '>='), tie('value'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('contains', 'startsWith', 'endsWith'), tie('value'), tie('value'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    tie('condition').map((one) => `!(${one})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([a, by, b]) => `(${a}) ${by} (${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `${a} && ${b}`),
  ),
}))
const anyText = fc.constantFrom('push', 'PUSH', '', 'success', "it's", '1', 'main')
const anyValues = fc.record({ event_name: anyText, ref: anyText, result: anyText, x: anyText })
type ValueName = 'event_name' | 'ref' | 'result' | 'x'

/** What jobs do that need each other in this order, as GitHub's documents have it. */
function runJobs(drawn: readonly DrawnJob[]) {
  const results: string[] = []
  const ancestors: (readonly number[])[] = []
  const met: boolean[] = []
  for (const [at, { needs, condition, fails }] of drawn.entries()) {
    const direct = needs.filter((one) => one < at)
    const before = [...new Set(direct.flatMap((one) => [one, ...(ancestors[one] ?? [])]))]
    const outcomes = before.map((one) => results[one])
    const success = outcomes.every((result) => result === 'success')
    const text = condition ?? 'success()'
    const hasStatus = /(?:always|failure|success|cancelled)\(\)/.test(text)
    const given = {
      success,
      ...{ failure: outcomes.includes('failure'), always: true, cancelled: false },
    }
    const needed = direct.map((one) => [`j${one}`, { result: results[one] ?? '' }] as const)
    const isMet = evaluate(
      text,
      { github: { ref: 'main' }, needs: Object.fromEntries(needed) },
      given,
    )
    const runs = isMet && (hasStatus || success)
    ancestors.push(before)
    met.push(isMet)
    results.push(runs ? (fails ? 'failure' : 'success') : 'skipped')
  }
  return { results, ancestors, met }
}

interface DrawnJob {
  readonly needs: readonly number[]
  readonly condition: string | undefined
  readonly fails: boolean
}

/** Evaluates a whole expression with GitHub's own library. */
function evaluate(
  text: string,
  contexts: Readonly<Record<string, object>>,
  status: Readonly<Record<string, boolean>> = {},
): boolean {
  const functions = Object.entries(status).map(([name, value]) => ({
    ...{ name, description: '', minArgs: 0, maxArgs: 0 },
    call: () => new data.BooleanData(value),
  }))
  const names = ['github', 'needs', 'inputs', 'vars']
  const parsed = new Parser(new Lexer(text).lex().tokens, names, functions).parse()
  const values = JSON.stringify({ inputs: {}, vars: {}, ...contexts })
  const dictionary = JSON.parse(values, data.reviver) as data.Dictionary
  const calls = new Map(functions.map((one) => [one.name, one]))
  return truthy(new Evaluator(parsed, dictionary, calls).evaluate())
}

/** Enough to reach each kind of condition, also where other properties are tried once. */
const ENOUGH = { ...fuzzOptions(500), numRuns: Math.max(500, fuzzOptions(500).numRuns) }

describe('parseCondition', () => {
  it('agrees with the evaluator of GitHub on each part that is certain', () => {
    let decided = 0
    fc.assert(
      fc.property(
        anyCondition,
        anyValues,
        fc.subarray(['ref', 'result', 'x']),
        (text, values, unknown) => {
          const { event_name, ref, result, x } = values
          const contexts = { github: { event_name, ref }, needs: { a: { result } }, inputs: { x } }
          const known = (name: ValueName) => (unknown.includes(name) ? undefined : values[name])
          const contextsKnown = contextOf({
            github: contextOf({ event_name, ref: known('ref') }),
            needs: contextOf({ a: contextOf({ result: known('result') }) }),
            inputs: contextOf({ x: known('x') }),
          })
          const certain = { contexts: contextsKnown, status: { always: true } }
          const { parts = [] } = parseCondition(text) ?? {}
          const truths = parts.map((part) => truthOf(part, certain))
          const isTrue = evaluate(text, contexts)
          if (truths.includes(false)) expect(isTrue).toBe(false)
          if (truths.every((truth) => truth === true)) expect(isTrue).toBe(true)
          decided += truths.includes(undefined) ? 0 : 1
        },
      ),
      ENOUGH,
    )
    expect(decided).toBeGreaterThan(250)
  })
})

describe('whySkipped', () => {
  const conditions = [
    ...['always()', '!cancelled()', 'failure()', 'vars.ON', "github.ref == 'main'"],
    ...["needs.j0.result == 'success'", "always() && needs.j1.result == 'skipped'", 'false'],
    ...['!failure() && !cancelled()', 'success() && vars.ON', 'success() || vars.ON', '!success()'],
    ...["failure() && needs.j0.result == 'failure'", "contains(github.ref, 'always()')"],
  ]
  const anyJob = fc.record({
    needs: fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
    condition: fc.option(fc.constantFrom(...conditions), { nil: undefined, freq: 2 }),
    fails: fc.boolean(),
  })

  it('gives only reasons that are true of what GitHub evaluates', () => {
    let reasons = 0
    fc.assert(
      fc.property(fc.array(anyJob, { minLength: 2, maxLength: 7 }), (drawn) => {
        const { results, ancestors, met } = runJobs(drawn)
        const graph = drawn.map(({ needs, condition }, at) =>
          workflowJob(`j${at}`, {
            needs: needs.filter((one) => one < at).map((one) => `j${one}`),
            ...(condition !== undefined && { condition }),
          }),
        )
        const jobs = results.map((result, at) => ({
          ...jobIn(finished(at * 70 + 2, at * 70 + 65, result), `j${at}`),
          createdAt: secondAt(at * 70),
        }))
        const report = encodeReport(reportOn(countedRun(jobs.length, { jobs, graph })))
        for (const [at, { skippedBecause: why }] of report.jobs.entries()) {
          if (why === null) continue
          reasons += 1
          const { condition } = drawn[at] ?? {}
          const before = (ancestors[at] ?? []).map((one) => `j${one}`)
          expect(results[at]).toBe('skipped')
          if (why.job !== null) {
            expect(before).toContain(why.job)
            expect(why.conclusion).toBe(results[Number(why.job.slice(1))])
            expect(why.conclusion).not.toBe('success')
            expect(condition ?? '').not.toMatch(/^(?:always|failure|!|success\(\) \|\|)/)
          }
          if (why.before !== null) expect(results[Number(why.before.slice(1))]).toBe('success')
          if (why.kind === 'if') expect([why.condition, met[at]]).toEqual([condition, false])
          if (why.kind === 'no-failure')
            expect(before.map((name) => results[Number(name.slice(1))])).not.toContain('failure')
          expect(why.kind).not.toBe('cancelled')
        }
      }),
      ENOUGH,
    )
    expect(reasons).toBeGreaterThan(500)
  })
})
