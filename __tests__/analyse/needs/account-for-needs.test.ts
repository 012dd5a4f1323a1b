import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { accountForNeeds, matchDistinct } from '../../../src/analyse/needs/account-for-needs.ts'
import type { Job, State } from '../../../src/model/run.ts'
import type { JobGraph } from '../../../src/model/workflow-file.ts'
import {
  finished,
  makeOwn,
  makeRun,
  running,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'

interface Listed {
  /** For example `test (a): failure`; the last word is a conclusion, `running` or `queued`. */
  readonly jobs: readonly string[]
  /** For example `build: success, test: failure`. */
  readonly needs: string
  readonly graph?: JobGraph
  /** Names of jobs that the user allows to fail. */
  readonly allowed?: readonly string[]
  /** How many unlisted jobs GitHub counts. */
  readonly missing?: number
  readonly current?: string
}

interface Account {
  readonly unaccounted?: readonly string[]
  readonly forgiven?: readonly string[]
  readonly doubtful?: readonly string[]
  readonly outdated?: boolean
  readonly forgotten?: readonly string[]
}

const ALL_IS_WELL: Required<Account> = {
  unaccounted: [],
  forgiven: [],
  doubtful: [],
  outdated: false,
  forgotten: [],
}

type Case = readonly [title: string, listed: Listed, expected: Account]

describe('accountForNeeds without the workflow file', () => {
  it.each<Case>([
    [
      'finds nothing in a run that passed',
      { jobs: ['build: success', 'test (a): success'], needs: 'build: success, test: success' },
      {},
    ],
    [
      'proves a failure that the list shows as running',
      { jobs: ['build: running'], needs: 'build: failure' },
      { unaccounted: ['build'], outdated: true },
    ],
    [
      'proves a failure that the list shows as queued under another name',
      { jobs: ['Compile it: queued'], needs: 'build: failure' },
      { unaccounted: ['build'], outdated: true },
    ],
    [
      'proves a cancellation of a job that is not listed',
      { jobs: [], needs: 'build: cancelled' },
      { unaccounted: ['build'], outdated: true },
    ],
    [
      'proves a failure even if jobs are missing from the list',
      { jobs: ['lint: success'], needs: 'build: failure, lint: success', missing: 1 },
      { unaccounted: ['build'] },
    ],
    [
      'concludes nothing from a missing job if jobs are missing from the list',
      { jobs: ['lint: running'], needs: 'build: success, lint: success', missing: 1 },
      {},
    ],
    [
      'accounts for a failure by a job with another name',
      { jobs: ['Compile it: failure'], needs: 'build: failure' },
      {},
    ],
    [
      'accounts for one of two failing keys with one failed job',
      { jobs: ['Compile it: failure'], needs: 'build: failure, pack: failure' },
      { unaccounted: ['pack'], outdated: true },
    ],
    [
      'accounts for no failure with the job of another failing key',
      {
        jobs: ['lint: timed_out', 'Compile it: running'],
        needs: 'build: failure, lint: failure',
      },
      { unaccounted: ['build'], outdated: true },
    ],
    [
      'accounts for a failing matrix by one leg while another leg is listed as running',
      { jobs: ['test (a): failure', 'test (b): running'], needs: 'test: failure' },
      { outdated: true },
    ],
    [
      'proves the failure of a matrix whose failed leg is listed as running',
      { jobs: ['test (a): success', 'test (b): running'], needs: 'test: failure' },
      { unaccounted: ['test'], outdated: true },
    ],
    [
      'accounts for a skipped called workflow by its caller or by its jobs',
      {
        jobs: ['docs: skipped', 'deploy / plan: skipped', 'deploy / apply: skipped'],
        needs: 'docs: skipped, deploy: skipped',
      },
      {},
    ],
    [
      'proves a skip that no listed job shows',
      { jobs: ['Docs: success'], needs: 'docs: skipped' },
      { unaccounted: ['docs'], outdated: true },
    ],
    [
      'accounts for a failure by a job with another name if the job named after the key passed',
      {
        jobs: ['build: success', 'Compile it: failure'],
        needs: 'build: failure, lint: success',
      },
      {},
    ],
    [
      'does not account for a failure by an allowed job while another job is unfinished',
      {
        jobs: ['flaky: failure', 'Compile it: running'],
        needs: 'build: failure',
        allowed: ['flaky'],
      },
      { unaccounted: ['build'], outdated: true },
    ],
    [
      'accounts for a failure by an allowed job if no other job can be the key',
      { jobs: ['flaky: failure'], needs: 'build: failure', allowed: ['flaky'] },
      {},
    ],
    [
      'waits if a needed job under another name is unfinished and no other job can be the key',
      { jobs: ['lint: success', 'Compile it: running'], needs: 'build: success, lint: success' },
      { outdated: true },
    ],
    [
      'does not wait for an unfinished job that no key needs',
      { jobs: ['build: success', 'slow: running'], needs: 'build: success' },
      { forgotten: ['slow'] },
    ],
    [
      'forgives no job because of its name',
      {
        jobs: [
          'lint: failure',
          'test (a): cancelled',
          'test (b): success',
          'ship (eu) / go: failure',
        ],
        needs: 'lint: success, test: success, ship: success',
      },
      { doubtful: ['lint', 'test (a)', 'ship (eu) / go'] },
    ],
    [
      'forgives no job if a key failed, which may be the one of that job',
      { jobs: ['lint: failure', 'e2e: failure'], needs: 'lint: success, e2e: failure' },
      { doubtful: ['lint'] },
    ],
    [
      'forgives any job if there is one for each key and no key failed',
      {
        jobs: ['Style: failure', 'test: cancelled', 'docs: skipped'],
        needs: 'lint: success, test: success, docs: skipped',
      },
      { forgiven: ['Style', 'test'] },
    ],
    [
      'forgives no job if one of them has not finished',
      { jobs: ['lint: failure', 'test: running'], needs: 'lint: success, test: success' },
      { doubtful: ['lint'], outdated: true },
    ],
    [
      'does not forgive a failing key whose name looks like a leg of another',
      { jobs: ['lint: success', 'lint (style): failure'], needs: 'lint: success, style: failure' },
      {},
    ],
    [
      'does not forgive a failing key whose name looks like a call of another',
      { jobs: ['lint: success', 'lint / style: failure'], needs: 'lint: success, style: failure' },
      {},
    ],
    [
      'does not forgive a failing key whose name equals another key',
      { jobs: ['Check style: success', 'lint: failure'], needs: 'lint: success, e2e: failure' },
      { doubtful: ['lint'] },
    ],
    [
      'does not forgive while a job that nobody needs could account for the failing key',
      {
        jobs: ['lint (style): failure', 'nightly: failure'],
        needs: 'lint: success, style: failure',
      },
      { doubtful: ['lint (style)'] },
    ],
    [
      'does not forgive a forgotten job whose name looks like a leg of a key',
      { jobs: ['lint: success', 'lint (style): failure'], needs: 'lint: success' },
      { forgotten: ['lint (style)'] },
    ],
    [
      'does not forgive a forgotten job whose name looks like a call of a key',
      { jobs: ['lint: success', 'lint / style: running'], needs: 'lint: success' },
      { forgotten: ['lint / style'] },
    ],
    [
      'does not forgive if a key has both legs and calls',
      { jobs: ['lint (style): failure', 'lint / all: success'], needs: 'lint: success' },
      {},
    ],
    [
      'does not forgive if two jobs have the name of the key',
      { jobs: ['lint: success', 'lint: failure'], needs: 'lint: success' },
      {},
    ],
    [
      'does not forgive if jobs are missing from the list',
      { jobs: ['lint (style): failure'], needs: 'lint: success', missing: 1 },
      { doubtful: ['lint (style)'] },
    ],
    [
      'does not forgive a job of the run by the needs of a called workflow',
      {
        current: 'ci / report',
        jobs: ['lint: failure', 'ci / lint: success'],
        needs: 'lint: success',
      },
      {},
    ],
    [
      'reads needs as those of the called workflow that the current job may be in',
      {
        current: 'ci / report',
        jobs: ['lint: success', 'ci / lint: failure', 'ci / docs: success'],
        needs: 'lint: success',
      },
      { doubtful: ['ci / lint'], forgotten: ['ci / docs'] },
    ],
    [
      'reads needs as those of the run if only the current job has the name of a caller',
      {
        current: 'CI / report',
        jobs: ['lint: failure', 'test: failure', 'docs: success'],
        needs: 'lint: success, test: failure',
      },
      { doubtful: ['lint'], forgotten: ['docs'] },
    ],
    [
      'accounts for a failure by any job if the current job may be in a called workflow',
      {
        current: 'CI / report',
        jobs: ['CI / docs: success', 'lint: success', 'test: failure'],
        needs: 'lint: success, test: failure',
      },
      {},
    ],
    [
      'lists no forgotten job if a name hides the key of one that is needed',
      { jobs: ['Compile it: success', 'slow: running'], needs: 'build: success' },
      {},
    ],
    [
      'does not take a longer name for that of a key',
      { jobs: ['tests: failure', 'test-all: failure', 'Test: failure'], needs: 'test: success' },
      {},
    ],
    [
      'reads the keys of an object that every object has',
      { jobs: ['constructor: failure', '__proto__: failure'], needs: '__proto__: success' },
      { doubtful: ['__proto__'], forgotten: ['constructor'] },
    ],
  ])('%s', (_, listed, expected) => {
    expect(account(listed)).toEqual({ ...ALL_IS_WELL, ...expected })
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

  it.each<Case>([
    [
      'forgives a job with another name whose key succeeded',
      { graph, jobs: ['Compile it: failure'], needs: 'build: success' },
      { forgiven: ['Compile it'] },
    ],
    [
      'forgives a leg whose name has an expression',
      { graph, jobs: ['Compile it: success', 'Test on mac: failure'], needs: 'test: success' },
      { forgiven: ['Test on mac'] },
    ],
    [
      'compares keys without regard to case',
      { graph, jobs: ['Compile it: failure'], needs: 'BUILD: success' },
      { forgiven: ['Compile it'] },
    ],
    [
      'does not forgive a job whose name looks like a leg of another key',
      {
        graph,
        jobs: ['lint: success', 'lint (style): failure'],
        needs: 'lint: success, style: failure',
      },
      {},
    ],
    [
      'lists a forgotten job whose name looks like a leg of another key',
      { graph, jobs: ['lint: success', 'lint (style): failure'], needs: 'lint: success' },
      { forgotten: ['lint (style)'] },
    ],
    [
      'lists a forgotten job although needed jobs have another name',
      { graph, jobs: ['Compile it: success', 'All night: running'], needs: 'build: success' },
      { forgotten: ['All night'] },
    ],
    [
      'does not call a job forgotten that a needed job waits for',
      { graph, jobs: ['Compile it: success', 'Test on mac: success'], needs: 'test: success' },
      {},
    ],
    [
      'waits for a needed job with another name',
      { graph, jobs: ['Compile it: running'], needs: 'build: success' },
      { outdated: true },
    ],
    [
      'waits for a job that a needed job waits for',
      { graph, jobs: ['Compile it: queued', 'Test on mac: success'], needs: 'test: success' },
      { outdated: true },
    ],
    [
      'waits for a needed job that is not listed',
      { graph, jobs: ['lint: success'], needs: 'lint: success, build: success' },
      { outdated: true },
    ],
    [
      'proves a failure although another failed job is listed',
      {
        graph,
        jobs: ['Compile it: running', 'All night: failure'],
        needs: 'build: failure',
      },
      { unaccounted: ['build'], outdated: true, forgotten: ['All night'] },
    ],
    [
      'accounts for a skipped matrix and a skipped caller by their unexpanded names',
      {
        graph,
        jobs: ['Compile it: success', 'Test on ${{ matrix.os }}: skipped', 'deploy: skipped'],
        needs: 'test: skipped, deploy: skipped',
      },
      {},
    ],
    [
      'finds the jobs of a called workflow that could not be read',
      {
        graph,
        jobs: ['shared (eu) / a / b: failure', 'shared (us) / c: success'],
        needs: 'shared: failure',
      },
      {},
    ],
    [
      'reads needs as that of the called workflow that the current job is in',
      {
        graph,
        current: 'deploy / report',
        jobs: ['lint: failure', 'deploy / plan: failure', 'deploy / apply: success'],
        needs: 'plan: success',
      },
      { forgiven: ['deploy / plan'], forgotten: ['deploy / apply'] },
    ],
    [
      'finds by elimination the only job that a key can have',
      {
        graph: wild,
        jobs: ['lint: failure', 'style: failure'],
        needs: 'any: failure, lint: success',
      },
      { forgiven: ['lint'] },
    ],
    [
      'eliminates nothing if jobs are missing from the list',
      {
        graph: wild,
        jobs: ['lint: failure', 'style: failure'],
        needs: 'any: failure, lint: success',
        missing: 1,
      },
      {},
    ],
    [
      'does not forgive a job that may be of a key that failed',
      {
        graph: wild,
        jobs: ['Same: failure', 'Same: success'],
        needs: 'same: success, equal: failure',
      },
      {},
    ],
    [
      'forgives a job whose possible keys all succeeded',
      {
        graph: wild,
        jobs: ['Same: failure', 'Same: success'],
        needs: 'same: success, equal: success, any: success',
      },
      { forgiven: ['Same'], outdated: true },
    ],
    [
      'does not call a job forgotten that may be a leg of a needed key',
      { graph: wild, jobs: ['lint: running', 'style: success'], needs: 'any: success' },
      {},
    ],
    [
      'goes by names if the file does not explain every job',
      {
        graph,
        jobs: ['Compile it: failure', 'Renamed since: success'],
        needs: 'build: success',
      },
      {},
    ],
    [
      'goes by names if the file does not declare every key',
      { graph, jobs: ['lint: failure'], needs: 'lint: success, renamed: skipped' },
      { doubtful: ['lint'], unaccounted: ['renamed'], outdated: true },
    ],
  ])('%s', (_, listed, expected) => {
    expect(account(listed)).toEqual({ ...ALL_IS_WELL, ...expected })
  })

  it('matches a name that GitHub truncated to 100 characters', () => {
    const long = [
      workflowJob('long', { name: `Check ${'all '.repeat(30)}` }),
      workflowJob('prefix', { name: 'Check', matrix: true }),
      workflowJob('report'),
    ]
    const name = `Check ${'all '.repeat(30)}`.slice(0, 97)
    const listed = { graph: long, jobs: [`${name}...: failure`], needs: 'long: success' }
    expect(account(listed)).toEqual({ ...ALL_IS_WELL, forgiven: [`${name}...`] })
  })

  it('returns for each key whether its jobs are certain', () => {
    const matches = (listed: Listed) =>
      accountOf(listed).matches.map(({ need, jobs, certain }) => [
        need.key,
        jobs.map(({ name }) => name),
        certain,
      ])
    const jobs = ['lint: success', 'Same: success', 'Same: success', 'style: success']
    const needs = 'lint: success, same: success, any: success'
    expect(matches({ graph: wild, jobs, needs })).toEqual([
      ['lint', ['lint'], true],
      ['same', ['Same', 'Same'], false],
      ['any', ['Same', 'Same', 'style'], false],
    ])
    expect(matches({ jobs, needs: 'lint: success' })).toEqual([['lint', ['lint'], false]])
    expect(matches({ jobs: ['Check it: success'], needs: 'lint: success' })).toEqual([
      ['lint', ['Check it'], false],
    ])
  })
})

describe('accountForNeeds', () => {
  it('reports every failure in needs if no job was listed', () => {
    const own = makeOwn({ needs: [{ key: 'build', result: 'failure' }] })
    const { unaccounted, outdated } = accountForNeeds(makeRun({ jobs: undefined }), own)
    expect(unaccounted.map(({ key }) => key)).toEqual(['build'])
    expect(outdated).toBe(false)
  })

  it('returns empty results without needs', () => {
    expect(account({ jobs: ['build: failure', 'test: running'], needs: '' })).toEqual(ALL_IS_WELL)
  })

  it('ignores check runs', () => {
    const run = makeRun({
      jobs: [
        { name: 'build', state: running(5) },
        { name: 'JUnit', kind: 'check', state: finished(5, 5, 'failure') },
        { id: 99, name: 'report', state: running(9) },
      ],
    })
    const own = makeOwn({ jobId: 99, needs: [{ key: 'build', result: 'failure' }] })
    const { unaccounted, forgotten } = accountForNeeds(run, own)
    expect(unaccounted.map(({ key }) => key)).toEqual(['build'])
    expect(forgotten.size).toBe(0)
  })

  const anyListed = fc.record({
    jobs: fc.array(
      fc
        .tuple(
          fc.constantFrom('a', 'b', 'a (b)', 'a / b', 'b (x)', 'A and B', 'c', 'd'),
          fc.constantFrom('success', 'success', 'failure', 'cancelled', 'skipped', 'running'),
        )
        .map(([name, state]) => `${name}: ${state}`),
      { maxLength: 7 },
    ),
    needs: fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom('a', 'b', 'c'),
          fc.constantFrom('success', 'success', 'failure', 'cancelled', 'skipped'),
        ),
        { selector: ([key]) => key, minLength: 1 },
      )
      .map((needs) => needs.map(([key, result]) => `${key}: ${result}`).join(', ')),
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

  it('forgives no job by its name unless other jobs account for every key that failed', () => {
    fc.assert(
      fc.property(anyListed, ({ jobs, needs }) => {
        const { forgiven, unaccounted } = account({ jobs, needs })
        const failing = needs.split(', ').filter((need) => /failure|cancelled/.test(need))
        const others = listJobs(jobs).filter(
          ({ name, state }) =>
            state.kind === 'finished' &&
            ['failure', 'cancelled'].includes(state.conclusion) &&
            !forgiven.includes(name),
        )
        if (forgiven.length === 0) return
        expect(unaccounted.filter((key) => !needs.includes(`${key}: skipped`))).toEqual([])
        expect(others.length).toBeGreaterThanOrEqual(failing.length)
      }),
      { numRuns: 300 },
    )
  })

  it('shows every failure in needs as unaccounted or as a failed job that is not forgiven', () => {
    fc.assert(
      fc.property(anyListed, fc.boolean(), ({ jobs, needs, graph }, allowAll) => {
        const listed = { jobs, needs, ...(graph ? { graph } : {}) }
        const allowed = allowAll ? [] : undefined
        const { forgiven, unaccounted } = account({ ...listed, ...(allowed ? { allowed } : {}) })
        const failing = needs.split(', ').filter((need) => /failure|cancelled/.test(need)).length
        const shown = listJobs(jobs).filter(
          ({ state, name }) =>
            state.kind === 'finished' &&
            ['failure', 'cancelled'].includes(state.conclusion) &&
            !forgiven.includes(name),
        ).length
        const missing = unaccounted.filter((key) => !needs.includes(`${key}: skipped`)).length
        expect(shown + missing).toBeGreaterThanOrEqual(failing)
      }),
      { numRuns: 300 },
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
        const sorted = ({ forgiven, doubtful, forgotten, ...rest }: Required<Account>) => ({
          ...rest,
          forgiven: forgiven.toSorted(),
          doubtful: doubtful.toSorted(),
          forgotten: forgotten.toSorted(),
        })
        expect(sorted(account({ ...listed, jobs: shuffled }))).toEqual(
          sorted(account({ ...listed, jobs })),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('never reports the list of a passed run as outdated', () => {
    const names = { a: ['a'], b: ['b (x)', 'b (y)'], c: ['c / d', 'c / e'] }
    const anyKeys = fc.subarray(['a', 'b', 'c'] as const, { minLength: 1 })
    fc.assert(
      fc.property(anyKeys, fc.subarray(['a', 'b', 'c'] as const), (keys, renamed) => {
        const jobs = (['a', 'b', 'c'] as const).flatMap((key) =>
          renamed.includes(key)
            ? [`The ${key}: success`]
            : names[key].map((name) => `${name}: success`),
        )
        const needs = keys.map((key) => `${key}: success`).join(', ')
        const { outdated, unaccounted } = account({ jobs, needs })
        expect({ outdated, unaccounted }).toEqual({ outdated: false, unaccounted: [] })
      }),
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

function accountOf({ jobs, needs, graph, allowed = [], missing = 0, current = 'report' }: Listed) {
  const all = [...listJobs(jobs), { id: 99, name: current, state: running(500) }]
  const run = makeRun({ jobs: all, jobsCounted: all.length + missing, graph })
  const ids = (run.jobs ?? []).filter(({ name }) => allowed.includes(name)).map(({ id }) => id)
  const own = makeOwn({ jobId: 99, needs: needs === '' ? [] : needs.split(', ').map(readNeed) })
  return accountForNeeds(run, own, new Set(ids))
}

function account(listed: Listed): Required<Account> {
  const { unaccounted, forgiven, doubtful, outdated, forgotten } = accountOf(listed)
  const names = listJobs(listed.jobs).map(({ name }) => name)
  return {
    unaccounted: unaccounted.map(({ key }) => key),
    forgiven: names.filter((_, index) => forgiven.has(index + 1)),
    doubtful: names.filter((_, index) => doubtful.has(index + 1)),
    outdated,
    forgotten: names.filter((_, index) => forgotten.has(index + 1)),
  }
}

function listJobs(jobs: readonly string[]): Pick<Job, 'name' | 'state'>[] {
  return jobs.map((job) => {
    const at = job.lastIndexOf(': ')
    return { name: job.slice(0, at), state: readState(job.slice(at + 2)) }
  })
}

function readState(state: string): State {
  if (state === 'running') return running(5)
  return state === 'queued' ? waiting() : finished(5, 65, state)
}

function readNeed(need: string) {
  const [key = '', result = ''] = need.split(': ')
  return { key, result }
}
